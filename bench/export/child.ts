// Exports a graph in one way, in a process of its own, and tells on stdout what it took.
import "reflect-metadata";
import { get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { fastify } from "fastify";
import { counted, rowsIn } from "../../src/exchange/counted.ts";
import { FORMATS } from "../../src/exchange/formats.ts";
import { graphSource } from "../../src/exchange/source.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { openGraph } from "../../src/graph/open.ts";
import { admission } from "../../src/server/admission.ts";
import { offerExports } from "../../src/server/export.ts";
import { Life } from "../../src/server/life.ts";
import { Metrics } from "../../src/server/metrics.ts";
import { roomForExports } from "../../src/server/room.ts";
import type { Database } from "../read/neo4j.ts";

/** What to do: a format, or `slow reader` for one who reads JSON Lines over HTTP, a little at a time. */
export interface Task {
  readonly way: string;
  /** The graph: a Neo4j, or a folder of the embedded engine. */
  readonly neo4j?: Omit<Database, "stop"> | undefined;
  readonly data: string;
}

/** What it took. */
export interface Taken {
  readonly rows: number;
  readonly bytes: number;
  readonly seconds: number;
  /** Megabytes that the process had at most, beside what it had with the graph open. */
  readonly memory: number;
}

/** How long a slow reader reads, and how much every so often: some 320 KB a second. */
const SLOW_MS = 30_000;
const SLOW_PAUSE_MS = 200;

const task: Task = JSON.parse(process.argv[2] ?? "{}");
const graph = await openGraph({ neo4j: task.neo4j, data: task.data });
await graph.rows("MATCH (n:Entity) RETURN count(n) AS nodes", {}, { timeoutMs: 60_000 });
const opened = process.memoryUsage.rss();
const began = performance.now();
const { rows, bytes } = await (task.way === "slow reader" ? readSlowly(graph) : write(graph));
const taken: Taken = {
  rows,
  bytes,
  seconds: (performance.now() - began) / 1000,
  memory: Math.max(0, process.resourceUsage().maxRSS * 1024 - opened) / 1_000_000,
};
process.stdout.write(`${JSON.stringify(taken)}\n`, () => process.exit(0));

async function write(graph: Graph) {
  const format = FORMATS.find(({ name }) => name === task.way);
  if (format === undefined) throw new Error(`There is no format ${task.way}.`);
  const total = await rowsIn(graph);
  let rows = 0;
  const source = counted(graphSource(graph), total, (done) => {
    rows = done;
  });
  let bytes = 0;
  for await (const { content } of (await format.writer())(source)) {
    for await (const piece of content) bytes += Buffer.byteLength(piece);
  }
  return { rows, bytes };
}

async function readSlowly(graph: Graph) {
  const app = fastify();
  const life = new Life();
  life.begin(graph);
  const door = admission(roomForExports(), life);
  offerExports(app, life, { metrics: new Metrics([], life), admission: door });
  await app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}/export/jsonl`;
  const response = await new Promise<IncomingMessage>((done, failed) => {
    get(address, done).on("error", failed);
  });
  if (response.statusCode !== 200) throw new Error(await text(response));
  return { rows: 0, bytes: await bytesTakenSlowly(response) };
}

async function bytesTakenSlowly(response: IncomingMessage): Promise<number> {
  const end = Date.now() + SLOW_MS;
  let bytes = 0;
  for await (const piece of response) {
    bytes += piece.length;
    if (Date.now() > end) break;
    await sleep(SLOW_PAUSE_MS);
  }
  return bytes;
}
