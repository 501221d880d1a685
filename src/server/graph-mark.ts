import { graphHash } from "../analysis/hash.ts";
import type { Graph } from "../graph/graph.ts";

/**
 * The hash of a graph that is asked for again and again: it reads all of the graph, so it is kept until
 * the database says that something has changed. What this process alone holds does not change while it
 * is served.
 */
export class GraphMark {
  #known: { readonly change: string; readonly hash: string } | undefined;

  async hash(graph: Graph, signal: AbortSignal): Promise<string> {
    const { lastChange } = graph.dialect;
    const change = lastChange ? JSON.stringify(await graph.rows(lastChange, {}, { signal })) : "";
    if (this.#known?.change !== change) {
      this.#known = { change, hash: await graphHash(graph, { signal }) };
    }
    return this.#known.hash;
  }
}
