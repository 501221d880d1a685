// A real Neo4j behind a line that breaks: every answer is whole or an error in time, and all is well after it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { buildParleySchema } from "../../src/api/schema.ts";
import { loadDossier } from "../../src/dossier/load.ts";
import { openGraph } from "../../src/graph/open.ts";
import { emptyGraph, neo4jAddress, neo4jRuns } from "../support/engines.ts";
import { Line } from "../support/line.ts";
import { serving } from "../support/serving.ts";
import { stopwatch } from "../support/stopwatch.ts";
import { writeEdition } from "../support/template.ts";
import { codesOf, knownOf, type Outcome, recovery, volley } from "../support/whole.ts";

/** Within 5 s on a machine that is idle; these share theirs with others. */
const IN_TIME_MS = 9000;

const RECOVERED_MS = 10_000;

/** A Parley on a line of its own to the run's Neo4j, with what it answers while all is well. */
async function parleyOnALine() {
  const { uri, ...who } = await neo4jAddress();
  const line = await Line.to(Number(new URL(uri).port));
  const neo4j = { ...who, uri: `bolt://127.0.0.1:${line.port}` };
  const open = () => openGraph({ neo4j, data: "memory" });
  const parley = await serving({ schema: await buildParleySchema(), open });
  return { line, parley, known: await knownOf(parley) };
}

function slowest(outcomes: readonly Outcome[]): number {
  return Math.max(...outcomes.map(({ took }) => took));
}

describe.skipIf(!neo4jRuns)("[neo4j] on a line that breaks", () => {
  beforeAll(async () => {
    const graph = await emptyGraph("neo4j");
    const edition = mkdtempSync(join(tmpdir(), "parley-line-"));
    writeEdition(edition, "a", 60);
    await loadDossier(graph, [edition]);
    rmSync(edition, { recursive: true });
  });

  test("connections that are reset under questions are errors at once, and the next ones are new", async () => {
    const { line, parley, known } = await parleyOnALine();
    const seen = new Set<string>();

    for (let round = 0; round < 10; round++) {
      const asked = volley(parley, known, 30);
      await sleep(Math.random() * 30);
      line.reset();
      const outcomes = await asked;
      for (const code of codesOf(outcomes)) seen.add(code);
      expect(slowest(outcomes)).toBeLessThan(IN_TIME_MS);
      await recovery(parley, known, RECOVERED_MS);
    }

    expect(seen).toContain("UNAVAILABLE");
    expect(seen).not.toContain("TIMEOUT");
  });

  test("an answer that is cut off anywhere is never given by half", async () => {
    const { line, parley, known } = await parleyOnALine();
    const seen = new Set<string>();

    for (const cutAfter of [1, 300, 700, 1500, 3000, 6000, 9000, 12_000, 20_000]) {
      line.reset();
      line.weather = { cutAfter };
      const outcomes = await volley(parley, known, 6);
      for (const code of codesOf(outcomes)) seen.add(code);
      expect(slowest(outcomes)).toBeLessThan(IN_TIME_MS);
    }
    line.weather = {};

    expect(seen).toEqual(new Set(["OK", "UNAVAILABLE"]));
    await recovery(parley, known, RECOVERED_MS);
  });

  test("a line that falls silent is told of in time, and answers again when it speaks", async () => {
    const { line, parley, known } = await parleyOnALine();
    line.weather = { silent: true };

    const outcomes = await volley(parley, known, 30);
    const ready = await parley.get("readyz");
    line.weather = {};

    expect(codesOf(outcomes)).toEqual(new Set(["UNAVAILABLE"]));
    expect(slowest(outcomes)).toBeLessThan(IN_TIME_MS);
    expect(ready.status).toBe(503);
    await recovery(parley, known, RECOVERED_MS);
  });

  test("who takes new connections and says nothing to them is told of in time", async () => {
    const { line, parley, known } = await parleyOnALine();
    line.weather = { silent: true };
    line.reset();

    const outcomes = await volley(parley, known, 30);
    line.weather = {};

    expect(codesOf(outcomes)).toEqual(new Set(["UNAVAILABLE"]));
    expect(slowest(outcomes)).toBeLessThan(IN_TIME_MS);
    await recovery(parley, known, RECOVERED_MS);
  });

  test("who refuses connections is told of at once", async () => {
    const { line, parley, known } = await parleyOnALine();
    await line.close();

    const outcomes = await volley(parley, known, 30);
    await line.listen();

    expect(codesOf(outcomes)).toEqual(new Set(["UNAVAILABLE"]));
    expect(slowest(outcomes)).toBeLessThan(IN_TIME_MS);
    await recovery(parley, known, RECOVERED_MS);
  });

  test("a slow line is waited for", async () => {
    const { line, parley, known } = await parleyOnALine();
    line.weather = { delayMs: 150 };

    const outcomes = await volley(parley, known, 12);

    expect(codesOf(outcomes)).toEqual(new Set(["OK"]));
    expect(Math.min(...outcomes.map(({ took }) => took))).toBeGreaterThan(250);
  });

  test("a line that is too slow for a large answer is a timeout, and small ones are answered", async () => {
    const { line, parley, known } = await parleyOnALine();
    const [small, large] = known;
    if (!small || !large) throw new Error("Two questions are needed.");
    expect(JSON.stringify(large.right).length).toBeGreaterThan(5000);
    line.weather = { bytesPerSecond: 800 };
    const took = stopwatch();

    const [slow, ready] = await Promise.all([volley(parley, [large], 1), parley.get("readyz")]);
    const quick = await volley(parley, [small], 1);
    line.weather = {};

    expect(codesOf(slow)).toEqual(new Set(["TIMEOUT"]));
    expect(codesOf(quick)).toEqual(new Set(["OK"]));
    expect(ready.status).toBe(200);
    expect(took()).toBeLessThan(2 * IN_TIME_MS);
  });

  test("500 clients at once are answered, and told in time where the line is silent", async () => {
    const { line, parley, known } = await parleyOnALine();

    const answered = await volley(parley, known, 500);
    line.weather = { silent: true };
    const took = stopwatch();
    const refused = await volley(parley, known, 500);
    const refusedWithin = took();
    line.weather = {};
    const recovered = await recovery(parley, known, RECOVERED_MS);

    expect(codesOf(answered)).toEqual(new Set(["OK"]));
    expect(line.connections).toBeLessThan(60);
    expect(codesOf(refused)).toEqual(new Set(["UNAVAILABLE"]));
    process.stdout.write(
      `500 clients: answered within ${Math.round(slowest(answered))} ms; without an answer of Neo4j ` +
        `refused within ${Math.round(refusedWithin)} ms; well again after ${Math.round(recovered)} ms\n`,
    );
    expect(refusedWithin).toBeLessThan(2 * IN_TIME_MS);
  });
});
