import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { Unavailable } from "../model/faults.ts";

/** What a folder's graph holds at least. */
export interface Recorded {
  /** The version of the engine that wrote it last. */
  readonly version: string;
  /** The number of the last commit that was acknowledged. */
  readonly commits: number;
}

/** It is written over in place, which takes no new room on a full disk, and so never grows. */
const BYTES = 64;

/**
 * A small file beside a graph that says how many commits the graph must have. The engine takes a log
 * that breaks off for one whose writer was killed, and goes on without what came after; the record
 * knows whether that had been acknowledged. It may stay behind the graph, but is never ahead of it.
 */
export class CommitRecord {
  readonly file: string;

  constructor(folder: string) {
    this.file = join(folder, "committed.json");
  }

  /** Undefined where there is none, or one that was just being made when the power failed. */
  read(): Recorded | undefined {
    const text = this.#text();
    if (text === "") return undefined;
    const { version, commits } = parsed(text);
    if (typeof version === "string" && typeof commits === "number") return { version, commits };
    throw new Unavailable(
      `The file ${this.file}, which says how much the graph beside it must hold, is damaged. ` +
        "Nothing was changed. Remove it if you trust the graph.",
    );
  }

  /** Notes what is on disk already. */
  write(recorded: Recorded): void {
    const there = this.#text() !== "";
    const file = openSync(this.file, there ? "r+" : "w");
    try {
      writeSync(file, `${JSON.stringify(recorded).padEnd(BYTES - 1)}\n`, 0);
      // Later ones need not wait for the disk: an old record is a true one.
      if (!there) fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }

  #text(): string {
    try {
      return readFileSync(this.file, "utf8");
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
      throw error;
    }
  }
}

function parsed(text: string): Partial<Record<keyof Recorded, unknown>> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
