import type { Graph } from "../../src/graph/graph.ts";

/** As if the graph had never been migrated: on Neo4j without its schema and its lock too. */
export async function forget(graph: Graph): Promise<void> {
  await graph.write((t) => t.rows("MATCH (n) WHERE n:Migration OR n:Lock DETACH DELETE n"));
  if (!graph.dialect.hubIndexes) return;
  const names = async (show: string) => (await graph.rows(show)).map(([name]) => name);
  for (const name of await names("SHOW CONSTRAINTS YIELD name RETURN name")) {
    await graph.define(`DROP CONSTRAINT ${name}`);
  }
  for (const name of await names(
    "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name",
  )) {
    await graph.define(`DROP INDEX ${name}`);
  }
}
