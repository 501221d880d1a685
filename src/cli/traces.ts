import type { Graph } from "../graph/graph.ts";
import type { Logger } from "../server/log.ts";
import type { Traces } from "../server/traces.ts";
import { tracesAreOn } from "./settings.ts";

/** Starts the traces of this process where they are switched on. Nothing of them is loaded otherwise. */
export async function openTraces(log?: Logger): Promise<Traces | undefined> {
  if (!tracesAreOn()) return undefined;
  const { Traces } = await import("../server/traces.ts");
  return new Traces((delivered) => {
    if (delivered) log?.info("Traces are delivered again.");
    else log?.warn("Traces cannot be delivered; those that nobody takes are dropped.");
  });
}

/** Does the work on a graph in a span of its own, with one below it for each statement. */
export async function tracedWork<T>(
  traces: Traces | undefined,
  name: string,
  graph: Graph,
  work: (graph: Graph) => Promise<T>,
): Promise<T> {
  if (traces === undefined) return work(graph);
  const { WatchedGraph } = await import("../server/watched-graph.ts");
  const { engine } = await graph.about();
  const watched = new WatchedGraph(graph, traces.watching(engine));
  return traces.inSpan(name, {}, () => work(watched));
}
