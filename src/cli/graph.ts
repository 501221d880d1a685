import type { Command } from "commander";
import type { Graph } from "../graph/graph.ts";
import type { GraphSettings } from "../graph/open.ts";
import { openTraces, tracedWork } from "./traces.ts";

/** The flags by which a command is told which graph it works on. */
export function withGraphFlags(command: Command): Command {
  return command
    .option("--data <folder>", 'the embedded engine\'s folder, or "memory" (PARLEY_DATA, .parley)')
    .option("--neo4j-uri <uri>", "the Neo4j to use in its place (NEO4J_URI)");
}

/** What a graph is opened for: a folder that is being served can be read all the same. */
type Purpose = "reading" | "changing";

/** Opens the graph and brings its schema up to date. */
export async function openMigrated(
  settings: GraphSettings,
  purpose: Purpose = "changing",
): Promise<Graph> {
  const [{ openGraph, openToRead }, { migrate }] = await Promise.all([
    import("../graph/open.ts"),
    import("../graph/migrations.ts"),
  ]);
  const graph = await (purpose === "reading" ? openToRead : openGraph)(settings);
  try {
    await migrate(graph);
    return graph;
  } catch (error) {
    await graph.close();
    throw error;
  }
}

/** Opens the graph for the time of the work, and closes it however that ends. */
export async function withGraph<T>(
  settings: GraphSettings,
  purpose: Purpose,
  work: (graph: Graph) => Promise<T>,
): Promise<T> {
  // What is read by hand and once, nobody looks for in traces.
  const traces = purpose === "changing" ? await openTraces() : undefined;
  const graph = await openMigrated(settings, purpose);
  try {
    return await tracedWork(traces, `parley ${process.argv[2]}`, graph, work);
  } finally {
    await graph.close();
    await traces?.close();
  }
}
