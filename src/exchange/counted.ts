import type { Graph } from "../graph/graph.ts";
import { model } from "../model/model.ts";
import type { Source } from "./source.ts";

/** How many nodes and stated relationships the graph holds. */
export async function rowsIn(graph: Graph): Promise<number> {
  const types = model.relationships.filter(({ derived }) => !derived).map(({ type }) => type);
  const nodes = await graph.rows("MATCH (n:Entity) RETURN count(n) AS rows");
  const relationships = await graph.rows(
    `MATCH ()-[r:${types.join("|")}]->() RETURN count(r) AS rows`,
  );
  return Number(nodes[0]?.[0]) + Number(relationships[0]?.[0]);
}

/** The same source, which tells how many rows of how many, where that is known, have been taken from it. */
export function counted<T extends number | undefined>(
  source: Source,
  total: T,
  progress: (done: number, total: T) => void,
): Source {
  let done = 0;
  const told = async function* <R>(
    pages: AsyncIterable<readonly R[]>,
    rowsOf: (row: R) => number,
  ): AsyncGenerator<readonly R[]> {
    for await (const page of pages) {
      yield page;
      done += page.reduce((sum, row) => sum + rowsOf(row), 0);
      // A format may take some of them twice.
      progress(total === undefined ? done : Math.min(done, total), total);
    }
  };
  return {
    dossiers: () => source.dossiers(),
    nodes: (kind) => told(source.nodes(kind), () => 1),
    relationships: (type) => told(source.relationships(type), () => 1),
    entries: (kind) => told(source.entries(kind), ({ relationships }) => 1 + relationships.length),
  };
}
