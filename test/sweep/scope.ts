import { doTypesOverlap, type GraphQLCompositeType, type GraphQLSchema } from "graphql";

/** A field as it is asked for in a selection, under the name it has in the answer. */
export interface Entry {
  readonly response: string;
  readonly parent: GraphQLCompositeType;
  readonly field: string;
  /** Its arguments, as written. */
  readonly signature: string;
  readonly child: Scope;
}

/**
 * All that stands under one place of the answer, whichever fragments it comes from, so that no two
 * fields of it are in conflict.
 */
export class Scope {
  readonly entries: Entry[] = [];

  /** The entries of that name which the same object could have. */
  private rivals(
    schema: GraphQLSchema,
    response: string,
    parent: GraphQLCompositeType,
  ): readonly Entry[] {
    return this.entries.filter(
      (entry) => entry.response === response && doTypesOverlap(schema, entry.parent, parent),
    );
  }

  /** Whether the field can be asked for here without a conflict. */
  fits(schema: GraphQLSchema, entry: Omit<Entry, "child">): boolean {
    return this.rivals(schema, entry.response, entry.parent).every(
      (rival) => rival.field === entry.field && rival.signature === entry.signature,
    );
  }

  /** Adds the field; what it is merged with shares its scope. */
  add(schema: GraphQLSchema, entry: Omit<Entry, "child">): Scope {
    const child = this.rivals(schema, entry.response, entry.parent)[0]?.child ?? new Scope();
    this.entries.push({ ...entry, child });
    return child;
  }
}
