import type { Graph } from "../../src/graph/graph.ts";

/** That a process ended. */
export class Killed extends Error {}

/** The graph as one sees it whose process ends when so many transactions are written. */
export function killedAfter(graph: Graph, writes: number): Graph {
  let left = writes;
  const write: Graph["write"] = async (work, limits) => {
    if (left-- <= 0) throw new Killed("The process has ended.");
    return graph.write(work, limits);
  };
  return seenAs(graph, { write });
}

/** The graph as a process has it that alone can see it, so that it waits for nobody. */
export function alone(graph: Graph): Graph {
  return seenAs(graph, { changes: 0 });
}

/** The graph with some of its members as given. */
export function seenAs(graph: Graph, seen: Partial<Graph>): Graph {
  return new Proxy(graph, {
    get(target, name) {
      if (name in seen) return seen[name as keyof Graph];
      const value = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
