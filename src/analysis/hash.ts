import type { Graph } from "../graph/graph.ts";

export function graphHash(_graph: Graph): Promise<string> {
  return Promise.reject(new Error("not yet"));
}
