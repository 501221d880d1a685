import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, inject, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { migrate } from "../../src/graph/migrations.ts";
import { openGraph } from "../../src/graph/open.ts";
import { Unavailable } from "../../src/model/faults.ts";
import type { TestNeo4j } from "./neo4j.ts";

type Engine = "embedded" | "neo4j";

const ENGINES: readonly Engine[] = ["embedded", "neo4j"];

/** The server starts while the first files already run. */
const READY_WITHIN_MS = 120_000;

/** Whether this machine can run Neo4j; else its tests are skipped, and the run says so. */
export const neo4jRuns = inject("neo4j") !== null;

/** The file's own connection to the run's Neo4j, which its tests share. */
let neo4j: Promise<Graph> | undefined;

// The first file waits here, so that no test's own time is spent on it.
beforeAll(async () => {
  if (neo4jRuns) await migrate(await sharedNeo4j());
}, 2 * READY_WITHIN_MS);

afterAll(async () => {
  await (await neo4j)?.close();
});

/** One test on each engine, each beginning with an empty, migrated graph. */
export function onBothEngines(name: string, promise: Promised, timeoutMs?: number): void {
  for (const engine of ENGINES) onEngine(engine, name, promise, timeoutMs);
}

/** One test on Neo4j alone, of something that the other engine does not have. */
export function onNeo4j(name: string, promise: Promised, timeoutMs?: number): void {
  onEngine("neo4j", name, promise, timeoutMs);
}

type Promised = (graph: Graph) => Promise<void>;

function onEngine(engine: Engine, name: string, promise: Promised, timeoutMs?: number): void {
  const run = async () => {
    const graph = await emptyGraph(engine);
    try {
      await promise(graph);
    } finally {
      await leave(graph, engine);
    }
  };
  test.skipIf(skips(engine))(`[${engine}] ${name}`, run, timeoutMs);
}

/**
 * A group of tests on each engine that share one graph: `prepare` fills it once, and what it returns
 * is the group's world. `world()` is there in tests, not while they are declared.
 */
export function describeOnBothEngines<W>(
  name: string,
  prepare: (graph: Graph) => Promise<W>,
  tests: (world: () => W, graph: () => Graph) => void,
): void {
  for (const engine of ENGINES) {
    describe.skipIf(skips(engine))(`[${engine}] ${name}`, () => {
      let shared: { readonly graph: Graph; readonly world: W } | undefined;
      const now = () => {
        if (!shared) throw new Error("The graph is there in tests, not while they are declared.");
        return shared;
      };
      beforeAll(async () => {
        const graph = await emptyGraph(engine);
        shared = { graph, world: await prepare(graph) };
      });
      afterAll(async () => {
        if (shared) await leave(shared.graph, engine);
      });
      tests(
        () => now().world,
        () => now().graph,
      );
    });
  }
}

/** An empty, migrated graph; on Neo4j the run's only one, so what it held is gone. */
export async function emptyGraph(engine: Engine): Promise<Graph> {
  const graph = await (engine === "neo4j" ? sharedNeo4j() : openGraph({ data: "memory" }));
  if (engine === "neo4j") await clear(graph);
  await migrate(graph);
  return graph;
}

async function leave(graph: Graph, engine: Engine): Promise<void> {
  if (engine === "embedded") await graph.close();
}

/** Where the run's Neo4j is, once it answers; for tests that start processes of their own. */
export async function neo4jAddress(): Promise<TestNeo4j> {
  await sharedNeo4j();
  return providedAddress();
}

function sharedNeo4j(): Promise<Graph> {
  neo4j ??= connect(Date.now() + READY_WITHIN_MS);
  return neo4j;
}

async function connect(late: number): Promise<Graph> {
  for (;;) {
    try {
      return await openGraph({ neo4j: providedAddress(), data: "memory" });
    } catch (error) {
      if (!(error instanceof Unavailable) || Date.now() > late) throw error;
    }
    await sleep(100);
  }
}

function providedAddress(): TestNeo4j {
  const address = inject("neo4j");
  if (!address) throw new Error("Neo4j does not run in these tests.");
  return address;
}

async function clear(graph: Graph): Promise<void> {
  await graph.write((transaction) =>
    transaction.rows("MATCH (n) WHERE NOT n:Migration AND NOT n:Lock DETACH DELETE n"),
  );
}

/** Whether what an engine is asked is left out: Neo4j is, where this machine cannot run it. */
export function skips(engine: string): boolean {
  return engine === "neo4j" && !neo4jRuns;
}
