import neo4j, { type Integer } from "neo4j-driver";
import type { Row, Value, Values } from "./graph.ts";

/** What the driver sends: whole numbers as integers, which it would send as floats by itself. */
type Sent = string | number | boolean | null | Integer | Sent[] | { [name: string]: Sent };

/** All values in one map: Neo4j plans anew for each size class of each parameter, at 60 to 90 ms. */
export function sent(values: Values): { v: Sent } {
  return { v: sentBare(values) };
}

/** Each value by its own name. */
export function sentBare(values: Values): { [name: string]: Sent } {
  const map: { [name: string]: Sent } = {};
  for (const name in values) map[name] = sentValue(values[name] ?? null);
  return map;
}

/** The columns' values in the statement's order. */
export function row(record: {
  readonly keys: readonly PropertyKey[];
  get(at: number): Value;
}): Row {
  return record.keys.map((_, at) => record.get(at));
}

function sentValue(value: Value): Sent {
  if (typeof value === "number") return Number.isInteger(value) ? neo4j.int(value) : value;
  if (typeof value !== "object" || value === null) return value;
  return isList(value) ? value.map(sentValue) : sentBare(value);
}

function isList(value: readonly Value[] | Values): value is readonly Value[] {
  return Array.isArray(value);
}
