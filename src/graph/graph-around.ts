import type { Dialect, Graph, Limits, Transaction, Values } from "./graph.ts";

/** A graph that hands everything on to another one, for those who change some of it on the way. */
export class GraphAround implements Graph {
  readonly dialect: Dialect;
  protected readonly graph: Graph;

  constructor(graph: Graph) {
    this.dialect = graph.dialect;
    this.graph = graph;
  }

  get changes() {
    return this.graph.changes;
  }

  about() {
    return this.graph.about();
  }

  rows(statement: string, values?: Values, limits?: Limits) {
    return this.graph.rows(statement, values, limits);
  }

  table(statement: string, values?: Values, limits?: Limits) {
    return this.graph.table(statement, values, limits);
  }

  asked(statement: string, values: Values) {
    return this.graph.asked(statement, values);
  }

  write<T>(work: (transaction: Transaction) => Promise<T>, limits?: Limits) {
    return this.graph.write(work, limits);
  }

  define(statement: string) {
    return this.graph.define(statement);
  }

  exclusively<T>(work: () => Promise<T>, limits?: Limits) {
    return this.graph.exclusively(work, limits);
  }

  replan() {
    return this.graph.replan();
  }

  ping() {
    return this.graph.ping();
  }

  unfinished() {
    return this.graph.unfinished();
  }

  close() {
    return this.graph.close();
  }
}
