import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import grafeo from "@grafeo-db/js";
import { Unavailable } from "../model/faults.ts";
import { makeFolder } from "./make-folder.ts";

/** A folder that this process alone may open until it releases it, or dies. */
export interface FolderLock {
  release(): void;
}

/** Opening looks at the file for a moment under a lock of its own, and so may disturb another opener. */
const ATTEMPTS = 5;
const PAUSE_MS = 40;

/** What may be in the folder, and must then be ours to read and write. */
const FILES = ["lock.grafeo", "graph.grafeo", "graph.grafeo.wal", "committed.json"];

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
      sign(holder);
      return { release: () => release(held, holder) };
    } catch (cause) {
      if (attempt === ATTEMPTS) throw new Unavailable(refusal(folder, file, holder), { cause });
    }
    await sleep(PAUSE_MS);
  }
}

function release(held: InstanceType<typeof grafeo.GrafeoDB>, holder: string): void {
  rmSync(holder, { force: true });
  try {
    held.close();
  } catch {
    // On a full disk it cannot tidy up after itself, and is given back when the process ends.
  }
}

/** Says who holds the folder. The lock holds without it, as on a full disk. */
function sign(holder: string): void {
  try {
    writeFileSync(
      holder,
      JSON.stringify({ process: process.pid, since: new Date().toISOString() }),
    );
  } catch {
    rmSync(holder, { force: true });
  }
}

function checkRights(folder: string): void {
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    throw new Unavailable(`${folder} is a file, but the graph takes a folder.`);
  }
  try {
    makeFolder(resolve(folder));
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    for (const name of FILES) {
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
  // What nobody holds can be read, and what is not there could not be made.
  if (!existsSync(file) || opens(file)) {
    return `Nothing can be written into the folder ${folder}: its disk may be full.`;
  }
  if (isDamaged(file)) {
    return `The lock ${file} is damaged. Remove it, and ${file}.wal, when no Parley runs on this folder.`;
  }
  return (
    `The folder ${folder} is in use by ${holderName(holder)}. ` +
    "Stop that one first, or choose another folder with --data."
  );
}

/** A copy of a sound lock opens: then it is only held by someone. */
function isDamaged(file: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), "parley-lock-"));
  try {
    const copy = join(folder, "lock.grafeo");
    cpSync(file, copy);
    if (existsSync(`${file}.wal`)) cpSync(`${file}.wal`, `${copy}.wal`, { recursive: true });
    return !opens(copy);
  } catch {
    // Windows does not even let others read what is held.
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function opens(file: string): boolean {
  try {
    grafeo.GrafeoDB.openReadOnly(file).close();
    return true;
  } catch {
    return false;
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
