import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import grafeo from "@grafeo-db/js";
import { Unavailable } from "../model/faults.ts";

/** A folder that this process alone may open until it releases it, or dies. */
export interface FolderLock {
  release(): void;
}

/** Opening looks at the file for a moment under a lock of its own, and so may disturb another opener. */
const ATTEMPTS = 5;
const PAUSE_MS = 40;

/**
 * Takes the folder for this process, creating it where it is missing; fails with `Unavailable`
 * when another process holds it or the rights are missing.
 *
 * Node has no file locks. The embedded engine holds one (flock, LockFileEx) on any file that it has
 * open, and the system gives it back when the process ends, however it ends. So the lock is an empty
 * database of its own: then a graph that does not open is never mistaken for one that is in use.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  checkRights(folder);
  const file = join(folder, "lock.grafeo");
  const holder = join(folder, "holder.json");
  for (let attempt = 1; ; attempt++) {
    try {
      const held = grafeo.GrafeoDB.create(file);
      writeFileSync(
        holder,
        JSON.stringify({ process: process.pid, since: new Date().toISOString() }),
      );
      return {
        release() {
          rmSync(holder, { force: true });
          held.close();
        },
      };
    } catch (cause) {
      if (attempt === ATTEMPTS) throw new Unavailable(refusal(folder, file, holder), { cause });
    }
    await sleep(PAUSE_MS);
  }
}

function checkRights(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    for (const name of ["lock.grafeo", "graph.grafeo"]) {
      const file = join(folder, name);
      if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
    }
  } catch (cause) {
    throw new Unavailable(
      `The folder ${folder} cannot be used for the graph: this process may not create, read and write files there.`,
      { cause },
    );
  }
}

function refusal(folder: string, file: string, holder: string): string {
  if (!opensElsewhere(file)) {
    return `The lock ${file} is damaged. Remove it when no Parley runs on this folder.`;
  }
  return (
    `The folder ${folder} is in use by ${holderName(holder)}. ` +
    "Stop that one first, or choose another folder with --data."
  );
}

/** Whether a copy of the lock opens: then the lock itself is sound, and someone holds it. */
function opensElsewhere(file: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), "parley-lock-"));
  const copy = join(folder, "lock.grafeo");
  try {
    writeFileSync(copy, readFileSync(file));
    grafeo.GrafeoDB.openReadOnly(copy).close();
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function holderName(holder: string): string {
  try {
    const { process: id, since } = JSON.parse(readFileSync(holder, "utf8"));
    return `process ${id} since ${since}`;
  } catch {
    return "another process";
  }
}
