// Where the figures stand: in README.md, between two comments that name who makes them.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const README = fileURLToPath(new URL("README.md", import.meta.url));

/** Writes a table in the place of the one that the same program made before, and prints it. */
export function writeTable(name: string, rows: readonly (readonly string[])[]): void {
  const [head = [], ...lines] = rows;
  const table = [head, head.map(() => "---"), ...lines].map(lineOf).join("\n");
  process.stdout.write(`${table}\n`);
  const { before, after } = aroundTable(name);
  writeFileSync(README, `${before}\n${table}\n${after}`);
}

/**
 * Writes rows into a table that was written before: each in the place of the one whose first `key`
 * cells are the same, new ones at the end.
 */
export function updateTable(
  name: string,
  key: number,
  [head = [], ...measured]: readonly (readonly string[])[],
): void {
  const keyOf = (row: readonly string[]) => row.slice(0, key).join(" ");
  const rows = new Map<string, readonly string[]>();
  for (const row of aroundTable(name).rows) rows.set(keyOf(row), row);
  for (const row of measured) rows.set(keyOf(row), row);
  writeTable(name, [head, ...rows.values()]);
}

function aroundTable(name: string) {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const text = readFileSync(README, "utf8");
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < 0) throw new Error(`${README} has no ${begin} and ${end}.`);
  const table = text.slice(from + begin.length, to).trim();
  const rows = table.split("\n").slice(2).map(cellsOf);
  return { before: text.slice(0, from + begin.length), rows, after: text.slice(to) };
}

function cellsOf(line: string): readonly string[] {
  return line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** With a comma between thousands. */
export function whole(number: number): string {
  return Math.round(number).toLocaleString("en");
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
