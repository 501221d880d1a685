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

/** Some 2,200 facts. */
const CLAIMS = 400;

/** Loads take unequally long: the last moments are meant to be after their end. */
const BEYOND = 1.2;

/** On a machine that does much else besides it takes several times as long. */
const PATIENCE_MS = 900_000;

const EDITIONS = ["a", "b"] as const;

type Edition = (typeof EDITIONS)[number];

/** What a load left: one edition as a whole, else undefined. */
interface Left {
  readonly edition: Edition | undefined;
  readonly found: string;
  /** It had not come to its end when it was killed. */
  readonly cut: boolean;
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

/** A process that is ready to load an edition when it is told which. */
async function prepared(settings: GraphSettings): Promise<Program> {
  const program = run(LOAD, JSON.stringify(settings));
  expect(await program.nextLine()).toBe("waiting");
  return program;
}

async function begin(program: Program, path: string): Promise<() => number> {
  program.child.stdin.write(path);
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
    const program = await prepared(settings);
    const took = await begin(program, join(place, edition));
    expect(await program.ended, program.errors()).toBe(0);
    durationMs = took();
    whole.set(await look(), edition);
  }
  expect(whole.size).toBe(2);
  const left: Left[] = [];
  let now: Edition = "b";
  let next = prepared(settings);
  for (let round = 0; round < KILLS; round++) {
    const program = await next;
    const took = await begin(program, join(place, now === "a" ? "b" : "a"));
    const moment = sleep((durationMs * BEYOND * (round + Math.random())) / KILLS, "now");
    const cut = (await Promise.race([moment, program.ended])) === "now";
    // Loads become quicker as the engine warms up, slower as others use the machine.
    if (!cut) durationMs = took();
    program.child.kill("SIGKILL");
    await program.ended;
    // The next process starts meanwhile.
    next = prepared(settings);
    const found = await look();
    left.push({ edition: whole.get(found), found, cut });
    now = whole.get(found) ?? now;
  }
  await next;
  return left;
}

function expectWhole(left: readonly Left[]): void {
  expect(left.filter(({ edition }) => edition === undefined)).toEqual([]);
  expect(left).toHaveLength(KILLS);
  expect(left.filter(({ cut }) => cut).length).toBeGreaterThan(KILLS / 2);
}

test(
  `[embedded] ${KILLS} loads that are killed leave the graph as before or as after`,
  async () => {
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
  },
  PATIENCE_MS,
);

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
  PATIENCE_MS,
);
