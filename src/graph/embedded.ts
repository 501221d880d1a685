import { setTimeout as sleep } from "node:timers/promises";
import grafeo from "@grafeo-db/js";
import { Unavailable } from "../model/faults.ts";
import { within } from "./deadline.ts";
import { EMBEDDED_DIALECT } from "./embedded-dialect.ts";
import { embeddedFault, isWriteConflict } from "./embedded-faults.ts";
import { type Database, GraphFile } from "./embedded-file.ts";
import { plainOfEmbedded } from "./embedded-plain.ts";
import { type FolderLock, lockFolder } from "./folder-lock.ts";
import {
  type About,
  type Asked,
  EXCLUSIVE_TIMEOUT_MS,
  type Graph,
  type Limits,
  READ_TIMEOUT_MS,
  Refused,
  type Row,
  type Table,
  type Transaction,
  type Values,
  WRITE_TIMEOUT_MS,
} from "./graph.ts";
import { checkRead } from "./reads.ts";
import { removeSocket } from "./socket.ts";
import { Turns } from "./turns.ts";
import { type UnfinishedLoad, unfinishedLoad } from "./unfinished.ts";
import { checkValues, checkWritten } from "./values.ts";

type OpenTransaction = ReturnType<Database["beginTransaction"]>;
type Result = Awaited<ReturnType<OpenTransaction["executeCypher"]>>;

/** How often a write that met another one is tried again. */
const WRITE_ATTEMPTS = 5;

/**
 * The engine remembers what was rolled back, some 500 bytes each, until it has seen a hundred commits. A
 * read is rolled back, so after that many one is committed that did nothing.
 */
const READS_A_COMMIT = 64;

/** How long a running write is waited for when all is over. */
const CLOSE_MS = 3000;

/** Opens the embedded engine: in a folder, for this process alone, or in `"memory"`. */
export async function openEmbedded(data: string): Promise<Graph> {
  if (data === "memory") return new EmbeddedGraph(grafeo.GrafeoDB.create());
  const lock = await lockFolder(data);
  const file = new GraphFile(data);
  try {
    removeSocket(data);
    return new EmbeddedGraph(file.open(), { file, lock });
  } catch (error) {
    lock.release();
    throw error;
  }
}

class EmbeddedGraph implements Graph {
  readonly dialect = EMBEDDED_DIALECT;
  readonly #database: Database;
  /** Where it is kept, unless in memory. */
  readonly #place: { readonly file: GraphFile; readonly lock: FolderLock } | undefined;
  /** The engine takes one writer at a time; the others wait here for their turn. */
  readonly #writers = new Turns();
  readonly #exclusive = new Turns();
  #closed = false;
  #changes = 0;
  #reads = 0;

  constructor(database: Database, place?: { readonly file: GraphFile; readonly lock: FolderLock }) {
    this.#database = database;
    this.#place = place;
  }

  get changes(): number {
    return this.#changes;
  }

  async about(): Promise<About> {
    return { engine: "Grafeo", version: this.#database.version() };
  }

  asked(statement: string, values: Values): Asked {
    return { statement, parameters: values };
  }

  async rows(
    statement: string,
    values: Values = {},
    { signal, timeoutMs = READ_TIMEOUT_MS }: Limits = {},
  ): Promise<readonly Row[]> {
    checkValues(values);
    checkRead(statement);
    return within({ timeoutMs, signal }, () =>
      this.#read(statement, values, (result) => result.rows() as Row[]),
    );
  }

  async table(
    statement: string,
    values: Values = {},
    { signal, timeoutMs = READ_TIMEOUT_MS }: Limits = {},
  ): Promise<Table> {
    checkValues(values);
    checkRead(statement);
    return within({ timeoutMs, signal }, () => this.#read(statement, values, tableOf));
  }

  async write<T>(
    work: (transaction: Transaction) => Promise<T>,
    { signal, timeoutMs = WRITE_TIMEOUT_MS }: Limits = {},
  ): Promise<T> {
    return within({ timeoutMs, signal }, ({ signal: ended }) =>
      this.#writers.take(ended, () => this.#attempt(work, ended)),
    );
  }

  async define(statement: string): Promise<void> {
    await within({ timeoutMs: WRITE_TIMEOUT_MS }, ({ signal: ended }) =>
      this.#writers.take(ended, async () => {
        this.#checkOpen();
        await this.#database.executeCypher(statement).catch(fail);
      }),
    );
  }

