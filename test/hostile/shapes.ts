import type { Dice } from "../sweep/dice.ts";
import { oddText } from "./tokens.ts";

type Shape = (document: string, dice: Dice) => string;

/** Directives that there are, that there are not, and that are used as they may not be. */
const DIRECTIVES: readonly string[] = [
  "@include(if: true)",
  "@skip(if: null)",
  "@skip",
  "@include(if: $nobody)",
  '@include(if: "true")',
  "@deprecated",
  "@defer",
  "@stream(initialCount: 0)",
  "@nobody",
  '@specifiedBy(url: "x")',
];

const RINGS =
  "fragment RingA on Entity { id ...RingB } fragment RingB on Entity { label ...RingA }";

const INTROSPECTIONS: readonly string[] = [
  "__schema { types { name fields { name } } }",
  '__type(name: "Person") { fields { type { fields { type { fields { name } } } } } }',
  `__schema { types { ${"fields { type { ".repeat(8)} name ${"} } ".repeat(8)} } }`,
  '__type(name: "__proto__") { name }',
  "__typename",
];

/** Makes the document as a whole other than anyone would write it. */
const SHAPES: readonly Shape[] = [
  (document, dice) => document.replace(/[{)]/, (sign) => `${sign} ${manyDirectives(dice)} `),
  (document, dice) => document.replace(/\w\s*[\n}]/, (end) => ` ${manyDirectives(dice)} ${end}`),
  (document) => document.replace("{", "{ nodes(ids: []) { ...RingA }").concat(` ${RINGS}`),
  (document) => `${document} ${RINGS}`,
  (document, dice) => document.replace("{", `{ ${aliases(dice)} `),
  (document, dice) => document.replace("{", `{ ${dice.pick(INTROSPECTIONS)} `),
  (document, dice) => document.replace("{", `{ ${deep(dice)} `),
  (document, dice) => document.replace("{", `{ ${manyIds(dice)} `),
  (document, dice) => document.replace("{", `{ ${deepFilter(dice)} `),
  (document, dice) =>
    document.replace(/^[^{(]*/, dice.pick(["mutation ", "subscription ", "query", "{ ", "type "])),
  (document, dice) => document.replace(/^[^{(]*/, `query ${oddText(dice)} `),
  (document) => `${document} ${document}`,
  (document, dice) => `${document} query Other { ${aliases(dice)} }`,
  (document, dice) =>
    document.replace(
      /^[^{(]*\(?/,
      `query Odd($odd: ${dice.pick(["Nobody", "[[Int!]!]!", "ID = $odd", "Claim"])}`,
    ),
  (document) => document.replace("{", `{ ${multiplied()} `).concat(multiplying()),
  (document) => document.replaceAll(/\s+/g, "\u2028,\r"),
];

/** The document nested, repeated, in rings, or with far too much of something. */
export function reshaped(document: string, dice: Dice): string {
  return dice.pick(SHAPES)(document, dice);
}

function manyDirectives(dice: Dice): string {
  return dice.times(dice.pick([1, 2, 10, 11, 200]), () => dice.pick(DIRECTIVES)).join(" ");
}

function aliases(dice: Dice): string {
  const count = dice.pick([2, 30, 31, 300]);
  const field = dice.pick(['claim(id: "c01") { id }', "__typename", "statistics { engine }"]);
  return dice.times(count, (at) => `alias${at}: ${field}`).join(" ");
}

function deep(dice: Dice): string {
  const levels = dice.pick([6, 7, 20, 3000]);
  const head = "country { people { nodes { ".repeat(levels);
  return `person(id: "x") { ${head} id ${"} } } ".repeat(levels)} }`;
}

function manyIds(dice: Dice): string {
  const ids = `[${'"c01" '.repeat(dice.pick([100, 101, 900, 5000]))}]`;
  const nested = dice.pick([0, 0, 5, 2000]);
  return `nodes(ids: ${"[".repeat(nested)}${ids}${"]".repeat(nested)}) { id }`;
}

function deepFilter(dice: Dice): string {
  const levels = dice.pick([3, 31, 33, 100]);
  return `claims(filter: ${"{ not: ".repeat(levels)}{}${" }".repeat(levels)}) { totalCount }`;
}

/** A field that ten fragments make a thousand million of. */
function multiplied(): string {
  return 'person(id: "x") { ...M0 }';
}

function multiplying(): string {
  const fragments = Array.from(
    { length: 10 },
    (_, at) => ` fragment M${at} on Person { ${spread(at + 1, 8)} }`,
  );
  return `${fragments.join("")} fragment M10 on Person { id }`;
}

function spread(at: number, times: number): string {
  return Array.from(
    { length: times },
    (_, to) => `a${to}: country { people { nodes { ...M${at} } } }`,
  ).join(" ");
}
