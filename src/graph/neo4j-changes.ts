import { setTimeout as sleep } from "node:timers/promises";
import { isRetryableError, Neo4jError, type Session } from "neo4j-driver";
import { Unavailable } from "../model/faults.ts";
import type { Row, Transaction, Values } from "./graph.ts";
import { row, sent } from "./neo4j-values.ts";
import { checkWritten } from "./values.ts";

type Open = ReturnType<Session["beginTransaction"]>;

/** For how long a transaction is tried again, and how long after the first time: then twice as long. */
const AGAIN_FOR_MS = 5000;
const FIRST_PAUSE_MS = 50;

/**
 * A change on its way into the database. It is tried again after a deadlock or a lost connection, as
 * the driver's own `executeWrite` does; but never once its commit was sent and had no answer. It may be
 * stored then, and done once more it could be another change than the one that was asked for.
 */
export class Change<T> {
  readonly #work: (transaction: Transaction) => Promise<T>;
  #committing = false;

  constructor(work: (transaction: Transaction) => Promise<T>) {
    this.#work = work;
  }

  /** @param timeout of each try, in milliseconds */
  async run(session: Session, ended: AbortSignal, timeout: number): Promise<T> {
    const late = performance.now() + AGAIN_FOR_MS;
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs *= 2) {
      try {
        return await this.#try(session.beginTransaction({ timeout }), ended);
      } catch (error) {
        const inTime = performance.now() + pauseMs < late && !ended.aborted;
        if (!inTime || this.#committing || !isRetryableError(error)) throw error;
      }
      await sleep(pauseMs);
    }
  }

  /** The same in the words of whoever asked for the change, who has to know whether it is stored. */
  told(error: unknown): unknown {
    if (!this.#committing) return error;
    return new Unavailable(
      "The database gave no answer while the change was being stored: it is stored as a whole, or " +
        "not at all. Do the same again; what is stored stays as it is.",
      { cause: error },
    );
  }

  async #try(open: Open, ended: AbortSignal): Promise<T> {
    try {
      const changes = new Changes(open, ended);
      const done = await this.#work(changes);
      if (changes.failure !== undefined) throw changes.failure;
      ended.throwIfAborted();
      await this.#commit(open);
      return done;
    } catch (error) {
      await open.close().catch(() => undefined);
      throw error;
    }
  }

  async #commit(open: Open): Promise<void> {
    this.#committing = true;
    try {
      await open.commit();
    } catch (error) {
      if (isRefusal(error)) this.#committing = false;
      throw error;
    }
    this.#committing = false;
  }
}

/** Whether the server says that it has not done it. What fails within the server it may still find in its log. */
function isRefusal(error: unknown): boolean {
  return error instanceof Neo4jError && /^Neo\.(Client|Transient)Error\./.test(error.code);
}

/** The statements of one transaction; after the first that fails, none. */
class Changes implements Transaction {
  /** What the first failing statement failed with. */
  failure: unknown;
  readonly #open: Open;
  readonly #ended: AbortSignal;

  constructor(open: Open, ended: AbortSignal) {
    this.#open = open;
    this.#ended = ended;
  }

  async rows(statement: string, values: Values = {}): Promise<readonly Row[]> {
    if (this.failure !== undefined) throw this.failure;
    this.#ended.throwIfAborted();
    try {
      checkWritten(values);
      const { records } = await this.#open.run(statement, sent(values));
      return records.map(row);
    } catch (error) {
      // As the driver told it: by that it is known whether to run the work again.
      this.failure = error;
      throw error;
    }
  }
}
