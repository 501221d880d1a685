import type { Dice } from "../sweep/dice.ts";

/** Names that an answer may have, and that mean something to JavaScript or to a database. */
const ALIASES: readonly string[] = [
  "__proto__",
  "constructor",
  "toString",
  "then",
  "toJSON",
  "length",
  "MATCH",
  "id",
  "nodes",
  "edges",
  "_",
  "x".repeat(500),
];

/** A line with a field that has nothing below it. */
const LEAF = /^\s*\w+$/;

type Bend = (lines: readonly string[], leaf: number, dice: Dice) => readonly string[];

const BENDS: readonly Bend[] = [
  (lines, leaf) => lines.toSpliced(leaf, 1),
  (lines, leaf) => lines.toSpliced(leaf, 0, lines[leaf] ?? ""),
  (lines, leaf, dice) => lines.with(leaf, `${dice.pick(ALIASES)}: ${lines[leaf]?.trim()}`),
  (lines, leaf, dice) =>
    lines.with(leaf, `... @include(if: ${dice.chance(0.5)}) { ${lines[leaf]} }`),
  (lines, leaf, dice) => lines.with(leaf, manyOf(lines[leaf] ?? "", dice)),
  (lines, leaf) => lines.with(leaf, `${lines[leaf]} __typename`),
  (lines, _leaf, dice) => numbered(lines, dice),
  (lines, _leaf, dice) => lines.map((line) => withAlias(line, dice)),
];

/** The document with a field gone, doubled or renamed, or with other numbers: it may be valid still. */
export function bent(document: string, dice: Dice): string {
  const lines = document.split("\n");
  const leaves = lines.flatMap((line, at) => (LEAF.test(line) ? [at] : []));
  return leaves.length === 0
    ? document
    : dice.pick(BENDS)(lines, dice.pick(leaves), dice).join("\n");
}

function manyOf(leaf: string, dice: Dice): string {
  return dice.times(dice.pick([2, 29, 30, 31]), (at) => `many${at}: ${leaf.trim()}`).join(" ");
}

function numbered(lines: readonly string[], dice: Dice): readonly string[] {
  const sizes = /\b(first|last): \d+/g;
  const number = () => dice.pick([0, 1, 7, 99, 100, 101, -1, 2147483648]);
  return lines.map((line) => line.replace(sizes, (_, name) => `${name}: ${number()}`));
}

/** A field that leads on, now and then under a name of another. */
function withAlias(line: string, dice: Dice): string {
  if (!/^\s*\w+( \{|\(.*\) \{)$/.test(line) || /^\s*(query|fragment|on)\b/.test(line)) return line;
  return dice.chance(0.2) ? `${dice.pick(ALIASES)}: ${line.trim()}` : line;
}
