import { openEmbedded } from "./embedded.ts";
import type { Graph } from "./graph.ts";
import { openNeo4j } from "./neo4j.ts";
import type { Neo4jAddress } from "./neo4j-address.ts";
import { openShared } from "./shared-graph.ts";
import { WholeGraph } from "./whole-graph.ts";

/** Which graph: a Neo4j where its address is given, else the embedded engine in a folder or in `"memory"`. */
export interface GraphSettings {
  readonly neo4j?: Neo4jAddress | undefined;
  readonly data: string;
}

/**
 * Opens the graph to read and change it; a folder is for this process alone. Fails with `Unavailable`
 * and a sentence for the person who started the program.
 */
export async function openGraph({ neo4j, data }: GraphSettings): Promise<Graph> {
  if (neo4j) return openNeo4j(neo4j);
  const shared = await sharedIn(data);
  if (shared === undefined) return openEmbedded(data);
  await shared.close();
  throw shared.refusal;
}

/**
 * The same to read it, whoever has it: a folder that is being served is asked there. A graph whose load
 * is unfinished is not read.
 */
export async function openToRead({ neo4j, data }: GraphSettings): Promise<Graph> {
  if (neo4j) return new WholeGraph(await openNeo4j(neo4j));
  return (await sharedIn(data)) ?? new WholeGraph(await openEmbedded(data));
}

async function sharedIn(data: string) {
  return data === "memory" ? undefined : openShared(data);
}
