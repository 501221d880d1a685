import type { FieldNode, GraphQLField } from "graphql";
import { type Access, hubAccess, isHubList, plainAccess, startAccess } from "./access.ts";
import {
  argumentReader,
  oncePerRequest,
  PAGE_DEFAULT,
  pageBound,
  type ReadArgument,
  type Variables,
} from "./arguments.ts";
import { readCursor } from "./cursor.ts";
import { type Draft, matching } from "./draft.ts";
import { filterOf } from "./filter.ts";
import { type Beyond, type KeyExpression, keyset } from "./keyset.ts";
import { isNewestFirst, type OrderBy, placeOf, type SortKey, sortKeys } from "./order.ts";
import { edgeProperty, nodeProperty } from "./property.ts";
import type { ListDeclaration } from "./role.ts";
import { type Start, startsOf } from "./starts.ts";

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
  /** Other nodes that its conditions name, which its sub-query takes in too. */
  readonly beside?: readonly string[];
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

/** An end at which a list can be read, and what it is read from there. */
export interface End {
  readonly start: Start;
  readonly source: Source;
}

/** A list while it is being written: its source, its order and the page asked for. */
export interface Listing {
  readonly draft: Draft;
  readonly source: Source;
  /** The ends at which it can be read as well, where there are several: the rarer is for the graph to say. */
  readonly ends: readonly End[];
  /** The expression for how many there are in all, whatever the page. */
  readonly count: string;
  /** What the rows are read by, in their order. */
  readonly order: readonly KeyExpression[];
  /** What a row's cursor holds. */
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
  list: ListDeclaration,
  found: Omit<Source, "conditions"> & Partial<Pick<Source, "conditions">>,
  definition: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
): Listing {
  const [node] = nodes;
  if (node === undefined) throw new Error("A field is asked by at least one node.");
  const { variableValues } = draft.asking;
  const argument = (name: string) => argumentReader(definition, node, name);
  const standing = { node: found.far, kinds: found.kinds };
  const filter = filterOf(draft, standing, list.farType, definition, nodes);
  const conditions = [
    ...draft.known(found.edge, found.far),
    ...(found.conditions ?? []),
    ...filter,
  ];
  const source = { ...found, conditions };
  const sorted = sortKeys(list, argument("orderBy")(variableValues) as OrderBy[] | undefined);
  const keys = sorted.map((key) => keyExpression(draft, source, key));
  const place = placeOf(list, sorted);
  const [access, ends] = accessTo(draft, list, source, keys, {
    newestFirst: isNewestFirst(sorted),
    filter: argument("filter"),
  });
  const side = (name: "after" | "before") => {
    const cursor = argument(name);
    if (cursor(variableValues) === undefined) return undefined;
    const read = oncePerRequest((variables) => readCursor(place, String(cursor(variables))));
    return keyset(draft, name, access, read);
  };
  const [first, last] = [argument("first"), argument("last")];
  const size = oncePerRequest((variables) => pageSize(first(variables), last(variables)));
  return {
    draft,
    source: access.source,
    ends,
    order: access.order,
    keys,
    place,
    size,
    backward: size(variableValues).first === undefined,
    count: countOf(ends.length === 0 ? source : access.source),
    after: side("after"),
    before: side("before"),
  };
}

/** From where the rows are read, and the other ends where they could be. */
function accessTo(
  draft: Draft,
  list: ListDeclaration,
  source: Source,
  keys: readonly KeyExpression[],
  { newestFirst, filter }: { readonly newestFirst: boolean; readonly filter: ReadArgument },
): readonly [Access, readonly End[]] {
  if (isHubList(draft, list, newestFirst)) return [hubAccess(draft, source), []];
  const isOfClaims = list.along === undefined && list.farType === "Claim" && newestFirst;
  const starts = isOfClaims ? startsOf(draft, source.far, filter) : [];
  const accesses = starts.map((start) => startAccess(draft, source, start));
  const ends = starts.map((start, at) => ({ start, source: accesses[at]?.source ?? source }));
  return [accesses[0] ?? plainAccess(source, keys), ends];
}

function keyExpression(draft: Draft, source: Source, key: SortKey): KeyExpression {
  const { on, property, descending } = key;
  const expression =
    on === "node"
      ? nodeProperty(draft, source.far, property)
      : edgeProperty(draft, source.edge ?? "", source.to ?? "", property);
  return { expression, descending, nullable: property.optional === true };
}

/** Without a condition Neo4j looks the number up; with one it counts. */
function countOf({ pattern, bare, conditions }: Source): string {
  return conditions.length === 0
    ? `COUNT { ${bare} }`
    : `COUNT { ${matching(pattern, conditions)} }`;
}

function pageSize(first: unknown, last: unknown): PageSize {
  const size = { first: pageBound("first", first), last: pageBound("last", last) };
  return size.first === undefined && size.last === undefined
    ? { ...size, first: PAGE_DEFAULT }
    : size;
}
