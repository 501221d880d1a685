import type { Sorting } from "./rows.ts";

/** What the reader writes for a cursor: this, then the list, its order and the row's place in it. */
export const CURSOR = "cursor ";

/** A place between rows of a list. */
export interface Place {
  /** The field, with the type that declares it: `Actor.claims`. */
  readonly scope: string;
  /** The name of the order that it is a place of. */
  readonly order: string;
  /** The values that are sorted by. */
  readonly values: readonly unknown[];
}

export function cursorOf(place: Place): string {
  return CURSOR + JSON.stringify(place);
}

/** What one of the reader's cursors holds. */
export function placeOfCursor(cursor: string): Place {
  return JSON.parse(cursor.slice(CURSOR.length));
}

/** The name of an order: what is sorted by, and which way. */
export function orderName(order: readonly Sorting[]): string {
  return order.map(({ name, descending }) => `${name}${descending ? "-" : "+"}`).join(" ");
}
