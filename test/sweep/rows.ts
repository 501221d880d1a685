import type { NodeFact, RelationshipFact } from "./facts.ts";

/** One place of a list: a node, and the relationship that led to it, where one did. */
export interface ListRow {
  readonly node: NodeFact;
  readonly edge?: RelationshipFact;
}

/** One thing to sort by, and how a row's value of it is found. */
export interface Sorting {
  readonly name: string;
  readonly descending: boolean;
  value(row: ListRow): unknown;
}

const id: Sorting = { name: "id", descending: false, value: (row) => row.node.properties["id"] };
const key: Sorting = {
  name: "key",
  descending: false,
  value: (row) => row.edge?.properties["key"] ?? "",
};

/** Where nobody asks for another order. */
export const byId = [id, key];
export const newestFirst = [
  { name: "saidOn", descending: true, value: (row: ListRow) => row.node.properties["saidOn"] },
  { ...id, descending: true },
];
export const byPosition = [
  {
    name: "position",
    descending: false,
    value: (row: ListRow) => row.edge?.properties["position"],
  },
  id,
  key,
];

/** What was asked for; the id and the key break the ties. What comes again sorts nothing. */
export function asked(sortings: readonly Sorting[]): readonly Sorting[] {
  const all = [...sortings, id, key];
  return all.filter(({ name }, at) => all.findIndex((each) => each.name === name) === at);
}

export function sorted(rows: readonly ListRow[], order: readonly Sorting[]): ListRow[] {
  return rows.toSorted((a, b) => comparePlaces(placeOf(a, order), placeOf(b, order), order));
}

/** The values by which a row stands where it stands. */
export function placeOf(row: ListRow, order: readonly Sorting[]): readonly unknown[] {
  return order.map((sorting) => sorting.value(row) ?? null);
}

export function comparePlaces(
  a: readonly unknown[],
  b: readonly unknown[],
  order: readonly Sorting[],
): number {
  for (const [at, sorting] of order.entries()) {
    const compared = compareValues(a[at], b[at]);
    if (compared !== 0) return sorting.descending ? -compared : compared;
  }
  return 0;
}

/** A null is the largest; texts by code point, which is the order of their bytes in UTF-8. */
function compareValues(a: unknown, b: unknown): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === "number" && typeof b === "number") return a - b;
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}
