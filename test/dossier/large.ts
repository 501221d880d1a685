import { join } from "node:path";
import type { LoadOptions } from "../../src/dossier/load.ts";
import { folderOf } from "../support/dossiers.ts";
import type { Stated } from "../support/json-lines.ts";
import { Dice } from "../sweep/dice.ts";
import { allWords, World } from "../sweep/world.ts";

export const NOW = new Date("2025-06-03T10:11:12.013Z");

/** Everything is large, and little of it in memory. */
export const LARGE = { above: { bytes: 0, nodes: 0 }, window: 7 };

export const AS_LARGE: LoadOptions = { now: NOW, large: LARGE };

export const IN_BATCHES: LoadOptions = { ...AS_LARGE, batching: { above: 20, rows: 25 } };

/** Some thirty transactions. */
export const COARSELY: LoadOptions = {
  ...{ now: NOW, large: { ...LARGE, window: 40 } },
  batching: { above: 20, rows: 60 },
};

/** A file of these lines. */
export function fileOf(lines: readonly string[]): string {
  return join(folderOf({ "d.jsonl": lines.join("\n") }), "d.jsonl");
}

/** A dossier with all kinds of entries that relate to each other in all ways. */
export function thrown(seed: number): Stated {
  return new World(new Dice(seed), allWords).dossier();
}

/** What may stand in a dossier of its own, which uses all that the rest of a thrown one states. */
export const UPPER = [
  ["claims", "outcomes"],
  ["claims", "outcomes", "meetings"],
] as const;

/** A thrown dossier as two: one that is used, and a large one that uses it. */
export function split(
  seed: number,
  upper: readonly string[],
): { readonly base: Stated; readonly large: Stated } {
  const { title: _, process, ...lists } = thrown(seed);
  const parts = Object.entries(lists).filter(([, value]) => Array.isArray(value));
  const of = (isUpper: boolean) =>
    Object.fromEntries(parts.filter(([name]) => upper.includes(name) === isUpper));
  const base = { ...of(false), dossier: "base" };
  return { base, large: { dossier: "large", process, uses: idsIn(base), ...of(true) } };
}

/** The ids of all entries. */
export function idsIn(dossier: Stated): readonly string[] {
  return Object.values(dossier)
    .filter((value) => Array.isArray(value))
    .flat()
    .map(({ id }) => id);
}

/** The dossier without so many of its claims, and without whatever names one of these. */
export function shortened({ claims, outcomes, ...others }: Stated, fewer: number): Stated {
  const all = [...(claims as Stated[]), ...(outcomes as Stated[])];
  const gone = new Set(all.slice(0, fewer).map(({ id }) => id));
  const names = (entry: Stated) =>
    [...gone].some((id) => JSON.stringify(entry).includes(`"${id}"`));
  for (let before = -1; before < gone.size; ) {
    before = gone.size;
    for (const entry of all) if (names(entry)) gone.add(entry["id"]);
  }
  const left = (list: unknown) => (list as Stated[]).filter(({ id }) => !gone.has(id));
  return { ...others, claims: left(claims), outcomes: left(outcomes) };
}
