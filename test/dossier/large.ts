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

/** A file of these lines. */
export function fileOf(lines: readonly string[]): string {
  return join(folderOf({ "d.jsonl": lines.join("\n") }), "d.jsonl");
}

/** A dossier with all kinds of entries that relate to each other in all ways. */
export function thrown(seed: number): Stated {
  return new World(new Dice(seed), allWords).dossier();
}
