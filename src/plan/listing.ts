import type { FieldNode, GraphQLField } from "graphql";
import { argumentReader, PAGE_DEFAULT, pageBound, type Variables } from "./arguments.ts";
import type { Draft } from "./draft.ts";
import { type Beyond, type KeyExpression, keyset } from "./keyset.ts";
import { type OrderBy, placeOf, sortKeys } from "./order.ts";
import { edgeProperty, nodeProperty } from "./property.ts";
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
  /** The same without names, for counting. */
  readonly bare: string;
  readonly conditions: readonly string[];
}

/** How many rows a page takes, counted from its start, from its end, or first and then last. */
export interface PageSize {
  readonly first: number | undefined;
  readonly last: number | undefined;
}

/** A list while it is being written: its source, its order and the page asked for. */
export interface Listing {
  readonly draft: Draft;
  readonly source: Source;
  readonly keys: readonly KeyExpression[];
  /** The list and its order in words, for its cursors. */
  readonly place: string;
  readonly after: Beyond | undefined;
  readonly before: Beyond | undefined;
  /** Whether the page is counted from its end, and so read from there. */
  readonly backward: boolean;
  readonly size: (variables: Variables) => PageSize;
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
  const { variableValues } = draft.asking;
  const argument = (name: string) => argumentReader(definition, node, name);
  const sorted = sortKeys(list, argument("orderBy")(variableValues) as OrderBy[] | undefined);
  const place = placeOf(list, sorted);
  const keys = sorted.map(({ on, property, descending }) => ({
    expression:
      on === "node"
        ? nodeProperty(draft, source.far, property)
        : edgeProperty(draft, source.edge ?? "", source.to ?? "", property),
    descending,
    nullable: property.optional === true,
  }));
  const side = (name: "after" | "before") => {
    const cursor = argument(name);
    if (cursor(variableValues) === undefined) return undefined;
    return keyset(draft, keys, { place, name, cursor });
  };
  const [first, last] = [argument("first"), argument("last")];
  const size = (variables: Variables) => pageSize(first(variables), last(variables));
  const backward = size(variableValues).first === undefined;
  const bounds = { after: side("after"), before: side("before") };
  return { draft, source, keys, place, size, backward, ...bounds };
}

function pageSize(first: unknown, last: unknown): PageSize {
  const size = { first: pageBound("first", first), last: pageBound("last", last) };
  return size.first === undefined && size.last === undefined
    ? { ...size, first: PAGE_DEFAULT }
    : size;
}
