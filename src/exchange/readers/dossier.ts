import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { parseDossier, type Unchecked } from "../../dossier/dossier.ts";
import { DossierProblems, type Problem, refuse } from "../../dossier/problem.ts";
import { FILE_NAME } from "../../dossier/read.ts";
import type { Gathered } from "../format.ts";

/**
 * Reads what `parley export --format dossier` writes, a folder with one for each dossier; or one
 * dossier, as `parley load` takes it. When nodes were recorded is not told there.
 */
export async function readDossiers(path: string, signal?: AbortSignal): Promise<Gathered> {
  const dossiers: Unchecked[] = [];
  const problems: Problem[] = [];
  for (const each of await dossiersAt(path)) {
    signal?.throwIfAborted();
    try {
      dossiers.push(await parseDossier([each]));
    } catch (error) {
      if (!(error instanceof DossierProblems)) throw error;
      problems.push(...error.problems);
    }
  }
  refuse(problems);
  return { dossiers, recordedAt: new Map() };
}

/** The folders in it, where it holds no file of a dossier itself; what is not there is told by who reads it. */
async function dossiersAt(path: string): Promise<readonly string[]> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return [path];
  const found = (await readdir(path, { withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  const folders = found.filter((each) => each.isDirectory() && !each.name.startsWith("."));
  const isOne = found.some((each) => each.isFile() && FILE_NAME.test(each.name));
  return isOne || folders.length === 0 ? [path] : folders.map(({ name }) => join(path, name));
}
