// Measures Parley's reads beside @neo4j/graphql and hand-written Cypher, on a real Neo4j.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openMigrated } from "../../src/cli/graph.ts";
import { ask, connections } from "./ask.ts";
import { chart } from "./chart.ts";
import { compareAnswers } from "./compare.ts";
import { factsOf } from "./graph/facts.ts";
import { Random } from "./graph/random.ts";
import { createWorld } from "./graph/world.ts";
import { countGraph, countHits } from "./hits.ts";
import { measure } from "./measure.ts";
import { type Database, fill, isFilled, startDatabase } from "./neo4j.ts";
import { MIDDLE_DAYS, operationsOn, type Position } from "./operations.ts";
import { closingLines, report } from "./report.ts";
import type { Results } from "./results.ts";
import { installStacks, STACK_NAMES, type Stack, startStack } from "./stacks.ts";

const USAGE = `Measures Parley's reads beside @neo4j/graphql and hand-written Cypher, on a real Neo4j.

  npx tsx bench/read/run.ts [--sizes 10000,100000,1000000] [--rounds 3] [--seconds 2]

  --sizes    How many claims the graphs have.
  --rounds   How often everything is measured.
  --seconds  How long each case is asked.
  --data     The folder of the graphs, which are kept (.neo4j/bench).
  --write    Puts the results into bench/README.md and the chart beside it.
  --help     Prints this.
`;

const OPTIONS = {
  sizes: { type: "string", default: "10000,100000,1000000" },
  rounds: { type: "string", default: "3" },
  seconds: { type: "string", default: "2" },
  data: { type: "string", default: ".neo4j/bench" },
  write: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

const README = fileURLToPath(new URL("../README.md", import.meta.url));
const CHART = fileURLToPath(new URL("read.svg", import.meta.url));
const BEGIN = "<!-- read -->";
const END = "<!-- /read -->";

await main();

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) return say(USAGE);
  installStacks();
  const all: Results[] = [];
  for (const size of values.sizes.split(",").map(Number)) {
    const home = resolve(values.data, String(size));
    const results = await measureSize(size, home, Number(values.rounds), Number(values.seconds));
    writeFileSync(join(home, "results.json"), `${JSON.stringify(results, null, 1)}\n`);
    all.push(results);
  }
  const found = report(all);
  say(`\n${found}`);
  if (values.write) keep(found, all);
  say(closingLines(all));
}

async function measureSize(
  claims: number,
  home: string,
  rounds: number,
  seconds: number,
): Promise<Results> {
  const database = await openDatabase(claims, home);
  const stacks: Stack[] = [];
  for (const name of STACK_NAMES) stacks.push(await startStack(name, database));
  const [parley] = stacks;
  if (parley === undefined) throw new Error("There is nothing to measure.");
  try {
    const operations = operationsOn(createWorld(claims), await positions(parley));
    const lengths = await compareAnswers(stacks, operations);
    say(`${claims} claims: all answers are equal`);
    const hits = await countHits(parley, database, operations);
    const before = loadavg()[0] ?? 0;
    const measured = await measure({
      stacks,
      operations,
      javaPid: database.pid,
      rounds,
      seconds,
      random: new Random(claims),
      progress: (sentence) => say(`${claims} claims: ${sentence}`),
    });
    const load = [before, loadavg()[0] ?? 0] as const;
    return {
      claims,
      ...(await countGraph(database)),
      rounds,
      seconds,
      load,
      measured,
      hits,
      lengths,
    };
  } finally {
    await Promise.all(stacks.map((stack) => stack.stop()));
    await database.stop();
  }
}

/** The database of that size, filled where it is not yet, with Parley's schema. */
async function openDatabase(claims: number, home: string): Promise<Database> {
  if (!isFilled(home)) {
    say(`${claims} claims: writing the graph`);
    mkdirSync(home, { recursive: true });
    await fill(home, factsOf(createWorld(claims)));
  }
  const database = await startDatabase(home);
  const graph = await openMigrated({ neo4j: database, data: "memory" });
  await graph.close();
  return database;
}

/** A claim and its cursor before each of the days in the middle. */
async function positions({ url }: Stack): Promise<readonly Position[]> {
  const agent = connections(1);
  const query = `query ($day: Date!) {
  claims(first: 1, filter: { saidOn: { lte: $day } }) { edges { cursor node { id saidOn } } }
}`;
  const found: Position[] = [];
  for (const day of MIDDLE_DAYS) {
    const text = await ask(agent, url, JSON.stringify({ query, variables: { day } }));
    const [edge] = JSON.parse(text).data.claims.edges;
    found.push({ cursor: edge.cursor, day: edge.node.saidOn, id: edge.node.id });
  }
  agent.destroy();
  return found;
}

/** Writes the tables between the marks of the README, and the chart. */
function keep(found: string, all: readonly Results[]): void {
  const page = existsSync(README)
    ? readFileSync(README, "utf8")
    : `# Figures\n\n${BEGIN}\n${END}\n`;
  const [head = "", rest = ""] = page.split(BEGIN);
  const [, tail = "\n"] = rest.split(END);
  writeFileSync(README, `${head}${BEGIN}\n${found}\n${END}${tail}`);
  writeFileSync(CHART, chart(all));
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}
