// Answers one analysis in one way, in a process of its own, and tells on stdout what it took.
import "reflect-metadata";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Graph, Row, Values } from "../../src/graph/graph.ts";
import { openGraph } from "../../src/graph/open.ts";
import { median } from "../figures.ts";
import type { Database } from "../read/neo4j.ts";
import { analyses } from "./analyses.ts";

/** What to do. */
export interface Task {
  readonly analysis: string;
  readonly way: "asked" | "read";
  readonly times: number;
  /** The graph: a Neo4j, or a folder of the embedded engine. */
  readonly neo4j?: Omit<Database, "stop"> | undefined;
  readonly data: string;
}

/** What it took. */
export interface Taken {
  /** The SHA-256 of the answer, and its length. */
  readonly answer: string;
  readonly length: number;
  /** Milliseconds, the median, and of processor time with that of Neo4j, the mean. */
  readonly wall: number;
  readonly cpu: number;
  /** Megabytes that the process had at most, beside what it had with the graph open. */
  readonly memory: number;
}

/** Longer than a server would wait: here it is what is measured. */
const TIMEOUT_MS = 600_000;

const TICKS_PER_SECOND = 100;

/** Once this has passed, it is not answered again. */
const ENOUGH_MS = 20_000;

const task: Task = JSON.parse(process.argv[2] ?? "{}");
const graph = await openGraph({ neo4j: task.neo4j, data: task.data });
process.stdout.write(`${JSON.stringify(await measure(graph, task))}\n`);
await graph.close();

async function measure(graph: Graph, { analysis, way, times, neo4j }: Task): Promise<Taken> {
  const found = analyses.find(({ name }) => name === analysis);
  if (found === undefined) throw new Error(`There is no analysis ${analysis}.`);
  const send = (statement: string, values?: Values): Promise<readonly Row[]> =>
    graph.rows(statement, values, { timeoutMs: TIMEOUT_MS });
  const answer = () =>
    way === "asked" ? found.asked(send, graph.dialect) : found.read((text) => send(text));
  const opened = process.memoryUsage.rss();
  // The first time is slower: the statement is new to the database, and the program to Node.
  const text = JSON.stringify(await answer());
  const walls: number[] = [];
  const before = cpuOf(neo4j?.pid);
  const first = performance.now();
  do {
    const began = performance.now();
    await answer();
    walls.push(performance.now() - began);
  } while (walls.length < times && performance.now() - first < ENOUGH_MS);
  return {
    answer: createHash("sha256").update(text).digest("hex"),
    length: text.length,
    wall: median(walls),
    cpu: (cpuOf(neo4j?.pid) - before) / walls.length,
    memory: Math.max(0, process.resourceUsage().maxRSS * 1024 - opened) / 1_000_000,
  };
}

/** Milliseconds of processor time of this process and, where there is one, of the database's. */
function cpuOf(pid: number | undefined): number {
  const { user, system } = process.cpuUsage();
  const own = (user + system) / 1000;
  if (pid === undefined) return own;
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return own + ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}
