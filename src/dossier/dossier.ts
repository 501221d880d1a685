import { check } from "./check.ts";
import { type Entry, entriesOf, headOf, type Stated } from "./entries.ts";
import { type Problem, refuse, spot } from "./problem.ts";
import { parseTexts, readTexts, type Source, type SourceText } from "./read.ts";
import { shapeOf } from "./shape.ts";
import type { Tree } from "./tree.ts";

/** A dossier that holds together: everything that it states, each with its place. */
export interface Dossier {
  readonly id: string;
  readonly title?: string | undefined;
  /** The process of the claims that name no other. */
  readonly process?: string | undefined;
  readonly entries: readonly Entry[];
}

/**
 * Reads the files and folders that make up one dossier, and checks it as a whole.
 *
 * @throws DossierProblems with all that is wrong
 */
export async function readDossier(paths: readonly string[]): Promise<Dossier> {
  const { found, problems } = await readTexts(paths);
  return dossierOf(found, problems);
}

/**
 * The dossier that the texts make up together, checked as a whole.
 *
 * @throws DossierProblems with all that is wrong, and with the `problems` that are known already
 */
export function dossierOf(texts: readonly SourceText[], problems: readonly Problem[] = []): Dossier {
  const { found: sources, problems: unread } = parseTexts(texts);
  const shapes = sources.map((source) => ({ source, ...shapeOf(source) }));
  const bad = new Set(shapes.flatMap((shape) => [...shape.bad]));
  const entries = sources.flatMap((source) => entriesOf(source, bad));
  const [id, title, process] = ["dossier", "title", "process"].map((key) => head(sources, key, bad));
  const found = [
    ...problems,
    ...unread,
    ...shapes.flatMap((shape) => shape.problems),
    ...[id, title, process].flatMap((each) => each?.problems ?? []),
  ];
  const whole = found.length === problems.length ? true : false;
}
