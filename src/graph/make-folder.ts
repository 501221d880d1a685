import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder, and those above it that are missing. Node's own `recursive` goes round for ever where
 * the system makes none in a folder that is there, as in `/proc` (seen with Node 20).
 *
 * @param folder an absolute path
 * @returns the outermost one that was made, where any was
 * @throws what the file system says
 */
export function makeFolder(folder: string): string | undefined {
  if (isFolder(folder)) return undefined;
  const made = makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isFolder(folder)) throw error;
  }
  return made ?? folder;
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
