import { mkdir, open, rename, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { ExportedFile } from "../exchange/format.ts";
import { makeFolder } from "../graph/make-folder.ts";
import { Misfortune } from "./outcome.ts";

/**
 * Writes the files into the folder, which is made where there is none: all of them or none. They are
 * written beside, in a folder of their own, and put in place when the last is written. A file that is
 * there already is not written over.
 *
 * @returns the paths of the files
 */
export async function writeFiles(
  folder: string,
  files: AsyncIterable<ExportedFile>,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const made = await told(folder, async () => makeFolder(resolve(folder)));
  const beside = join(folder, `.parley-export-${process.pid}`);
  const names: string[] = [];
  try {
    for await (const { name, content } of files) {
      await checkFree(join(folder, name));
      await told(folder, () => writeFile(join(beside, name), content, signal));
      names.push(name);
    }
    signal.throwIfAborted();
    await told(folder, () => putInPlace(beside, folder, names));
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    if (made !== undefined) await removeEmpty(resolve(folder), resolve(made));
    throw error;
  }
  await rm(beside, { recursive: true, force: true });
  return names.map((name) => join(folder, name));
}

async function checkFree(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found) throw new Misfortune(`${path} is there already: remove it, or name another folder.`);
}

async function writeFile(
  path: string,
  content: ExportedFile["content"],
  signal: AbortSignal,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, "wx");
  try {
    for await (const piece of content) {
      signal.throwIfAborted();
      await file.appendFile(piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

async function putInPlace(from: string, to: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await mkdir(dirname(join(to, name)), { recursive: true });
    await rename(join(from, name), join(to, name));
  }
}

/** From the folder up to the outermost that was made for it; one that others have put something into stays. */
async function removeEmpty(folder: string, made: string): Promise<void> {
  for (let each = folder; each.startsWith(made); each = dirname(each)) {
    await rmdir(each).catch(() => undefined);
  }
}

/** What the file system says, in a sentence. */
async function told<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
    const why = code === undefined ? undefined : REASONS[code];
    if (why === undefined) throw error;
    throw new Misfortune(`Nothing can be written to ${folder}: ${why}.`, { cause: error });
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "it may not be written",
  EPERM: "it may not be written",
  EROFS: "it may not be written",
  EEXIST: "it is no folder",
  ENOTDIR: "it is no folder",
  ENOENT: "it cannot be made there",
  ENOSPC: "its disk is full",
  ENAMETOOLONG: "its name is too long",
};
