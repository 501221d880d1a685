import { setImmediate as turn } from "node:timers/promises";
import { type GraphQLSchema, parse, validate } from "graphql";
import { NotFound } from "../model/faults.ts";
import { executeOperation } from "../plan/execute.ts";
import type { Life } from "./life.ts";
import type { Logger } from "./log.ts";

/** An operation that many will ask: its name, and its text. */
export interface Known {
  readonly name: string;
  readonly operation: string;
}

/**
 * Runs known operations once, one after another and in the background, so that the first who asks
 * them does not wait for the database to plan them: 50 to 500 ms each on Neo4j, in place of 1 to 20.
 */
export async function warm(
  life: Life,
  schema: GraphQLSchema,
  operations: readonly Known[],
  log: Logger,
): Promise<void> {
  if (operations.length === 0) return;
  const start = performance.now();
  for (const known of operations) {
    // Whoever waits for an answer meanwhile comes first.
    await turn();
    if (life.state !== "ready") return;
    await runOnce(life, schema, known, log);
  }
  const ms = Math.round(performance.now() - start);
  log.info({ operations: operations.length, ms }, "The known operations are warm.");
}

async function runOnce(
  life: Life,
  schema: GraphQLSchema,
  { name, operation }: Known,
  log: Logger,
): Promise<void> {
  const request = life.run();
  try {
    const document = parse(operation);
    const contextValue = { ...life.world(), signal: request.signal };
    const invalid = validate(schema, document);
    const { errors = invalid } =
      invalid.length > 0 ? {} : await executeOperation({ schema, document, contextValue });
    for (const error of errors) {
      // An example may ask about what this graph does not hold.
      if (error.originalError instanceof NotFound) continue;
      log.warn({ operation: name }, error.message);
    }
  } catch (err) {
    log.warn({ err, operation: name }, "A known operation could not be warmed.");
  } finally {
    life.over(request, true);
  }
}
