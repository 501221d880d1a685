import type { ManagedTransaction } from "neo4j-driver";
import type { Row, Transaction, Values } from "./graph.ts";
import { row, sent } from "./neo4j-values.ts";
import { checkWritten } from "./values.ts";

/** Does the work; the driver takes a transaction that has failed for one that is done. */
export async function transact<T>(
  work: (transaction: Transaction) => Promise<T>,
  changes: Changes,
): Promise<T> {
  const done = await work(changes);
  if (changes.failure !== undefined) throw changes.failure;
  return done;
}

/** The statements of one managed transaction; after the first that fails, none. */
export class Changes implements Transaction {
  /** What the first failing statement failed with. */
  failure: unknown;
  readonly #open: ManagedTransaction;
  readonly #ended: AbortSignal;

  constructor(open: ManagedTransaction, ended: AbortSignal) {
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
      // As the driver told it: by that it knows whether to run the work again.
      this.failure = error;
      throw error;
    }
  }
}
