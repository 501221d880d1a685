import neo4j, { type ProfiledPlan } from "neo4j-driver";
import type { Graph, Send } from "../../src/graph/graph.ts";
import { neo4jAddress } from "./engines.ts";

/** What a work's statements read of a Neo4j, in db hits, which are exact on any machine. */
export async function hitsOf(
  graph: Graph,
  work: (send: Send) => Promise<unknown>,
): Promise<number> {
  const { uri, username, password } = await neo4jAddress();
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  let hits = 0;
  const send: Send = async (statement, values = {}) => {
    const { parameters } = graph.asked(statement, values);
    const { summary } = await driver.executeQuery(`PROFILE ${statement}`, integers(parameters));
    hits += summary.profile ? hitsIn(summary.profile) : 0;
    return graph.rows(statement, values, { timeoutMs: 60_000 });
  };
  await work(send);
  await driver.close();
  return hits;
}

function integers(value: unknown): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value), (_, each) =>
    typeof each === "number" ? neo4j.int(each) : each,
  );
}

function hitsIn({ dbHits, children }: ProfiledPlan): number {
  return children.reduce((sum, child) => sum + hitsIn(child), Number(dbHits));
}
