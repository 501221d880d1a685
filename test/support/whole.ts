import { expect } from "vitest";
import type { Serving } from "./serving.ts";

/** A question of one statement for each of its fields, and the answer that it has where all is well. */
export interface Known {
  readonly query: string;
  // biome-ignore lint/suspicious/noExplicitAny: an answer has whatever shape its question has.
  readonly right: any;
}

/** What became of a question: OK, or the code of its error, and after how many milliseconds. */
export interface Outcome {
  readonly code: string;
  readonly took: number;
}

/** Some small, some with much beneath, some with several statements. */
const QUERIES = [
  "{ people(first: 2) { nodes { id name } } }",
  "{ claims(first: 100) { totalCount nodes { id text saidOn speakers { nodes { id name } } evidence { nodes { id label } } } } }",
  "{ people(first: 50) { nodes { id claims(first: 5) { totalCount nodes { id text } } } } countries { nodes { id } } issues { totalCount } }",
];

/** The answers of a Parley whose database is well. */
export async function knownOf(parley: Serving): Promise<readonly Known[]> {
  const known: Known[] = [];
  for (const query of QUERIES) {
    const { body: right } = await parley.ask({ query });
    expect(right.errors).toBeUndefined();
    known.push({ query, right });
  }
  return known;
}

/** Asks one question; its answer must be whole, or an error that says what is wrong. */
async function askWhole(parley: Serving, { query, right }: Known): Promise<Outcome> {
  const began = performance.now();
  const { status, body } = await parley.ask({ query });
  const took = performance.now() - began;
  if (body.errors === undefined) {
    expect(body).toEqual(right);
    return { code: "OK", took };
  }
  expect([200, 503]).toContain(status);
  for (const { message, extensions } of body.errors) {
    expect(["UNAVAILABLE", "TIMEOUT"]).toContain(extensions.code);
    expect(message).not.toMatch(/127\.0\.0\.1|localhost|bolt|neo4j/i);
  }
  for (const [field, value] of Object.entries(body.data ?? {})) {
    if (value !== null) expect(value).toEqual(right.data[field]);
  }
  return { code: body.errors[0].extensions.code, took };
}

/** So many questions at once. */
export function volley(
  parley: Serving,
  known: readonly Known[],
  size: number,
): Promise<readonly Outcome[]> {
  const some = Array.from({ length: size }, (_, at) => known[at % known.length]);
  return Promise.all(some.flatMap((each) => (each ? [askWhole(parley, each)] : [])));
}

export function codesOf(outcomes: readonly Outcome[]): ReadonlySet<string> {
  return new Set(outcomes.map(({ code }) => code));
}

/** Asks until all is well again, for so many milliseconds at most, and gives how long it took. */
export async function recovery(
  parley: Serving,
  known: readonly Known[],
  withinMs: number,
): Promise<number> {
  const began = performance.now();
  const well = async () => codesOf(await volley(parley, known, known.length));
  await expect.poll(well, { timeout: withinMs, interval: 50 }).toEqual(new Set(["OK"]));
  expect((await parley.get("readyz")).status).toBe(200);
  return performance.now() - began;
}
