// Where the figures stand: in README.md, between two comments that name who makes them.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const README = fileURLToPath(new URL("README.md", import.meta.url));

/** Writes a table in the place of the one that the same program made before, and prints it. */
export function writeTable(name: string, rows: readonly (readonly string[])[]): void {
  const [head = [], ...lines] = rows;
  const table = [head, head.map(() => "---"), ...lines]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
  process.stdout.write(`${table}\n`);
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const text = readFileSync(README, "utf8");
  const [before, after] = [text.indexOf(begin), text.indexOf(end)];
  if (before < 0 || after < 0) throw new Error(`${README} has no ${begin} and ${end}.`);
  const kept = [text.slice(0, before + begin.length), text.slice(after)];
  writeFileSync(README, `${kept[0]}\n${table}\n${kept[1]}`);
}

/** With a comma between thousands. */
export function whole(number: number): string {
  return Math.round(number).toLocaleString("en");
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
