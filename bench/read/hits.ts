import neo4j, { type Driver, type Integer } from "neo4j-driver";
import { ask, connections } from "./ask.ts";
import type { Database } from "./neo4j.ts";
import type { Operation } from "./operations.ts";
import type { Stack } from "./stacks.ts";

interface Explained {
  readonly statement: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What an operation reads of the database, the mean over its questions. */
export interface Hits {
  readonly operation: string;
  readonly dbHits: number;
  readonly statements: number;
}

interface Profile {
  readonly dbHits?: number;
  readonly children: readonly Profile[];
}

/** How many nodes and relationships the graph has. */
export async function countGraph(
  database: Database,
): Promise<{ readonly nodes: number; readonly relationships: number }> {
  const driver = connect(database);
  const { records } = await driver.executeQuery(
    `CALL () { MATCH (n) RETURN count(n) AS nodes }
CALL () { MATCH ()-[r]->() RETURN count(r) AS relationships }
RETURN nodes, relationships`,
  );
  await driver.close();
  return { nodes: records[0]?.get("nodes"), relationships: records[0]?.get("relationships") };
}

/** Profiles the statements that Parley really sends, as it tells them itself. */
export async function countHits(
  parley: Stack,
  database: Database,
  operations: readonly Operation[],
): Promise<readonly Hits[]> {
  const driver = connect(database);
  const hits: Hits[] = [];
  for (const operation of operations) hits.push(await hitsOf(parley, driver, operation));
  await driver.close();
  return hits;
}

async function hitsOf(parley: Stack, driver: Driver, operation: Operation): Promise<Hits> {
  const agent = connections(1);
  const counts: number[] = [];
  let statements = 0;
  for (const question of operation.questions) {
    const body = parley.body(operation, question);
    const text = await ask(agent, parley.url, body, { "parley-explain": "true" });
    const asked: readonly Explained[] = JSON.parse(text).extensions.cypher;
    statements = asked.length;
    const each = await Promise.all(asked.map((one) => profile(driver, one)));
    counts.push(each.reduce((sum, one) => sum + one, 0));
  }
  agent.destroy();
  const dbHits = Math.round(counts.reduce((sum, one) => sum + one, 0) / counts.length);
  return { operation: operation.name, dbHits, statements };
}

async function profile(driver: Driver, { statement, parameters }: Explained): Promise<number> {
  const session = driver.session({ defaultAccessMode: neo4j.session.READ });
  try {
    const sent = withIntegers(parameters) as Record<string, unknown>;
    const { summary } = await session.run(`PROFILE ${statement}`, sent);
    return summary.profile ? hitsIn(summary.profile as unknown as Profile) : 0;
  } finally {
    await session.close();
  }
}

function hitsIn({ dbHits = 0, children }: Profile): number {
  return children.reduce((sum, child) => sum + hitsIn(child), Number(dbHits));
}

function connect({ uri, username, password }: Database): Driver {
  const basic = neo4j.auth.basic(username, password);
  return neo4j.driver(uri, basic, { disableLosslessIntegers: true });
}

/** Parley's own form of them is plain numbers, which the driver would send as floats. */
function withIntegers(value: unknown): unknown | Integer {
  if (Number.isInteger(value)) return neo4j.int(value as number);
  if (Array.isArray(value)) return value.map(withIntegers);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, withIntegers(each)]),
  );
}
