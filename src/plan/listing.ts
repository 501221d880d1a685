import type { FieldNode, GraphQLField } from "graphql";
import { argumentReader, type ReadArgument } from "./arguments.ts";
import { readCursor } from "./cursor.ts";
import type { Draft } from "./draft.ts";
import { type OrderBy, placeOf, type SortKey, sortKeys } from "./order.ts";
import type { ListDeclaration } from "./role.ts";

/** Where a list's rows come from, before they are sorted and cut. */
export interface Source {
  /** The node that each row is about. */
  readonly far: string;
  readonly kinds: readonly string[];
  /** The relationship that leads to it; a root list has none. */
  readonly edge?: string;
  /** The relationship's `to` end. */
  readonly to?: string;
  /** The node it is read from, which its sub-query takes in; none for a root list. */
  readonly near?: string;
  readonly pattern: string;
  readonly conditions: readonly string[];
  /** The expression for how many there are in all. */
  readonly count: string;
}

/** A list while it is being written: its source, its order and the page asked for. */
export interface Listing {
  readonly draft: Draft;
  readonly source: Source;
  readonly keys: readonly SortKey[];
  readonly place: string;
  /** The condition that a row stands after the cursor; none where no cursor is given. */
  readonly past: string | undefined;
  readonly first: ReadArgument;
}

/** The list that a field asks for, with its arguments read. */
export function listing(
  draft: Draft,
  source: Source,
  list: ListDeclaration,
  definition: GraphQLField<unknown, unknown>,
  [node]: readonly FieldNode[],
): Listing {
  if (node === undefined) throw new Error("A field is asked by at least one node.");
  const variables = draft.asking.variableValues;
  const orderBy = argumentReader(definition, node, "orderBy")(variables) as OrderBy[] | undefined;
  const keys = sortKeys(list, orderBy);
  const place = placeOf(list, keys);
  const after = argumentReader(definition, node, "after");
  const given = after(variables) !== undefined;
  const listed = { draft, source, keys, place, first: argumentReader(definition, node, "first") };
  return { ...listed, past: given ? pastCursor(listed, after) : undefined };
}

/** The expression for what a list is sorted by. */
export function expressionOf({ far, edge }: Source, key: SortKey): string {
  return `${key.on === "node" ? far : edge}.${key.property}`;
}

/** `k >= $x AND (k > $x OR ..)`: the form that reads an index on Neo4j from the cursor on. */
function pastCursor(
  { draft, source, keys, place }: Omit<Listing, "past">,
  after: ReadArgument,
): string {
  const conditions = keys.map((key, at) => {
    const value = draft.parameter("after", (variables) => {
      const values = readCursor(place, String(after(variables)));
      return values[at] ?? null;
    });
    return { expression: expressionOf(source, key), than: key.descending ? "<" : ">", value };
  });
  return conditions
    .map(({ expression, than, value }) => ({
      strict: `${expression} ${than} ${value}`,
      loose: `${expression} ${than}= ${value}`,
    }))
    .reduceRight(
      (rest, { strict, loose }) => (rest === "" ? strict : `${loose} AND (${strict} OR ${rest})`),
      "",
    );
}
