import { deflateSync, gzipSync } from "node:zlib";
import type { Dice } from "../sweep/dice.ts";
import { oddText } from "./tokens.ts";

/** A question as a client may spell it in JSON. */
export interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A request's body, and what it says it is. */
export interface Body {
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const JSON_TYPE = { "content-type": "application/json" };

const TYPES: readonly string[] = [
  "application/json; charset=utf-8",
  "APPLICATION/JSON",
  "application/json;",
  "application/graphql-response+json",
  "application/graphql",
  "application/json+x",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "text/plain",
  "application/octet-stream",
  ";;;",
  "*/*",
];

const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  2 ** 53,
  "",
  "x",
  "2025-02-30",
  [],
  [[[null]]],
  {},
  { not: { not: {} } },
  { id: { eq: { eq: 1 } } },
  { $date: "2025-01-01" },
  { constructor: { prototype: {} } },
];

/** A question sent as it should be. */
export function proper({ query, variables }: Question): Body {
  return { bytes: Buffer.from(JSON.stringify({ query, variables })), headers: JSON_TYPE };
}

/** The variables with a few of them gone, doubled, of another type or far too large. */
export function spoiled(variables: Question["variables"], dice: Dice): Question["variables"] {
  const names = [...Object.keys(variables), "odd", "n", "id"];
  const others = dice
    .some(names, 1 + dice.below(3))
    .map((name) => [dice.chance(0.1) ? oddText(dice) : name, thrownValue(dice)]);
  return { ...variables, ...Object.fromEntries(others) };
}

function thrownValue(dice: Dice): unknown {
  if (dice.chance(0.3)) return oddText(dice);
  if (dice.chance(0.1)) return "x".repeat(dice.pick([1000, 90_000, 200_000]));
  if (dice.chance(0.1)) return nested(dice.pick([31, 33, 800]));
  return dice.pick(VALUES);
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let at = 0; at < depth; at++) value = at % 2 === 0 ? [value] : { not: value };
  return value;
}

/** The body as another form of itself, which may be none. */
const FORMS: readonly ((question: Question, dice: Dice) => Body)[] = [
  (question, dice) => ({ ...proper(question), headers: { "content-type": dice.pick(TYPES) } }),
  (question) => ({ ...proper(question), headers: {} }),
  (question) => packed(gzipSync(proper(question).bytes), "gzip"),
  (question) => packed(deflateSync(proper(question).bytes), "deflate"),
  (question) => packed(proper(question).bytes, "gzip"),
  (question) => ({ bytes: gzipSync(proper(question).bytes), headers: JSON_TYPE }),
  (question, dice) => json([question, ...dice.times(dice.below(3), () => question)]),
  (question, dice) => json({ ...question, [dice.pick(PARTS)]: dice.pick(VALUES) }),
  (question, dice) =>
    text(JSON.stringify(question).replace(/^\{/, `{"${dice.pick(PARTS)}":1e999,`)),
  (question) => text(JSON.stringify(question).replace(/^\{/, '{"__proto__":{"query":"{a}"},')),
  (question) =>
    text(JSON.stringify(question).replaceAll('"variables":{', '"variables":{"n":1e999,')),
  (question, dice) => text(cut(JSON.stringify(question), dice)),
  (question, dice) => ({ bytes: flipped(proper(question).bytes, dice), headers: JSON_TYPE }),
  (question) => ({ bytes: Buffer.from(JSON.stringify(question), "utf16le"), headers: JSON_TYPE }),
  (_, dice) => ({ bytes: noise(dice), headers: dice.chance(0.5) ? JSON_TYPE : {} }),
  (_, dice) => json(dice.pick(VALUES)),
  (_, dice) => text(`${'{"query":'.repeat(dice.pick([2, 9000]))}`),
];

const PARTS: readonly string[] = [
  "query",
  "variables",
  "operationName",
  "extensions",
  "documentId",
  "id",
  "odd",
];

/** The question in a form that may be none. */
export function deformed(question: Question, dice: Dice): Body {
  return dice.pick(FORMS)(question, dice);
}

function json(value: unknown): Body {
  return text(JSON.stringify(value));
}

function text(written: string): Body {
  return { bytes: Buffer.from(written), headers: JSON_TYPE };
}

function packed(bytes: Buffer, encoding: string): Body {
  return { bytes, headers: { ...JSON_TYPE, "content-encoding": encoding } };
}

function cut(written: string, dice: Dice): string {
  return written.slice(0, dice.below(written.length));
}

/** A few of the bytes are others. */
function flipped(bytes: Buffer, dice: Dice): Buffer {
  const copy = Buffer.from(bytes);
  for (let times = dice.below(8); times >= 0; times--) {
    copy[dice.below(copy.length)] = dice.below(256);
  }
  return copy;
}

/** Bytes that mean nothing. */
export function noise(dice: Dice): Buffer {
  return Buffer.from(dice.times(dice.pick([0, 1, 20, 300]), () => dice.below(256)));
}
