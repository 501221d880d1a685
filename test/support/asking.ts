import {
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
  parse,
  validate,
} from "graphql";
import { buildParleySchema } from "../../src/api/schema.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { executeOperation } from "../../src/plan/execute.ts";
import { type Explained, Planner } from "../../src/plan/planner.ts";
import { createDocuments } from "../../src/server/documents.ts";

/** Asks an operation and gives its data; it throws where the answer has errors. */
// biome-ignore lint/suspicious/noExplicitAny: an answer has whatever shape its question has.
export type Asks = (query: string, variables?: Readonly<Record<string, unknown>>) => Promise<any>;

/** Runs an operation and gives the whole answer, errors included. */
export type Runs = (
  query: string,
  variables?: Readonly<Record<string, unknown>>,
  explain?: Explained[],
) => Promise<ExecutionResult>;

/** What executes: ours, or graphql-js as its oracle. */
type Executes = (args: ExecutionArgs) => ExecutionResult | Promise<ExecutionResult>;

let schema: Promise<GraphQLSchema> | undefined;

/** The one schema of the test file. */
export function parleySchema(): Promise<GraphQLSchema> {
  schema ??= buildParleySchema();
  return schema;
}

/** Operations through the real schema, straight into the graph, without HTTP. */
export function running(graph: Graph, execute: Executes = executeOperation): Runs {
  const planner = new Planner(graph);
  const documents = createDocuments();
  return async (query, variables, explain) => {
    const known = await parleySchema();
    const document = documents.get(query) ?? parse(query);
    documents.set(query, document);
    const errors = validate(known, document);
    if (errors.length > 0) return { errors };
    return execute({
      schema: known,
      document,
      ...(variables && { variableValues: variables }),
      contextValue: { graph, planner, explain },
    });
  };
}

/** The same for those who only want the data. */
export function asking(graph: Graph): Asks {
  const run = running(graph);
  return async (query, variables) => {
    const { data, errors } = await run(query, variables);
    // Answers are made of objects without a prototype, which an equality test would hold against them.
    if (errors === undefined) return JSON.parse(JSON.stringify(data));
    throw errors[0]?.originalError ?? errors[0];
  };
}
