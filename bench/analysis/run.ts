// Measures the analyses beside reading all rows into the process, on both engines.
import "reflect-metadata";
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { migrate } from "../../src/graph/migrations.ts";
import { openGraph } from "../../src/graph/open.ts";
import { fillEmbedded, isFilledEmbedded } from "../embedded.ts";
import { whole, writeTable } from "../figures.ts";
import { fill, isFilled, startDatabase } from "../read/neo4j.ts";
import { type Analysis, analyses } from "./analyses.ts";
import type { Taken, Task } from "./child.ts";
import { factsOf, type Layout, worldOf } from "./graph.ts";

const USAGE = `Measures the analyses beside reading all rows into the process, on both engines.

  npx tsx bench/analysis/run.ts [--sizes 100000,1000000] [--embedded 50000] [--times 3]

  --sizes     How many claims the graphs on Neo4j have; "" for none.
  --embedded  How many those on the embedded engine have; "" for none.
  --times     How often each is answered, after once to warm up; what takes 20 s, once.
  --data      The folder of the graphs, which are kept (.neo4j/bench).
  --help      Prints this.
`;

const OPTIONS = {
  sizes: { type: "string", default: "100000,1000000" },
  embedded: { type: "string", default: "50000" },
  times: { type: "string", default: "3" },
  data: { type: "string", default: ".neo4j/bench" },
  help: { type: "boolean", default: false },
} as const;

const HEAD = [
  "engine",
  "claims",
  "analysis",
  "Parley, ms",
  "reading all, ms",
  "time",
  "processor",
  "Parley, MB",
  "reading all, MB",
  "memory",
];

const CHILD = fileURLToPath(new URL("child.ts", import.meta.url));
const LAYOUTS: readonly Layout[] = ["one process", "many processes"];

const { values } = parseArgs({ options: OPTIONS });
if (values.help) process.stdout.write(USAGE);
else writeTable("analysis", [HEAD, ...(await measureAll())]);

async function measureAll(): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for (const layout of LAYOUTS) {
    for (const claims of numbers(values.embedded)) {
      rows.push(...(await measureEmbedded(claims, layout)));
    }
    for (const claims of numbers(values.sizes)) rows.push(...(await measureNeo4j(claims, layout)));
  }
  return rows;
}

function numbers(list: string): readonly number[] {
  return list.split(",").filter(Boolean).map(Number);
}

async function measureEmbedded(claims: number, layout: Layout) {
  const data = homeOf("embedded", claims, layout);
  if (!isFilledEmbedded(data)) await fillEmbedded(data, factsOf(worldOf(claims, layout)));
  return measure("Grafeo", claims, layout, { data });
}

async function measureNeo4j(claims: number, layout: Layout) {
  const home = homeOf("neo4j", claims, layout);
  if (!isFilled(home)) {
    mkdirSync(home, { recursive: true });
    await fill(home, factsOf(worldOf(claims, layout)));
  }
  const { stop, ...neo4j } = await startDatabase(home);
  try {
    const graph = await openGraph({ neo4j, data: "memory" });
    await migrate(graph);
    await graph.close();
    return measure("Neo4j", claims, layout, { neo4j, data: "memory" });
  } finally {
    await stop();
  }
}

function homeOf(engine: string, claims: number, layout: Layout): string {
  return resolve(values.data, `analysis-${engine}-${claims}-${layout.replace(" ", "-")}`);
}

function measure(
  engine: string,
  claims: number,
  layout: Layout,
  graph: Pick<Task, "neo4j" | "data">,
): readonly (readonly string[])[] {
  return analyses
    .filter((analysis) => analysis.layout === layout)
    .map((analysis) => [engine, whole(claims), ...compared(analysis, graph)]);
}

/** Both ways, each in a process of its own; their answers must be equal. */
function compared({ name }: Analysis, graph: Pick<Task, "neo4j" | "data">): readonly string[] {
  const take = (way: Task["way"]) =>
    inChild({ analysis: name, way, times: Number(values.times), ...graph });
  const [asked, read] = [take("asked"), take("read")];
  if (asked.answer !== read.answer) {
    throw new Error(`The two answers of ${name} differ: ${asked.length}, ${read.length} letters.`);
  }
  return [
    name,
    whole(asked.wall),
    whole(read.wall),
    ratio(asked.wall, read.wall),
    ratio(asked.cpu, read.cpu),
    whole(asked.memory),
    whole(read.memory),
    ratio(asked.memory, read.memory),
  ];
}

function inChild(task: Task): Taken {
  process.stderr.write(`${task.analysis}, ${task.way}\n`);
  const flags = ["--import", "tsx", "--max-old-space-size=8192"];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...flags, CHILD, JSON.stringify(task)],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`${task.analysis} by ${task.way} failed.\n${stderr}`);
  return JSON.parse(stdout);
}

/** What the first takes of what the second does. */
function ratio(one: number, other: number): string {
  return (one / other).toPrecision(2);
}
