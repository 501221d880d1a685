import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** A dossier as one object: what stands at its head, and lists of entries. */
export type Stated = Readonly<Record<string, unknown>>;

/** A dossier as JSON Lines: its head on one line, and each entry on its own. */
export function linesOf(dossier: Stated): readonly string[] {
  const heads: Record<string, unknown> = {};
  const entries = Object.entries(dossier).flatMap(([key, value]) => {
    if (key === "uses" || !Array.isArray(value)) heads[key] = value;
    return Array.isArray(value) && key !== "uses" ? value.map((entry) => ({ [key]: entry })) : [];
  });
  return [heads, ...entries].map((line) => JSON.stringify(line));
}

/** A folder of YAML as JSON Lines. */
export function linesOfFolder(folder: string): readonly string[] {
  const files = readdirSync(folder).sort();
  const [heads, entries] = [{}, [] as string[]];
  for (const file of files) {
    const [head = "", ...others] = linesOf(parse(readFileSync(join(folder, file), "utf8")));
    Object.assign(heads, JSON.parse(head));
    entries.push(...others);
  }
  return [JSON.stringify(heads), ...entries];
}
