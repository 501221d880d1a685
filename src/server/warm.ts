import { setImmediate as turn } from "node:timers/promises";
import { GraphQLError, type GraphQLSchema, getOperationAST, parse, validate } from "graphql";
import { BadInput, NotFound } from "../model/faults.ts";
import { executeOperation } from "../plan/execute.ts";
import type { Life, World } from "./life.ts";
import type { Logger } from "./log.ts";
import { madeUpVariables } from "./made-up.ts";

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
  if (operations.length === 0 || !(await isReady(life))) return;
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

/** Why it is not, `/readyz` tells. */
function isReady(life: Life): Promise<boolean> {
  return life.checkReady().then(
    () => true,
    () => false,
  );
}

async function runOnce(
  life: Life,
  schema: GraphQLSchema,
  { name, operation }: Known,
  log: Logger,
): Promise<void> {
  const request = life.run();
  try {
    const signal = request.signal;
    for (const error of await errorsOf({ ...life.world(), signal }, schema, operation)) {
      log.warn({ operation: name }, error.message);
    }
  } catch (err) {
    log.warn({ err, operation: name }, "A known operation could not be warmed.");
  } finally {
    life.over(request, true);
  }
}

/** What is wrong with the operation itself, asked with values that are made up where it needs some. */
async function errorsOf(
  contextValue: World & { readonly signal: AbortSignal },
  schema: GraphQLSchema,
  operation: string,
): Promise<readonly GraphQLError[]> {
  const document = parse(operation);
  const invalid = validate(schema, document);
  const definition = getOperationAST(document);
  if (invalid.length > 0 || !definition) return invalid;
  const variableValues = madeUpVariables(schema, definition);
  const { errors = [] } = await executeOperation({
    schema,
    document,
    variableValues,
    contextValue,
  });
  const made = Object.keys(variableValues).length > 0;
  return errors.filter(({ originalError }) => !isAboutValues(originalError, made));
}

/** An example may ask about what this graph does not hold, and what is made up may be no good value. */
function isAboutValues(error: Error | null | undefined, made: boolean): boolean {
  if (error instanceof NotFound) return true;
  return made && (!error || error instanceof BadInput || error instanceof GraphQLError);
}
