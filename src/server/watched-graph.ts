import type { Graph, Limits, Transaction, Values } from "../graph/graph.ts";
import { GraphAround } from "../graph/graph-around.ts";

/** What is sent to a graph, as those who watch it are told. */
export interface Sent {
  /** `within`: a statement inside of a write. */
  readonly kind: "read" | "table" | "write" | "within" | "define";
  /** Its text. Of a person's own statement and of a write as a whole there is none to tell. */
  readonly statement?: string | undefined;
}

/** Watches what `work` sends, and gives what it gives. */
export type Watch = <T>(sent: Sent, work: () => Promise<T>) => Promise<T>;

/** A graph whose statements are watched. */
export class WatchedGraph extends GraphAround {
  readonly #watch: Watch;

  constructor(graph: Graph, watch: Watch) {
    super(graph);
    this.#watch = watch;
  }

  override rows(statement: string, values?: Values, limits?: Limits) {
    const sent = { kind: "read", statement } as const;
    return this.#watch(sent, () => this.graph.rows(statement, values, limits));
  }

  /** What a person wrote may hold values, so its text is not told. */
  override table(statement: string, values?: Values, limits?: Limits) {
    return this.#watch({ kind: "table" }, () => this.graph.table(statement, values, limits));
  }

  override write<T>(work: (transaction: Transaction) => Promise<T>, limits?: Limits) {
    const watched = (transaction: Transaction) => work(this.#within(transaction));
    return this.#watch({ kind: "write" }, () => this.graph.write(watched, limits));
  }

  override define(statement: string) {
    return this.#watch({ kind: "define", statement }, () => this.graph.define(statement));
  }

  #within(transaction: Transaction): Transaction {
    return {
      rows: (statement, values) =>
        this.#watch({ kind: "within", statement }, () => transaction.rows(statement, values)),
    };
  }
}
