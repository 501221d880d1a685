import { stat } from "node:fs";
import { expect, test } from "vitest";
import { type Deadline, type Ended, within } from "../../src/graph/deadline.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { TimedOut, Unavailable } from "../../src/model/faults.ts";
import { emptyGraph, neo4jRuns, onBothEngines } from "../support/engines.ts";
import { stopwatch } from "../support/stopwatch.ts";

/** Takes some seconds on either engine. */
const SLOW = "MATCH (a:Entity) MATCH (b:Entity) WHERE a.n + b.n = -1 RETURN count(*) AS n";

async function fill(graph: Graph): Promise<void> {
  await graph.write((t) =>
    t.rows("UNWIND range(1, 3000) AS n CREATE (:Entity {id: toString(n), n: n})"),
  );
}

onBothEngines("a read that takes too long is answered when its time is over", async (graph) => {
  await fill(graph);
  const took = stopwatch();

  await expect(graph.rows(SLOW, {}, { timeoutMs: 200 })).rejects.toThrow(
    new TimedOut("The database did not answer within 0.2 s."),
  );

  expect(took()).toBeLessThan(1000);
  expect(await graph.rows("RETURN 1 AS one")).toEqual([[1]]);
});

onBothEngines("a write that takes too long is answered, and leaves nothing", async (graph) => {
  await fill(graph);

  const write = graph.write(
    async (t) => {
      await t.rows("CREATE (n:Entity {id: 'late'})");
      await t.rows(SLOW);
    },
    { timeoutMs: 200 },
  );

  await expect(write).rejects.toBeInstanceOf(TimedOut);
  // It waits for its turn, and so sees the end of the one before.
  await graph.write((t) => t.rows("CREATE (n:Entity {id: 'next'})"));
  const rows = await graph.rows(
    "MATCH (n:Entity) WHERE n.id IN ['late', 'next'] RETURN n.id AS id",
  );
  expect(rows).toEqual([["next"]]);
});

onBothEngines("a caller that leaves gets its own reason at once", async (graph) => {
  await fill(graph);
  const gone = new AbortController();
  const took = stopwatch();

  const read = graph.rows(SLOW, {}, { signal: gone.signal });
  setTimeout(() => gone.abort(new Error("gone")), 100);

  await expect(read).rejects.toThrow("gone");
  expect(took()).toBeLessThan(1000);
});

onBothEngines("a caller that has left before is not asked for", async (graph) => {
  const signal = AbortSignal.abort(new Error("gone"));

  await expect(graph.rows("RETURN 1 AS one", {}, { signal })).rejects.toThrow("gone");
  await expect(graph.write(async () => 1, { signal })).rejects.toThrow("gone");
});

test.skipIf(!neo4jRuns)("[neo4j] a statement that nobody waits for is ended there", async () => {
  const graph = await emptyGraph("neo4j");
  const endless = "UNWIND range(1, 100000000000) AS i WITH i WHERE i % 7 = 9 RETURN count(*) AS n";
  const running = () =>
    graph.rows(
      "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'UNWIND range(1, 1000' RETURN count(*) AS n",
    );
  const gone = new AbortController();

  const timedOut = graph.rows(endless, {}, { timeoutMs: 4000 }).catch((error) => error);
  const left = graph.rows(endless, {}, { signal: gone.signal }).catch((error) => error);
  await expect.poll(running, { timeout: 3500 }).toEqual([[2]]);
  gone.abort(new Error("gone"));
  await expect.poll(running, { timeout: 3500 }).toEqual([[1]]);
  const ends = await Promise.all([timedOut, left]);

  expect(ends.map((error) => error.constructor.name)).toEqual(["TimedOut", "Error"]);
  await expect.poll(running, { timeout: 3500 }).toEqual([[0]]);
});

const never = () => new Promise<never>(() => undefined);

test("a pulse that fails ends the call before its time", async () => {
  const beat = () => Promise.reject(new Unavailable("gone"));
  const deadline: Deadline = { timeoutMs: 5000, pulse: { everyMs: 10, beat } };
  const took = stopwatch();

  await expect(within(deadline, never)).rejects.toThrow(new Unavailable("gone"));

  expect(took()).toBeLessThan(1000);
});

test("a pulse beats until there is an answer, and no longer", async () => {
  let beats = 0;
  const beat = async () => void beats++;
  const answer = () => new Promise((done) => setTimeout(done, 100, "answer"));

  expect(await within({ timeoutMs: 5000, pulse: { everyMs: 10, beat } }, answer)).toBe("answer");

  const then = beats;
  expect(then).toBeGreaterThan(2);
  await new Promise((done) => setTimeout(done, 50));
  expect(beats).toBe(then);
});

test("an answer that came in while this process was busy is taken", async () => {
  const answer = () => new Promise((done) => stat(".", () => done("answer")));

  const call = within({ timeoutMs: 20 }, answer);
  const took = stopwatch();
  while (took() < 200);

  expect(await call).toBe("answer");
});

test("what nobody waits for is told to end, with the reason", async () => {
  let reason: unknown;
  const start = ({ signal }: Ended) => {
    signal.addEventListener("abort", () => {
      reason = signal.reason;
    });
    return never();
  };

  await expect(within({ timeoutMs: 10 }, start)).rejects.toBeInstanceOf(TimedOut);

  expect(reason).toBeInstanceOf(TimedOut);
});

test("who only looks afterwards whether anybody waits is told the same", async () => {
  let given: Ended | undefined;
  const start = (ended: Ended) => {
    given = ended;
    return never();
  };

  await expect(within({ timeoutMs: 10 }, start)).rejects.toBeInstanceOf(TimedOut);

  expect(given?.signal.reason).toBeInstanceOf(TimedOut);
});
