import { openEmbedded } from "./embedded.ts";
import type { Graph } from "./graph.ts";
import { openNeo4j } from "./neo4j.ts";
import type { Neo4jAddress } from "./neo4j-address.ts";

/** Which graph: a Neo4j where its address is given, else the embedded engine in a folder or in `"memory"`. */
export interface GraphSettings {
  readonly neo4j?: Neo4jAddress | undefined;
  readonly data: string;
}

/** Opens the graph; fails with `Unavailable` and a sentence for the person who started the program. */
export function openGraph({ neo4j, data }: GraphSettings): Promise<Graph> {
  return neo4j ? openNeo4j(neo4j) : openEmbedded(data);
}
