import { check } from "./check.ts";
import type { Drafted } from "./draft.ts";
import type { Entry, Stated } from "./entries.ts";
import { type Facts, NOTHING } from "./fact.ts";
import { isJsonLines, readJsonLines } from "./json-lines.ts";
import { type Part, partOf } from "./part.ts";
import { type Problem, refuse, spot } from "./problem.ts";
import { filesAt, joined, parseTexts, type Read, readYaml, type SourceText } from "./read.ts";

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
  /** The first of its files. */
  readonly file: string;
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
  const files = await filesAt(paths);
  const parts: Read<Part>[] = [];
  // One after another: what a file is parsed to takes much more memory than what is kept of it.
  for (const file of files.found) {
    parts.push(await readParts(file));
  }
  const { found, problems } = joined(parts);
  return draftedIn(found, [...files.problems, ...problems]);
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
  return draftedIn(found.map(partOf), [...unread, ...problems]);
}

async function readParts(file: string): Promise<Read<Part>> {
  if (isJsonLines(file)) return readJsonLines(file);
  const { found, problems } = await readYaml(file);
  return { found: found.map(partOf), problems };
}

/**
 * What the parts make up together.
 *
 * @param missing what is wrong with parts that are not among them
 * @throws DossierProblems where there are such
 */
export function draftedIn(parts: readonly Part[], missing: readonly Problem[] = []): Unchecked {
  const id = head(parts, "dossier");
  const title = head(parts, "title");
  const process = head(parts, "process");
  const problems = [...parts, id, title, process].flatMap((each) => each.problems);
  // With a file missing, every id in it would be unknown: what else is wrong is told once it is there.
  refuse(missing.length > 0 ? [...missing, ...problems] : []);
  return {
    id: id.stated?.value ?? "",
    title: title.stated?.value,
    process: process.stated,
    uses: parts.flatMap(({ uses }) => uses),
    entries: parts.flatMap(({ entries }) => entries),
    file: parts[0]?.file ?? "",
    touched: new Set(parts.flatMap(({ touched }) => touched)),
    problems: [...problems, ...parts.flatMap(({ unfit }) => unfit), ...named(id.stated, parts)],
  };
}

/** A key that stands once for the whole dossier, in one part or alike in several. */
function head(
  parts: readonly Part[],
  key: keyof Part["heads"],
): { readonly stated: Stated<string> | undefined; readonly problems: readonly Problem[] } {
  const [first, ...others] = parts
    .map(({ heads }) => heads[key])
    .filter((each) => each !== undefined);
  const problems = others
    .filter(({ value }) => value !== first?.value)
    .map(({ place }) => ({
      place,
      sentence: `\`${key}\` is \`${first?.value}\` at ${first ? spot(first.place) : "another place"}; it has one value for the whole dossier.`,
    }));
  return { stated: first, problems };
}

function named(id: Stated<string> | undefined, parts: readonly Part[]): readonly Problem[] {
  const [part] = parts;
  if (id !== undefined || part === undefined || parts.some(({ saysSo }) => saysSo)) return [];
  const sentence = "Nothing says which dossier this is: begin a file with `dossier: ` and an id.";
  return [{ place: { file: part.file }, sentence }];
}
