// Takes a minute and a half on each engine: every kill is one of a process of its own. `LOAD_KILLS=200` makes
// it more of them, half of them of loads in batches.
import { createHash } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { graphHash } from "../../src/analysis/hash.ts";
import { loadDossier } from "../../src/dossier/load.ts";
import { storedFacts } from "../../src/dossier/stored.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { type GraphSettings, openGraph } from "../../src/graph/open.ts";
import { WholeGraph } from "../../src/graph/whole-graph.ts";
import { Unavailable } from "../../src/model/faults.ts";
import { emptyGraph, neo4jAddress, neo4jRuns } from "../support/engines.ts";
import { folder } from "../support/folder.ts";
import { type Program, run } from "../support/processes.ts";
import { stopwatch } from "../support/stopwatch.ts";
import { writeEdition } from "../support/template.ts";

const LOAD = new URL("processes/load-dossier.ts", import.meta.url);

/** On each engine; half of them in one transaction, half in batches. */
const KILLS = Number(process.env["LOAD_KILLS"] ?? 50);

const BATCHING = { above: 500, rows: 200 };

type Batching = typeof BATCHING | undefined;

const WAYS = [
  ["leave the graph as before or as after", undefined],
  ["in batches leave it as before, as after, or unfinished, which the next load ends", BATCHING],
] as const;

/** Some 2,200 facts. */
const CLAIMS = 400;

/** Loads take unequally long: the last moments are meant to be after their end. */
const BEYOND = 1.2;

/** On a machine that does much else besides it takes several times as long. */
const PATIENCE_MS = 900_000 + KILLS * 20_000;

const EDITIONS = ["a", "b"] as const;

type Edition = (typeof EDITIONS)[number];

/** What a load left: one edition as a whole, after the next load had ended it where it was unfinished. */
interface Left {
  readonly edition: Edition | undefined;
  readonly found: string;
  readonly unfinished: boolean;
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

/** A graph that a load has left. */
interface Found {
  readonly found: string;
  readonly unfinished: boolean;
}

/** What the graph is, once the edition is loaded again where that was not finished. */
async function ended(graph: Graph, edition: string): Promise<Found> {
  const unfinished = (await graph.unfinished()) !== undefined;
  if (unfinished) {
    const reading = graphHash(new WholeGraph(graph));
    await expect(reading).rejects.toBeInstanceOf(Unavailable);
    await loadDossier(graph, [edition], { batching: BATCHING });
  }
  expect(await graph.unfinished()).toBeUndefined();
  return { found: await digest(graph), unfinished };
}

/** A process that is ready to load an edition when it is told which. */
async function prepared(settings: GraphSettings, batching: Batching): Promise<Program> {
  const way = batching ? [JSON.stringify(batching)] : [];
  const program = run(LOAD, JSON.stringify(settings), ...way);
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
 * beginning and its end, every second one after another of its statements.
 */
async function kill(
  settings: GraphSettings,
  batching: Batching,
  look: (edition: string) => Promise<Found>,
): Promise<readonly Left[]> {
  const place = folder();
  const whole = new Map<string, Edition>();
  let course: Course = { durationMs: 0, statements: 0, betweenMs: 0 };
  for (const edition of EDITIONS) {
    const path = join(place, edition);
    writeEdition(path, edition, CLAIMS);
    course = await courseOf(await prepared(settings, batching), path);
    whole.set((await look(path)).found, edition);
  }
  expect(whole.size).toBe(2);
  const left: Left[] = [];
  let now: Edition = "b";
  let next = prepared(settings, batching);
  for (let round = 0; round < KILLS / 2; round++) {
    const program = await next;
    const path = join(place, now === "a" ? "b" : "a");
    const took = await begin(program, path);
    const moment = momentIn(program, round, course);
    const cut = (await Promise.race([moment, program.ended])) === "now";
    // Loads become quicker as the engine warms up, slower as others use the machine.
    if (!cut) course = { ...course, durationMs: took() };
    program.child.kill("SIGKILL");
    await program.ended;
    // The next process starts meanwhile.
    next = prepared(settings, batching);
    const { found, unfinished } = await look(path);
    left.push({ edition: whole.get(found), found, unfinished, cut });
    now = whole.get(found) ?? now;
  }
  await next;
  return left;
}

/** How a load goes that nobody kills. */
interface Course {
  readonly durationMs: number;
  /** How many of its statements write. */
  readonly statements: number;
  /** From one of them to the next, in the mean. */
  readonly betweenMs: number;
}

async function courseOf(program: Program, path: string): Promise<Course> {
  const took = await begin(program, path);
  const writing: number[] = [];
  while ((await program.nextLine()) === "writing") writing.push(took());
  expect(await program.ended, program.errors()).toBe(0);
  const [first = 0] = writing;
  const statements = writing.length;
  return {
    durationMs: took(),
    statements,
    betweenMs: ((writing.at(-1) ?? 0) - first) / statements,
  };
}

/** Part of the way through a load, further in each round: of the time that it takes, or of its statements. */
async function momentIn(
  { nextLine }: Program,
  round: number,
  { durationMs, statements, betweenMs }: Course,
): Promise<"now"> {
  const part = (round + Math.random()) / (KILLS / 2);
  if (round % 2 === 0) return sleep(durationMs * BEYOND * part, "now");
  for (let left = statements * part; left > 0; left--) await nextLine();
  return sleep(betweenMs * Math.random(), "now");
}

function expectWhole(left: readonly Left[], batching: Batching): void {
  expect(left.filter(({ edition }) => edition === undefined)).toEqual([]);
  expect(left.length).toBeGreaterThanOrEqual(KILLS / 2);
  expect(left.filter(({ cut }) => cut).length).toBeGreaterThan(KILLS / 4);
  const unfinished = left.filter((each) => each.unfinished).length;
  if (batching === undefined) expect(unfinished).toBe(0);
  else expect(unfinished).toBeGreaterThan(1);
}

for (const [promise, batching] of WAYS) {
  test(
    `[embedded] loads that are killed ${promise}`,
    async () => {
      const data = folder();

      const left = await kill({ data }, batching, async (edition) => {
        const graph = await openGraph({ data });
        try {
          return await ended(graph, edition);
        } finally {
          await graph.close();
        }
      });

      expectWhole(left, batching);
    },
    PATIENCE_MS,
  );

  test.skipIf(!neo4jRuns)(
    `[neo4j] loads that are killed ${promise}`,
    async () => {
      const graph = await emptyGraph("neo4j");
      const others = "SHOW TRANSACTIONS YIELD currentQuery RETURN count(*) AS n";

      const left = await kill(
        { neo4j: await neo4jAddress(), data: "memory" },
        batching,
        async (edition) => {
          // What the server was told to commit before the kill, it still commits for a moment.
          await expect.poll(() => graph.rows(others), { timeout: 10_000 }).toEqual([[1]]);
          return ended(graph, edition);
        },
      );

      expectWhole(left, batching);
      await emptyGraph("neo4j");
    },
    PATIENCE_MS,
  );
}
