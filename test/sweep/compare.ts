import type { ExecutionResult } from "graphql";
import { CURSOR } from "./places.ts";

/**
 * Where an answer first differs from what the reader expects, in a sentence; undefined where it does
 * not. Cursors are opaque: the first time one is seen, it is remembered with the place that the
 * reader has there, and from then on it must always come with that place.
 */
export function difference(
  expected: ExecutionResult,
  actual: ExecutionResult,
  cursors: Map<string, string>,
): string | undefined {
  if (expected.errors) return `The reader failed: ${expected.errors[0]?.stack}`;
  if (actual.errors) return `It answered an error: ${actual.errors[0]}`;
  return differenceAt("data", expected.data, actual.data, cursors);
}

function differenceAt(
  path: string,
  expected: unknown,
  actual: unknown,
  cursors: Map<string, string>,
): string | undefined {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    return differenceInList(path, expected, actual, cursors);
  }
  if (isObject(expected) && isObject(actual)) {
    const keys = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
    const differences = keys.map((key) =>
      differenceAt(`${path}.${key}`, expected[key], actual[key], cursors),
    );
    return differences.find((each) => each !== undefined);
  }
  if (typeof expected === "string" && typeof actual === "string") {
    return differenceInText(path, expected, actual, cursors);
  }
  return Object.is(expected, actual) ? undefined : told(path, expected, actual);
}

function differenceInList(
  path: string,
  expected: readonly unknown[],
  actual: readonly unknown[],
  cursors: Map<string, string>,
): string | undefined {
  const differences = expected.map((each, at) =>
    differenceAt(`${path}[${at}]`, each, actual[at], cursors),
  );
  const lengths = told(`${path}.length`, expected.length, actual.length);
  const ofLength = expected.length === actual.length ? undefined : lengths;
  return differences.find((each) => each !== undefined) ?? ofLength;
}

function differenceInText(
  path: string,
  expected: string,
  actual: string,
  cursors: Map<string, string>,
): string | undefined {
  if (expected.startsWith(CURSOR)) return differenceInPlace(path, expected, actual, cursors);
  return expected === actual ? undefined : told(path, expected, actual);
}

function differenceInPlace(
  path: string,
  expected: string,
  actual: string,
  cursors: Map<string, string>,
): string | undefined {
  const known = cursors.get(actual);
  if (known === undefined) cursors.set(actual, expected);
  if (known === undefined || known === expected) return undefined;
  return `${path}: one cursor for two places, ${known} and ${expected}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function told(path: string, expected: unknown, actual: unknown): string {
  return `${path}: expected ${shown(expected)}, but was ${shown(actual)}`;
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? "absent").slice(0, 300);
}
