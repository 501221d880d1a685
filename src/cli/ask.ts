import { readFileSync } from "node:fs";
import type { GraphSettings } from "../graph/open.ts";
import { withGraph } from "./graph.ts";

const COMMANDS = new URL("../../schema/commands/", import.meta.url);

/** A person who waits for a report is more patient than a client, in milliseconds. */
const PATIENCE_MS = 60_000;

/** Asks the command's operation, whose data has this shape. */
export type Asks<Data> = (variables: Readonly<Record<string, unknown>>) => Promise<Data>;

/**
 * Opens the graph for a command that asks what a client could ask: its operation stands in
 * `schema/commands/`, and is answered by the schema itself, without a server.
 *
 * @throws the error of the first field that has one
 */
export function askingOperation<Data, T>(
  name: string,
  settings: GraphSettings,
  work: (asks: Asks<Data>) => Promise<T>,
): Promise<T> {
  return withGraph(settings, "reading", async (graph) => {
    const [{ parse }, { buildParleySchema }, { executeOperation }, { Planner }] = await Promise.all(
      [
        import("graphql"),
        import("../api/schema.ts"),
        import("../plan/execute.ts"),
        import("../plan/planner.ts"),
      ],
    );
    const schema = await buildParleySchema();
    const document = parse(readFileSync(new URL(`${name}.graphql`, COMMANDS), "utf8"));
    const contextValue = { graph, planner: new Planner(graph), timeoutMs: PATIENCE_MS };
    return work(async (variableValues) => {
      const { data, errors } = await executeOperation({
        schema,
        document,
        variableValues,
        contextValue,
      });
      const [error] = errors ?? [];
      if (error) throw error.originalError ?? error;
      return data as Data;
    });
  });
}
