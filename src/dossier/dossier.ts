import { check } from "./check.ts";
import { type Entry, entriesOf, type Stated, statedAt } from "./entries.ts";
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
 * @param unread what is known to be wrong with its files already
 * @throws DossierProblems with all that is wrong
 */
export function dossierOf(texts: readonly SourceText[], unread: readonly Problem[] = []): Dossier {
  const { found: sources, problems: unparsed } = parseTexts(texts);
  const shapes = sources.map(shapeOf);
  const bad = new Set(shapes.flatMap((shape) => [...shape.bad]));
  const id = head(sources, "dossier", bad);
  const title = head(sources, "title", bad);
  const process = head(sources, "process", bad);
  const entries = sources.flatMap((source) => entriesOf(source, bad));
  const problems = [...shapes, id, title, process].flatMap((each) => each.problems);
  const missing = [...unread, ...unparsed];
  // With a file missing, every id in it would be unknown: what else is wrong is told once it is there.
  refuse(missing.length > 0 ? [...missing, ...problems] : []);
  const touched = new Set(shapes.flatMap((shape) => [...shape.touched]));
  refuse([
    ...problems,
    ...named(id.stated, sources),
    ...check({ sources, entries, process: process.stated, touched }),
  ]);
  return {
    id: id.stated?.value ?? "",
    title: title.stated?.value,
    process: process.stated?.value,
    entries,
  };
}

/** A key that stands once for the whole dossier, in one file or alike in several. */
function head(
  sources: readonly Source[],
  key: string,
  bad: ReadonlySet<Tree>,
): { readonly stated: Stated<string> | undefined; readonly problems: readonly Problem[] } {
  const [first, ...others] = sources
    .map((source) => statedAt(source, key, bad))
    .filter((each) => each !== undefined);
  const problems = others
    .filter(({ value }) => value !== first?.value)
    .map(({ place }) => ({
      place,
      sentence: `\`${key}\` is \`${first?.value}\` at ${first ? spot(first.place) : "another place"}; it has one value for the whole dossier.`,
    }));
  return { stated: first, problems };
}

function named(id: Stated<string> | undefined, sources: readonly Source[]): readonly Problem[] {
  const [source] = sources;
  if (id !== undefined || source === undefined || sources.some(saysSo)) return [];
  const sentence = "Nothing says which dossier this is: begin a file with `dossier: ` and an id.";
  return [{ place: { file: source.file }, sentence }];
}

/** What stands there may be wrong, which is told then. */
function saysSo({ tree }: Source): boolean {
  return tree.type === "table" && tree.entries.has("dossier");
}
