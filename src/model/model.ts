import "reflect-metadata";
import "./person.ts";
import "./country.ts";
import "./organization.ts";
import "./unnamed-source.ts";
import "./place.ts";
import "./process.ts";
import "./meeting.ts";
import "./issue.ts";
import "./claim.ts";
import "./outcome.ts";
import "./document.ts";
import "./relationships/offices.ts";
import "./relationships/tables.ts";
import "./relationships/claims.ts";
import "./relationships/documents.ts";
import { checkModel } from "./check.ts";
import { declaredKinds, type KindDeclaration } from "./kind.ts";
import {
  declaredRelationships,
  type RelationshipDeclaration,
  type RelationshipFieldOptions,
} from "./relationship.ts";

/** A field that leads along a relationship, as one type has it. */
export interface RelationshipField extends RelationshipFieldOptions {
  readonly relationship: RelationshipDeclaration;
  /** The kind or interface that has it. */
  readonly owner: string;
  readonly gives: "many" | "one" | "first";
  /** The kinds of node at the far end. */
  readonly far: readonly string[];
  /** The one GraphQL type that all of them have: the kind itself, else `Actor` or `Entity`. */
  readonly farType: string;
}

/** What the graph holds: the kinds of node and their relationships, resolved and checked. */
export interface Model {
  /** The kinds of node, without the interfaces. */
  readonly kinds: readonly KindDeclaration[];
  /** `Node`, `Entity` and `Actor`. */
  readonly interfaces: readonly KindDeclaration[];
  readonly relationships: readonly RelationshipDeclaration[];
  /** The declaration of a kind or interface. Throws where there is none: a fault of the program. */
  kind(name: string): KindDeclaration;
  relationship(type: string): RelationshipDeclaration;
  /** The kinds that a kind or interface stands for: `Actor` for four, `Person` for itself. */
  kindsOf(name: string): readonly string[];
  /** The fields along relationships that the type itself declares; not those of its interfaces. */
  ownFields(name: string): readonly RelationshipField[];
  /** The same with those of its interfaces. */
  fields(name: string): readonly RelationshipField[];
}

export const model: Model = buildModel(declaredKinds(), declaredRelationships());

/**
 * Resolves declarations to a model.
 *
 * @throws an Error with one sentence for each thing that is declared wrong
 */
export function buildModel(
  declared: readonly KindDeclaration[],
  relationships: readonly RelationshipDeclaration[],
): Model {
  checkModel(declared, relationships);
  const kinds = declared.filter((each) => !each.abstract);
  const byName = new Map(declared.map((each) => [each.name, each]));
  const byType = new Map(relationships.map((each) => [each.type, each]));
  const kindsOf = (name: string) => concrete(kinds, name);
  const fields = relationships.flatMap((each) => resolveFields(each, kinds));
  const ownFields = (name: string) => fields.filter((field) => field.owner === name);
  return {
    kinds,
    interfaces: declared.filter((each) => each.abstract),
    relationships,
    kind: (name) => found(byName, name),
    relationship: (type) => found(byType, type),
    kindsOf,
    ownFields,
    fields: (name) => [name, ...found(byName, name).interfaces].flatMap(ownFields),
  };
}

function resolveFields(
  relationship: RelationshipDeclaration,
  kinds: readonly KindDeclaration[],
): RelationshipField[] {
  return relationship.fields.flatMap((field) => {
    const ends = field.direction === "in" ? relationship.from : relationship.to;
    const far = (field.far ?? ends).flatMap((name) => concrete(kinds, name));
    const farType = commonType(kinds, far);
    const gives = field.gives ?? "many";
    return field.on.map((owner) => ({ ...field, relationship, owner, gives, far, farType }));
  });
}

function concrete(kinds: readonly KindDeclaration[], name: string): readonly string[] {
  return kinds
    .filter((kind) => kind.name === name || kind.interfaces.includes(name))
    .map((kind) => kind.name);
}

function commonType(kinds: readonly KindDeclaration[], names: readonly string[]): string {
  const [only, another] = names;
  if (only !== undefined && another === undefined) return only;
  const chains = kinds.filter((kind) => names.includes(kind.name)).map((kind) => kind.interfaces);
  const shared = chains[0]?.find((name) => chains.every((chain) => chain.includes(name)));
  return shared ?? "Node";
}

function found<T>(all: ReadonlyMap<string, T>, name: string): T {
  const one = all.get(name);
  if (one === undefined) throw new Error(`The model has no ${name}.`);
  return one;
}
