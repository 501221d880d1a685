import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { parseYaml } from "./parse.ts";
import type { Problem } from "./problem.ts";
import type { Tree } from "./tree.ts";

/** 16 MB a file: more is a mistake, or wants JSON Lines, which are read one by one. */
const MAX_BYTES = 16 * 1024 * 1024;

/** A file's text, under the name by which problems tell of it. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** A file's values, each with its place. */
export interface Source {
  readonly file: string;
  readonly tree: Tree;
}

/** What could be read, and what could not. */
export interface Read<T> {
  readonly found: readonly T[];
  readonly problems: readonly Problem[];
}

/** What the files of a dossier end in. */
export const FILE_NAME = /^[^.].*\.(ya?ml|jsonl(\.gz)?)$/;

/** The files at these paths, and in the folders there, in the order of their names. */
export async function filesAt(paths: readonly string[]): Promise<Read<string>> {
  return joined(await Promise.all(paths.map(filesOf)));
}

/** The text of a file. */
async function readText(file: string): Promise<Read<SourceText>> {
  try {
    const found = await stat(file);
    if (!found.isFile()) return failed(file, "This is no file.");
    if (found.size > MAX_BYTES) {
      return failed(file, "The file is larger than 16 MB; split it, or write it as JSON Lines.");
    }
    return decoded(file, await readFile(file));
  } catch (error) {
    return failed(file, reasonOf(error));
  }
}

/** The values of the texts. A file that holds nothing is a problem: its author meant something by it. */
export function parseTexts(texts: readonly SourceText[]): Read<Source> {
  return joined(
    texts.map(({ file, text }) => {
      const { tree, problems } = parseYaml(file, text);
      if (tree === undefined) return { found: [], problems };
      if (tree.type === "leaf" && tree.value === null)
        return failed(file, "The file holds nothing.");
      return { found: [{ file, tree }], problems };
    }),
  );
}

/** The values of a file of YAML. */
export async function readYaml(file: string): Promise<Read<Source>> {
  const { found, problems } = await readText(file);
  const sources = parseTexts(found);
  return { found: sources.found, problems: [...problems, ...sources.problems] };
}

async function filesOf(path: string): Promise<Read<string>> {
  try {
    const found = await stat(path);
    return found.isDirectory() ? await filesIn(path) : { found: [path], problems: [] };
  } catch (error) {
    return failed(path, reasonOf(error));
  }
}

async function filesIn(folder: string): Promise<Read<string>> {
  const names = (await readdir(folder)).filter((name) => FILE_NAME.test(name)).sort();
  if (names.length === 0)
    return failed(folder, "The folder holds no file that ends in .yaml, .yml or .jsonl.");
  return { found: names.map((name) => join(folder, name)), problems: [] };
}

function decoded(file: string, bytes: Uint8Array): Read<SourceText> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { found: [{ file, text }], problems: [] };
  } catch {
    return failed(file, "The file is not UTF-8.");
  }
}

/** Why a file or folder cannot be read, in a sentence. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "There is no such file or folder.";
  if (code === "EACCES" || code === "EPERM") return "It may not be read.";
  return "It cannot be read.";
}

/** That nothing could be read there. */
export function failed(file: string, sentence: string): Read<never> {
  return { found: [], problems: [{ place: { file }, sentence }] };
}

/** What several reads come to. */
export function joined<T>(reads: readonly Read<T>[]): Read<T> {
  return {
    found: reads.flatMap((read) => read.found),
    problems: reads.flatMap((read) => read.problems),
  };
}