  async exclusively<T>(
    work: () => Promise<T>,
    { signal, timeoutMs = EXCLUSIVE_TIMEOUT_MS }: Limits = {},
  ): Promise<T> {
    // Other processes are kept out by the folder's lock.
    return within({ timeoutMs, signal }, ({ signal: ended }) => this.#exclusive.take(ended, work));
  }

  async ping(): Promise<void> {
    await this.rows("RETURN 1 AS one");
  }

  unfinished(): Promise<UnfinishedLoad | undefined> {
    return unfinishedLoad(this);
  }

  /** It plans from what is there at each statement. */
  async replan(): Promise<void> {}

  async close(): Promise<void> {
    // A write that does not end is rolled back under its author.
    const patience = sleep(CLOSE_MS, undefined, { ref: false });
    await Promise.race([this.#writers.take(undefined, async () => undefined), patience]);
    if (this.#closed) return;
    this.#closed = true;
    try {
      this.#database.close();
    } catch {
      // Only the file could not be written anew, on a full disk for one: the log has it all.
    }
    this.#place?.lock.release();
  }

  async #read<T>(statement: string, values: Values, take: (result: Result) => T): Promise<T> {
    this.#checkOpen();
    const transaction = this.#database.beginTransaction();
    try {
      const result = await transaction.executeCypher(statement, values);
      if (hasWritten(result)) throw new Refused("A read may not write.");
      return take(result);
    } catch (error) {
      this.#checkOpen();
      throw embeddedFault(error);
    } finally {
      this.#rollback(transaction);
      this.#forgetSome();
    }
  }

  #forgetSome(): void {
    this.#reads += 1;
    if (!this.#closed && this.#reads % READS_A_COMMIT === 0) {
      this.#database.beginTransaction().commit();
    }
  }

  async #attempt<T>(
    work: (transaction: Transaction) => Promise<T>,
    ended: AbortSignal,
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      this.#checkOpen();
      try {
        return await this.#transact(work, ended);
      } catch (error) {
        this.#checkOpen();
        if (!isWriteConflict(error) || attempt === WRITE_ATTEMPTS) throw embeddedFault(error);
      }
    }
  }

  async #transact<T>(
    work: (transaction: Transaction) => Promise<T>,
    ended: AbortSignal,
  ): Promise<T> {
    const open = this.#database.beginTransaction();
    const changes = new Changes(open, ended);
    try {
      const done = await work(changes);
      await changes.settle();
      ended.throwIfAborted();
      commit(open);
      this.#changes += 1;
      if (changes.written) await this.#place?.file.keep(this.#database);
      return done;
    } catch (error) {
      // A statement may still run: the engine refuses to roll back under it.
      await changes.settle().catch(() => undefined);
      this.#rollback(open);
      throw changes.failure ?? error;
    }
  }

  #rollback(transaction: OpenTransaction): void {
    if (this.#closed || !transaction.isActive) return;
    try {
      transaction.rollback();
    } catch {
      // A commit that failed has ended it already.
    }
  }

  #checkOpen(): void {
    if (this.#closed) throw new Unavailable("The database is closed.");
  }
}

/** The statements of one transaction, one after another; after the first that fails, none. */
class Changes implements Transaction {
  /** What the first failing statement failed with, as the engine told it. */
  failure: unknown;
  /** Whether any of them has changed anything. */
  written = false;
  readonly #open: OpenTransaction;
  readonly #ended: AbortSignal;
  #last: Promise<unknown> = Promise.resolve();

  constructor(open: OpenTransaction, ended: AbortSignal) {
    this.#open = open;
    this.#ended = ended;
  }

  rows(statement: string, values: Values = {}): Promise<readonly Row[]> {
    const next = this.#last.then(() => this.#run(statement, values));
    this.#last = next.catch(() => undefined);
    return next;
  }

  /** Waits for what still runs; fails if any statement has failed, even where `work` went on. */
  async settle(): Promise<void> {
    await this.#last;
    if (this.failure !== undefined) throw this.failure;
  }

  async #run(statement: string, values: Values): Promise<readonly Row[]> {
    if (this.failure !== undefined) throw this.failure;
    this.#ended.throwIfAborted();
    try {
      checkWritten(values);
      const result = await this.#open.executeCypher(statement, values);
      this.written ||= hasWritten(result);
      return result.rows() as Row[];
    } catch (error) {
      this.failure = error;
      throw isWriteConflict(error) ? error : embeddedFault(error);
    }
  }
}

/** All statements have succeeded, and nobody else writes: what is left to fail is the disk. */
function commit(open: OpenTransaction): void {
  try {
    open.commit();
  } catch (cause) {
    throw new Unavailable(
      "The database cannot store the change: its disk may be full. Nothing was changed.",
      { cause },
    );
  }
}

function tableOf(result: Result): Table {
  return { columns: result.columns, rows: result.rows().map((row) => row.map(plainOfEmbedded)) };
}

function hasWritten(result: Result): boolean {
  return Object.values(result.counters).some((count) => count > 0);
}

function fail(error: unknown): never {
  throw embeddedFault(error);
}
