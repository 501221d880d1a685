import type { Dialect, Graph, Limits, Transaction, Values } from "../graph/graph.ts";
import type { Engine, Metrics } from "./metrics.ts";

/** A graph whose statements are counted. Those inside of a write count as one. */
export class CountedGraph implements Graph {
  readonly dialect: Dialect;
  readonly #graph: Graph;
  readonly #count: <T>(statement: () => Promise<T>) => Promise<T>;

  constructor(graph: Graph, engine: Engine, metrics: Metrics) {
    this.dialect = graph.dialect;
    this.#graph = graph;
    this.#count = (statement) => metrics.countStatement(engine, statement);
  }

  rows(statement: string, values?: Values, limits?: Limits) {
    return this.#count(() => this.#graph.rows(statement, values, limits));
  }

  table(statement: string, values?: Values, limits?: Limits) {
    return this.#count(() => this.#graph.table(statement, values, limits));
  }

  write<T>(work: (transaction: Transaction) => Promise<T>, limits?: Limits) {
    return this.#count(() => this.#graph.write(work, limits));
  }

  define(statement: string) {
    return this.#count(() => this.#graph.define(statement));
  }

  asked(statement: string, values: Values) {
    return this.#graph.asked(statement, values);
  }

  about() {
    return this.#graph.about();
  }

  exclusively<T>(work: () => Promise<T>) {
    return this.#graph.exclusively(work);
  }

  replan() {
    return this.#graph.replan();
  }

  ping() {
    return this.#graph.ping();
  }

  close() {
    return this.#graph.close();
  }
}
