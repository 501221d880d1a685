import { model } from "../model/model.ts";
import type { Property } from "../model/property.ts";
import type { ListDeclaration, OrderField } from "./role.ts";

/** One thing that a list is sorted by. */
export interface SortKey {
  readonly on: "node" | "edge";
  readonly property: Property;
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
  const order = keys.map((key) => `${nameOf(key)} ${key.descending ? "DESC" : "ASC"}`);
  return `${list.scope} ${order.join(", ")}`;
}

/** Whether that is the order in which claims come where nobody asks for another. */
export function isNewestFirst(keys: readonly SortKey[]): boolean {
  return keys.every((key) => key.descending) && keys.map(nameOf).join() === "node.saidOn,node.id";
}

/** By position where a relationship has one for it, newest first for claims, else by id. */
function defaultKeys(list: ListDeclaration): readonly SortKey[] {
  if (list.along?.byPosition) return [edgeKey("position"), ...breakers(list)];
  if (list.farType !== "Claim") return breakers(list);
  return ["saidOn", "id"].map((name) => ({ ...nodeKey(list, name), descending: true }));
}

/** The id tells nodes apart, the key two relationships that lead to one node. */
function breakers(list: ListDeclaration): readonly SortKey[] {
  const id = nodeKey(list, "id");
  return list.along === undefined ? [id] : [id, edgeKey("key")];
}

function nodeKey({ farType }: ListDeclaration, name: string): SortKey {
  const property = model.kind(farType).properties.find((each) => each.name === name);
  if (property === undefined) throw new Error(`${farType} has no property ${name} to sort by.`);
  return { on: "node", property, descending: false };
}

/** What every relationship that is sorted by it has, whether or not clients see it. */
function edgeKey(name: string): SortKey {
  const property: Property = { name, type: "text", description: "Tells relationships apart." };
  return { on: "edge", property, descending: false };
}

function askedKey(orders: readonly OrderField[], { field, direction }: OrderBy): SortKey {
  const order = orders.find((each) => each.value === field);
  if (order === undefined) throw new Error(`No list is sorted by ${field} here.`);
  return { on: order.on, property: order.property, descending: direction === "DESC" };
}

/** What was sorted by already decides nothing a second time. */
function distinct(keys: readonly SortKey[]): readonly SortKey[] {
  const names = keys.map(nameOf);
  return keys.filter((_, at) => names.indexOf(names[at] ?? "") === at);
}

function nameOf({ on, property }: SortKey): string {
  return `${on}.${property.name}`;
}
