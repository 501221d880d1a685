import { existsSync } from "node:fs";
import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import grafeo from "@grafeo-db/js";
import { Unavailable } from "../model/faults.ts";
import { CommitRecord, type Recorded } from "./commit-record.ts";

export type Database = InstanceType<typeof grafeo.GrafeoDB>;

/** The log is folded into the file each minute, or once it holds 64 MiB. */
const CHECKPOINTS = { intervalMs: 60_000, walBytes: 67_108_864 };

const VERSION = engineVersion();

/** A graph's file, the log of its latest changes beside it, and the record of how many there are. */
export class GraphFile {
  readonly #folder: string;
  readonly #file: string;
  readonly #record: CommitRecord;

  constructor(folder: string) {
    this.#folder = folder;
    this.#file = join(folder, "graph.grafeo");
    this.#record = new CommitRecord(folder);
  }

  /**
   * Opens the graph, creating it where there is none; fails with `Unavailable`, and leaves all files
   * as they are, when it is damaged, of another version, or without a part of what was acknowledged.
   */
  open(): Database {
    const recorded = this.#record.read();
    this.#checkVersion(recorded);
    this.#checkWhole(recorded?.commits ?? 0);
    try {
      const database = grafeo.GrafeoDB.create(this.#file);
      database.setCheckpointTriggers(CHECKPOINTS);
      if (recorded?.version !== VERSION) this.#note(database);
      return database;
    } catch (cause) {
      throw new Unavailable(
        `Nothing can be written into the folder ${this.#folder}: its disk may be full.`,
        { cause },
      );
    }
  }

  /**
   * Returns when the system has the last commit on disk, and notes that it must be there. The engine
   * itself waits with that until a later commit, so that a power cut could take back what was
   * acknowledged. To be called right after a commit that changed something: others have a number
   * too, but leave nothing on disk that has it.
   */
  async keep(database: Database): Promise<void> {
    const commits = Number(database.currentEpoch());
    const log = `${this.#file}.wal`;
    const parts = await readdir(log).catch(noSuchFile);
    await Promise.all((parts ?? []).map((part) => flushFile(join(log, part))));
    try {
      this.#record.write({ version: VERSION, commits });
    } catch {
      // The commit stands all the same: until the next one the record only asks for less.
    }
  }

  #checkVersion(recorded: Recorded | undefined): void {
    if (recorded === undefined || !isNewer(recorded.version, VERSION)) return;
    throw new Unavailable(
      `The graph in ${this.#file} was written by Grafeo ${recorded.version}, but this Parley has ` +
        `Grafeo ${VERSION}. Nothing was changed. Use a newer Parley.`,
    );
  }

  /** Looks at what is there as a reader, who changes nothing: some 0.2 s for 100,000 nodes. */
  #checkWhole(commits: number): void {
    if (!existsSync(this.#file)) {
      if (commits > 0) throw this.#refusal("is missing");
      return;
    }
    const held = this.#commits();
    if (held < commits) {
      throw this.#refusal(`is damaged: of the ${commits} changes that it had it has ${held}`);
    }
  }

  #commits(): number {
    try {
      const database = grafeo.GrafeoDB.openReadOnly(this.#file);
      const commits = Number(database.currentEpoch());
      database.close();
      return commits;
    } catch (cause) {
      throw this.#refusal("cannot be opened: it is damaged, or of another version", cause);
    }
  }

  #note(database: Database): void {
    this.#record.write({ version: VERSION, commits: Number(database.currentEpoch()) });
  }

  #refusal(what: string, cause?: unknown): Unavailable {
    return new Unavailable(
      `The graph in ${this.#file} ${what}. Nothing was changed. Put a copy of the folder ` +
        `${this.#folder} in its place, or move it away to begin with an empty graph.`,
      { cause },
    );
  }
}

/** Of the engine; only a database can tell it. */
function engineVersion(): string {
  const database = grafeo.GrafeoDB.create();
  try {
    return database.version();
  } finally {
    database.close();
  }
}

/** Whether one version, `0.10.0`, comes after another, `0.9.1`. */
function isNewer(version: string, than: string): boolean {
  return version.localeCompare(than, "en", { numeric: true }) > 0;
}

async function flushFile(path: string): Promise<void> {
  // A checkpoint may have folded it into the file meanwhile, which flushes it too.
  const file = await open(path, "r+").catch(noSuchFile);
  try {
    await file?.datasync();
  } finally {
    await file?.close();
  }
}

function noSuchFile(error: unknown): undefined {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
  throw error;
}
