import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { About } from "../graph/graph.ts";
import type { PlanCounts } from "../plan/planner.ts";
import { COST_LIMIT } from "./cost.ts";
import { REASONS } from "./refusals.ts";
import type { Watch } from "./watched-graph.ts";

/** How many names of operations are counted by themselves: each is a dozen lines of text. */
const NAMES_LIMIT = 100;

/** A longer name is no name that a person gave. */
const NAME_LENGTH_LIMIT = 64;

/** Operations without a name, and with one too many. */
const OTHER = "other";

/** From what one look-up takes to the 5 s after which a statement is ended, in seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** From a look-up to what one operation may cost, in rows. */
const COST_BUCKETS = [1, 10, 100, 500, 1000, 5000, 10_000, 25_000, COST_LIMIT];

/** What the server knows of itself when it is asked. */
export interface State {
  /** Requests that have no answer yet. */
  readonly running: number;
  readonly plans: PlanCounts;
  /** Fails, within seconds, where questions had better go elsewhere. */
  checkReady(): Promise<void>;
}

export type Engine = About["engine"];

/**
 * What a server counts of its work, in Prometheus' text form; the process' own memory, CPU and
 * event-loop lag beside it. No value of a question is ever part of it: of a question only its
 * operation's name, of which there are at most a hundred.
 */
export class Metrics {
  readonly #own = new Registry();
  readonly #process = processMetrics();
  readonly #names: Set<string>;
  readonly #requests = new Counter({
    name: "parley_requests_total",
    help: "Requests to /graphql by the name of their operation and their outcome: OK, ABANDONED by the client, or the code of the first error.",
    labelNames: ["operation", "outcome"],
    registers: [this.#own],
  });
  readonly #requestSeconds = new Histogram({
    name: "parley_request_seconds",
    help: "How long requests to /graphql took until their answer was sent.",
    labelNames: ["operation"],
    buckets: BUCKETS,
    registers: [this.#own],
  });
  readonly #cost = new Histogram({
    name: "parley_operation_cost_rows",
    help: "What operations cost, in rows by the upper bound of their pages, those that cost too much included.",
    labelNames: ["operation"],
    buckets: COST_BUCKETS,
    registers: [this.#own],
  });
  readonly #refused = new Counter({
    name: "parley_rejected_total",
    help: "Requests that were rejected, and what was no request, by the reason.",
    labelNames: ["reason"],
    registers: [this.#own],
  });
  readonly #exports = new Counter({
    name: "parley_exports_total",
    help: "Exports over HTTP by their outcome: OK, REFUSED, or ABANDONED by the client.",
    labelNames: ["outcome"],
    registers: [this.#own],
  });
  readonly #statementSeconds = new Histogram({
    name: "parley_statement_seconds",
    help: "How long statements took, by engine and outcome: answered or failed.",
    labelNames: ["engine", "outcome"],
    buckets: BUCKETS,
    registers: [this.#own],
  });
  readonly #statementsRunning = new Gauge({
    name: "parley_statements_running",
    help: "Statements that run now; on Neo4j each has a connection of the pool.",
    labelNames: ["engine"],
    registers: [this.#own],
  });

  /** Operations with a name of `known` are counted by it, whatever others come first. */
  constructor(known: readonly string[], state: State) {
    this.#names = new Set(known.slice(0, NAMES_LIMIT));
    for (const reason of REASONS) this.#refused.inc({ reason }, 0);
    offerState(this.#own, state);
  }

  countRequest(operation: string | undefined, outcome: string, seconds: number): void {
    const name = this.#nameOf(operation);
    this.#requests.inc({ operation: name, outcome });
    this.#requestSeconds.observe({ operation: name }, seconds);
  }

  countCost(operation: string | undefined, rows: number): void {
    this.#cost.observe({ operation: this.#nameOf(operation) }, rows);
  }

  countRefusal(reason: string): void {
    this.#refused.inc({ reason });
  }

  countExport(outcome: string): void {
    this.#exports.inc({ outcome });
  }

  /** Counts the statements that an engine is sent; those inside of a write count as one. */
  counting(engine: Engine): Watch {
    return ({ kind }, work) => (kind === "within" ? work() : this.#countStatement(engine, work));
  }

  async #countStatement<T>(engine: Engine, statement: () => Promise<T>): Promise<T> {
    this.#statementsRunning.inc({ engine });
    const begun = performance.now();
    let outcome = "failed";
    try {
      const answer = await statement();
      outcome = "answered";
      return answer;
    } finally {
      this.#statementsRunning.dec({ engine });
      this.#statementSeconds.observe({ engine, outcome }, (performance.now() - begun) / 1000);
    }
  }

  /** Tells from now on whether what clients ask for is counted together with other processes. */
  offerShared(isShared: () => boolean): void {
    new Gauge({
      name: "parley_rate_limit_shared",
      help: "1 where what clients ask for is counted in Redis, 0 where Redis is away and it is counted here.",
      registers: [this.#own],
      collect() {
        this.set(Number(isShared()));
      },
    });
  }

  get contentType(): string {
    return this.#own.contentType;
  }

  async text(): Promise<string> {
    return (await this.#own.metrics()) + (await this.#process.metrics());
  }

  #nameOf(operation: string | undefined): string {
    if (operation === undefined || operation.length > NAME_LENGTH_LIMIT) return OTHER;
    if (this.#names.size < NAMES_LIMIT) this.#names.add(operation);
    return this.#names.has(operation) ? operation : OTHER;
  }
}

/** What is read off when it is asked for. */
function offerState(registry: Registry, state: State): void {
  new Gauge({
    name: "parley_requests_running",
    help: "Requests to /graphql that have no answer yet.",
    registers: [registry],
    collect() {
      this.set(state.running);
    },
  });
  new Gauge({
    name: "parley_ready",
    help: "1 where /readyz says that questions are answered, else 0.",
    registers: [registry],
    async collect() {
      await state.checkReady().then(
        () => this.set(1),
        () => this.set(0),
      );
    },
  });
  new Counter({
    name: "parley_plans_total",
    help: "Questions that were compiled to a statement, and those whose compiled statement was used again.",
    labelNames: ["result"],
    registers: [registry],
    collect() {
      this.reset();
      for (const result of ["compiled", "reused"] as const) {
        this.inc({ result }, state.plans[result]);
      }
    },
  });
}

let ofProcess: Registry | undefined;

/** One for all servers of a process: it observes the process. */
function processMetrics(): Registry {
  if (ofProcess === undefined) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}
