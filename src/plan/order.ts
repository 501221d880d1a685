import type { ListDeclaration, OrderField } from "./role.ts";

/** One thing that a list is sorted by. */
export interface SortKey {
  readonly on: "node" | "edge";
  readonly property: string;
  readonly descending: boolean;
}

/** An entry of `orderBy`, as GraphQL gives it. */
export interface OrderBy {
  readonly field: string;
  readonly direction: "ASC" | "DESC";
}

/** What the list is sorted by, down to what tells every two rows apart. */
export function sortKeys(
  list: ListDeclaration,
  asked: readonly OrderBy[] | null | undefined,
): readonly SortKey[] {
  if (asked == null || asked.length === 0) return defaultKeys(list);
  return distinct([...asked.map((each) => askedKey(list.orders, each)), ...breakers(list)]);
}

/** The order of a list in words, for its cursors. */
export function placeOf(list: ListDeclaration, keys: readonly SortKey[]): string {
  const order = keys.map((key) => `${key.on}.${key.property} ${key.descending ? "DESC" : "ASC"}`);
  return `${list.scope} ${order.join(", ")}`;
}

/** Newest first for claims, by position where a relationship has one for it, else by id. */
function defaultKeys(list: ListDeclaration): readonly SortKey[] {
  if (list.farType === "Claim" && !list.along?.byPosition) {
    return [
      { on: "node", property: "saidOn", descending: true },
      { on: "node", property: "id", descending: true },
    ];
  }
  if (!list.along?.byPosition) return breakers(list);
  return [{ on: "edge", property: "position", descending: false }, ...breakers(list)];
}

/** The id tells nodes apart, the key two relationships that lead to one node. */
function breakers(list: ListDeclaration): readonly SortKey[] {
  const id: SortKey = { on: "node", property: "id", descending: false };
  return list.along === undefined ? [id] : [id, { on: "edge", property: "key", descending: false }];
}

function askedKey(orders: readonly OrderField[], { field, direction }: OrderBy): SortKey {
  const order = orders.find((each) => each.value === field);
  if (order === undefined) throw new Error(`No list is sorted by ${field} here.`);
  return { on: order.on, property: order.property.name, descending: direction === "DESC" };
}

/** What was sorted by already decides nothing a second time. */
function distinct(keys: readonly SortKey[]): readonly SortKey[] {
  const names = keys.map((key) => `${key.on}.${key.property}`);
  return keys.filter((_, at) => names.indexOf(names[at] ?? "") === at);
}
