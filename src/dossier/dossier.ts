import { check } from "./check.ts";
import type { Drafted } from "./draft.ts";
import { type Entry, entriesOf, membersAt, type Stated, statedAt } from "./entries.ts";
import { type Facts, NOTHING } from "./fact.ts";
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
  /** What it names, but leaves to other dossiers to define. */
  readonly uses: readonly Stated<string>[];
  readonly entries: readonly Entry[];
}

/** What a dossier's files have, before it is held together: that may take what others state. */
export interface Unchecked extends Drafted {
  readonly id: string;
  readonly title?: string | undefined;
  /** What is wrong with it as it stands, whatever others state. */
  readonly problems: readonly Problem[];
}

/**
 * Reads the files and folders that make up one dossier, and checks it as a whole.
 *
 * @param elsewhere what other dossiers state, for one that uses it
 * @throws DossierProblems with all that is wrong
 */
export async function readDossier(paths: readonly string[], elsewhere?: Facts): Promise<Dossier> {
  return checked(await parseDossier(paths), elsewhere);
}

/**
 * Reads the files and folders that make up one dossier.
 *
 * @throws DossierProblems where one of them cannot be read
 */
export async function parseDossier(paths: readonly string[]): Promise<Unchecked> {
  const { found, problems } = await readTexts(paths);
  return parsedIn(found, problems);
}

/**
 * The dossier that the texts make up together, checked as a whole.
 *
 * @throws DossierProblems with all that is wrong
 */
export function dossierOf(texts: readonly SourceText[]): Dossier {
  return checked(parsedIn(texts, []));
}

/**
 * Holds a dossier together.
 *
 * @param elsewhere what other dossiers state
 * @throws DossierProblems with all that is wrong
 */
export function checked(dossier: Unchecked, elsewhere: Facts = NOTHING): Dossier {
  refuse([...dossier.problems, ...check(dossier, elsewhere)]);
  const { id, title, process, uses, entries } = dossier;
  return { id, title, process: process?.value, uses, entries };
}

/** @param unread what is known to be wrong with its files already */
function parsedIn(texts: readonly SourceText[], unread: readonly Problem[]): Unchecked {
  const { found, problems } = parseTexts(texts);
  return draftedIn(found, [...unread, ...problems]);
}

/**
 * What the sources make up together.
 *
 * @param missing what is wrong with sources that are not among them
 * @throws DossierProblems where there are such
 */
export function draftedIn(sources: readonly Source[], missing: readonly Problem[] = []): Unchecked {
  const shapes = sources.map(shapeOf);
  const bad = new Set(shapes.flatMap((shape) => [...shape.bad]));
  const id = head(sources, "dossier", bad);
  const title = head(sources, "title", bad);
  const process = head(sources, "process", bad);
  const problems = [...shapes, id, title, process].flatMap((each) => each.problems);
  // With a file missing, every id in it would be unknown: what else is wrong is told once it is there.
  refuse(missing.length > 0 ? [...missing, ...problems] : []);
  return {
    id: id.stated?.value ?? "",
    title: title.stated?.value,
    process: process.stated,
    uses: sources.flatMap((source) => membersAt(source, "uses", bad)),
    entries: sources.flatMap((source) => entriesOf(source, bad)),
    sources,
    touched: new Set(shapes.flatMap((shape) => [...shape.touched])),
    problems: [...problems, ...named(id.stated, sources)],
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
