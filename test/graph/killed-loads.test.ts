// Takes a minute and a half on each engine: every kill is one of a process of its own.
import { createHash } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { graphHash } from "../../src/analysis/hash.ts";
import { storedFacts } from "../../src/dossier/stored.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { type GraphSettings, openGraph } from "../../src/graph/open.ts";
import { emptyGraph, neo4jAddress, neo4jRuns } from "../support/engines.ts";
import { folder } from "../support/folder.ts";
import { type Program, run } from "../support/processes.ts";
import { stopwatch } from "../support/stopwatch.ts";
import { writeEdition } from "../support/template.ts";

const LOAD = new URL("processes/load-dossier.ts", import.meta.url);

const KILLS = 50;

/** Some 3,300 facts. */
const CLAIMS = 600;

const EDITIONS = ["a", "b"] as const;

type Edition = (typeof EDITIONS)[number];

/** What a killed load left, and whether it had come to its end before. */
interface Left {
  readonly edition: Edition | undefined;
  readonly stated: string;
}

/** Everything of a graph but the instants at which it was recorded, derived things included. */
async function digest(graph: Graph): Promise<string> {
  const { nodes, relationships } = await storedFacts(graph, graph, "template");
  const lines = [...nodes, ...relationships].map(({ properties, ...fact }) => {
    const { recordedAt: _, ...others } = properties;
    return JSON.stringify([fact, Object.entries(others).sort()]);
  });
  const all = createHash("sha256").update(lines.sort().join("\n")).digest("hex");
  return `${lines.length} facts, ${await graphHash(graph)}, ${all}`;
}

/** A process that is ready to load an edition when it is told. */
async function prepared(settings: GraphSettings, path: string): Promise<Program> {
  const program = run(LOAD, JSON.stringify(settings), path);
  expect(await program.nextLine()).toBe("waiting");
  return program;
}

async function begin(program: Program): Promise<() => number> {
  program.child.stdin.write("now\n");
  expect(await program.nextLine()).toBe("loading");
  return stopwatch();
}

/**
 * Loads one edition over the other again and again, and kills each load at another moment between its
 * beginning and its end. `look` gives what the graph then is.
 */
async function kill(
  settings: GraphSettings,
  look: () => Promise<string>,
): Promise<readonly Left[]> {
  const place = folder();
  const whole = new Map<string, Edition>();
  let durationMs = 0;
  for (const edition of EDITIONS) {
    writeEdition(join(place, edition), edition, CLAIMS);
    const program = await prepared(settings, join(place, edition));
    const took = await begin(program);
    expect(await program.ended, program.errors()).toBe(0);
    durationMs = took();
    whole.set(await look(), edition);
  }
  expect(whole.size).toBe(2);
  const left: Left[] = [];
  let now: Edition = "b";
  for (let round = 0; round < KILLS; round++) {
    const next: Edition = now === "a" ? "b" : "a";
    const program = await prepared(settings, join(place, next));
    await begin(program);
    await sleep((durationMs * (round + Math.random())) / KILLS);
    program.child.kill("SIGKILL");
    await program.ended;
    const stated = await look();
    left.push({ edition: whole.get(stated), stated });
    now = whole.get(stated) ?? now;
  }
  return left;
}

function expectWhole(left: readonly Left[]): void {
  expect(left.filter(({ edition }) => edition === undefined)).toEqual([]);
  // Else the moments were not within the load: all before it, or all after it.
  expect(new Set(left.map(({ edition }) => edition)).size).toBe(2);
  expect(left).toHaveLength(KILLS);
}

test(`[embedded] ${KILLS} loads that are killed leave the graph as before or as after`, async () => {
  const data = folder();

  const left = await kill({ data }, async () => {
    const graph = await openGraph({ data });
    try {
      return await digest(graph);
    } finally {
      await graph.close();
    }
  });

  expectWhole(left);
}, 300_000);

test.skipIf(!neo4jRuns)(
  `[neo4j] ${KILLS} loads that are killed leave the graph as before or as after`,
  async () => {
    const graph = await emptyGraph("neo4j");
    const others = "SHOW TRANSACTIONS YIELD currentQuery RETURN count(*) AS n";

    const left = await kill({ neo4j: await neo4jAddress(), data: "memory" }, async () => {
      // What the server was told to commit before the kill, it still commits for a moment.
      await expect.poll(() => graph.rows(others), { timeout: 10_000 }).toEqual([[1]]);
      return digest(graph);
    });

    expectWhole(left);
    await emptyGraph("neo4j");
  },
  300_000,
);
