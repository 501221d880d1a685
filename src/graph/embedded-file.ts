import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import grafeo from "@grafeo-db/js";
import { Unavailable } from "../model/faults.ts";

export type Database = InstanceType<typeof grafeo.GrafeoDB>;

/** The log is folded into the file each minute, or once it holds 64 MiB. */
const CHECKPOINTS = { intervalMs: 60_000, walBytes: 67_108_864 };

/** A graph's file and the log of its latest changes beside it. */
export class GraphFile {
  readonly #file: string;

  constructor(folder: string) {
    this.#file = join(folder, "graph.grafeo");
  }

  open(): Database {
    try {
      const database = grafeo.GrafeoDB.create(this.#file);
      database.setCheckpointTriggers(CHECKPOINTS);
      return database;
    } catch (cause) {
      throw new Unavailable(
        `The graph in ${this.#file} cannot be opened: it is damaged, or of another version. ` +
          "Nothing was changed. Move it away to begin with an empty graph.",
        { cause },
      );
    }
  }

  /**
   * Returns when the system has on disk what was committed before. The engine itself waits with that
   * until a later commit, so that a power cut could take back what was acknowledged.
   */
  async flush(): Promise<void> {
    const log = `${this.#file}.wal`;
    const parts = await readdir(log).catch(noSuchFile);
    await Promise.all((parts ?? []).map((part) => flushFile(join(log, part))));
  }
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
