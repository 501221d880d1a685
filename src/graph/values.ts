import { BadInput } from "../model/faults.ts";
import type { Value, Values } from "./graph.ts";

/** Lists and maps inside each other; a circular one would end the process inside the embedded engine. */
const MAX_NESTING = 32;

/** Half of a surrogate pair: no engine can store it, and the embedded one replaces it silently. */
const LONE_SURROGATE = /\p{Surrogate}/u;

type Check = (value: Value, path: string, nesting: number) => void;

/** Refuses, with `BadInput`, what one engine or both would change, misread or crash on. */
export function checkValues(values: Values): void {
  for (const [name, value] of Object.entries(values)) checkValue(value, name, 0);
}

/**
 * Refuses besides what would be written otherwise than it was meant: a list of unlike values or
 * with a null in it, which Neo4j cannot store and the embedded engine stores all the same.
 */
export function checkWritten(values: Values): void {
  for (const [name, value] of Object.entries(values)) checkWrittenValue(value, name, 0);
}

function checkValue(value: Value, path: string, nesting: number): void {
  if (typeof value === "string") checkText(value, path);
  else if (typeof value === "number") checkNumber(value, path);
  else if (typeof value === "object") checkNested(value, path, nesting, checkValue);
  else if (typeof value !== "boolean") throw new BadInput(`${path} has no value; use null.`);
}

function checkWrittenValue(value: Value, path: string, nesting: number): void {
  if (Array.isArray(value) && new Set(value.map(sort)).size > 1) {
    throw new BadInput(`${path} mixes values of several types, or null, in one list.`);
  }
  if (typeof value === "object") checkNested(value, path, nesting, checkWrittenValue);
  else checkValue(value, path, nesting);
}

function checkText(text: string, path: string): void {
  if (text.includes("\0")) throw new BadInput(`${path} has a NUL character in its text.`);
  if (LONE_SURROGATE.test(text)) throw new BadInput(`${path} has half a character in its text.`);
}

function checkNumber(number: number, path: string): void {
  if (!Number.isFinite(number)) throw new BadInput(`${path} is not a finite number.`);
  if (Number.isInteger(number) && !Number.isSafeInteger(number)) {
    throw new BadInput(`${path} is past 2^53 - 1, the largest whole number that is kept exactly.`);
  }
}

function checkNested(value: Value, path: string, nesting: number, check: Check): void {
  if (value === null || typeof value !== "object") return;
  if (nesting === MAX_NESTING)
    throw new BadInput(`${path} is nested more than ${MAX_NESTING} deep.`);
  for (const [name, inner] of Object.entries(value)) {
    // The embedded engine decodes such a map as a date, a decimal or the like.
    if (name.startsWith("$")) throw new BadInput(`${path} has a name that begins with $.`);
    check(inner, `${path}.${name}`, nesting + 1);
  }
}

/** What may not stand beside another sort in a list that Neo4j stores. */
function sort(value: Value): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "list" : typeof value;
}
