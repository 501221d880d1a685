import { stat } from "node:fs/promises";
import { join } from "node:path";
import { reasonOf } from "../../dossier/read.ts";
import { BadInput } from "../../model/faults.ts";

/** The file at the path, or the one of that name in the folder there. */
export async function fileAt(path: string, name: string): Promise<string> {
  try {
    return (await stat(path)).isDirectory() ? join(path, name) : path;
  } catch (error) {
    throw new BadInput(`${path}: ${reasonOf(error)}`, { cause: error });
  }
}
