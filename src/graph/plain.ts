import type { Value } from "./graph.ts";

/** Turns what an engine gave into a plain value. */
export type Plain = (value: unknown) => Value;

/** A number where JavaScript and JSON keep it exactly; else, as "Infinity" and integers past 2^53, its text. */
export function plainNumber(value: number | bigint): number | string {
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

export function plainMap(map: object, plain: Plain): { readonly [name: string]: Value } {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, plain(value)]));
}
