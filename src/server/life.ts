import { setTimeout as sleep } from "node:timers/promises";
import type { Graph } from "../graph/graph.ts";
import { Unavailable } from "../model/faults.ts";
import { type PlanCounts, Planner } from "../plan/planner.ts";

/** Where the server stands between its start and its end. */
export type LifeState = "starting" | "ready" | "draining";

/** The graph, and what asks it. */
export interface World {
  readonly graph: Graph;
  readonly planner: Planner;
}

const POLL_MS = 10;
const QUIET_MS = 50;

const NO_PLANS: PlanCounts = { compiled: 0, reused: 0 };

/** What the server answers from, while it has it, and the requests that are running. */
export class Life {
  #world: World | undefined;
  #draining = false;
  readonly #running = new Set<AbortController>();

  get state(): LifeState {
    if (this.#draining) return "draining";
    return this.#world === undefined ? "starting" : "ready";
  }

  /** How many requests are running. */
  get running(): number {
    return this.#running.size;
  }

  /** How often a plan was compiled, and how often one was there. */
  get plans(): PlanCounts {
    return this.#world?.planner.counts ?? NO_PLANS;
  }

  /** Answers are given from this graph from now on. */
  begin(graph: Graph): void {
    this.#world = { graph, planner: new Planner(graph) };
  }

  /** @throws Unavailable until there is a graph */
  world(): World {
    if (this.#world === undefined) {
      throw new Unavailable("Parley is starting; ask again in a moment.", { reason: "starting" });
    }
    return this.#world;
  }

  /** @throws Unavailable with the reason why new requests had better go elsewhere */
  async checkReady(): Promise<void> {
    this.#checkStays();
    await this.world().graph.ping();
    // The database may have taken its time.
    this.#checkStays();
  }

  #checkStays(): void {
    if (this.#draining) throw new Unavailable("Parley is ending.");
  }

  /** Counts a request as running until it is told to be over; its signal ends its statements. */
  run(): AbortController {
    const request = new AbortController();
    this.#running.add(request);
    return request;
  }

  /** The request was answered, or its client has gone away. */
  over(request: AbortController, answered: boolean): void {
    this.#running.delete(request);
    if (!answered) request.abort();
  }

  /** Says from now on that it ends. */
  end(): void {
    this.#draining = true;
  }

  /**
   * Waits until nothing runs, and nothing has come for a moment: what stands in the connections by then
   * is read. What still runs after `deadlineMs` is ended.
   */
  async drain(deadlineMs: number): Promise<void> {
    const deadline = Date.now() + deadlineMs;
    let quietMs = 0;
    while (quietMs < QUIET_MS && Date.now() < deadline) {
      await sleep(POLL_MS);
      quietMs = this.#running.size > 0 ? 0 : quietMs + POLL_MS;
    }
    const ending = new Unavailable("Parley is ending.", { reason: "ending" });
    for (const request of this.#running) request.abort(ending);
  }
}
