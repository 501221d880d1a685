// Measures how fast a graph leaves in each format, and in how much memory.
import "reflect-metadata";
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { FORMATS } from "../../src/exchange/formats.ts";
import { migrate } from "../../src/graph/migrations.ts";
import { openGraph } from "../../src/graph/open.ts";
import { fillEmbedded, isFilledEmbedded } from "../embedded.ts";
import { updateTable, whole } from "../figures.ts";
import { factsOf } from "../read/graph/facts.ts";
import { createWorld } from "../read/graph/world.ts";
import { fill, isFilled, startDatabase } from "../read/neo4j.ts";
import type { Taken, Task } from "./child.ts";

const SLOW = "slow reader";

const USAGE = `Measures how fast a graph leaves in each format, and in how much memory.

  npx tsx bench/export/run.ts [--sizes 1000000] [--embedded 100000]

  --sizes     How many claims the graphs on Neo4j have; "" for none.
  --embedded  How many those on the embedded engine have; "" for none.
  --ways      The formats between commas, and "${SLOW}" for one that is taken over HTTP by a slow reader; all where nothing is said.
  --data      The folder of the graphs, which are kept (.neo4j/bench).
  --help      Prints this.
`;

const OPTIONS = {
  sizes: { type: "string", default: "1000000" },
  embedded: { type: "string", default: "100000" },
  ways: { type: "string", default: [...FORMATS.map(({ name }) => name), SLOW].join(",") },
  data: { type: "string", default: ".neo4j/bench" },
  help: { type: "boolean", default: false },
} as const;

const HEAD = ["engine", "claims", "format", "rows", "MB", "s", "rows a second", "memory, MB"];

const CHILD = fileURLToPath(new URL("child.ts", import.meta.url));

const { values } = parseArgs({ options: OPTIONS });
if (values.help) process.stdout.write(USAGE);
else await measureAll();

async function measureAll(): Promise<void> {
  for (const claims of numbers(values.embedded)) await measureEmbedded(claims);
  for (const claims of numbers(values.sizes)) await measureNeo4j(claims);
}

function numbers(list: string): readonly number[] {
  return list.split(",").filter(Boolean).map(Number);
}

async function measureEmbedded(claims: number) {
  const data = resolve(values.data, `export-embedded-${claims}`);
  if (!isFilledEmbedded(data)) await fillEmbedded(data, factsOf(createWorld(claims)));
  measure("Grafeo", claims, { data });
}

async function measureNeo4j(claims: number) {
  const home = resolve(values.data, String(claims));
  if (!isFilled(home)) await fill(home, factsOf(createWorld(claims)));
  const { stop, ...neo4j } = await startDatabase(home);
  try {
    const graph = await openGraph({ neo4j, data: "memory" });
    await migrate(graph);
    await graph.close();
    measure("Neo4j", claims, { neo4j, data: "memory" });
  } finally {
    await stop();
  }
}

/** Each figure is written down at once: all of them take an hour at a million claims. */
function measure(engine: string, claims: number, graph: Pick<Task, "neo4j" | "data">): void {
  for (const way of values.ways.split(",")) {
    const { rows, bytes, seconds, memory } = inChild({ way, ...graph });
    const figures = [whole(rows), whole(bytes / 1e6), whole(seconds), whole(rows / seconds)];
    const told = rows === 0 ? ["", whole(bytes / 1e6), whole(seconds), ""] : figures;
    updateTable("export", 3, [HEAD, [engine, whole(claims), way, ...told, whole(memory)]]);
  }
}

function inChild(task: Task): Taken {
  process.stderr.write(`${task.way}\n`);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", CHILD, JSON.stringify(task)],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`${task.way} failed.\n${stderr}`);
  return JSON.parse(stdout);
}
