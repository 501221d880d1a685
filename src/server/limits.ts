import type { ApolloServerPlugin } from "@apollo/server";
import type { DocumentNode, GraphQLSchema } from "graphql";
import { TooCostly } from "../model/faults.ts";
import { checkNesting } from "../plan/nesting.ts";
import { askingOf, type Operation, operationOf } from "../plan/operation.ts";
import type { Asking } from "../plan/selection.ts";
import { COST_LIMIT } from "./cost.ts";
import { refusal } from "./faults.ts";
import { type Measured, measure } from "./measure.ts";
import type { Told } from "./told.ts";

/** How deep an answer may be, in response fields: the leaf counts, a fragment does not. */
const DEPTH_LIMIT = 15;

/** The same for `__schema` and `__type`, which have a depth of their own and cost nothing. */
const INTROSPECTION_DEPTH_LIMIT = 16;

/** The parts of a request, as Apollo gives them once it knows which operation runs. */
interface Resolved {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly request: { readonly variables?: Record<string, unknown> };
  readonly contextValue: {
    readonly told?: Told;
    readonly spend?: (rows: number) => Promise<void>;
  };
}

/**
 * Refuses what is too deep or too costly before anything of it runs. Not a validation rule:
 * validation is remembered by document, and the variables decide how large the pages are.
 */
export const limitsPlugin: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async didResolveOperation(resolved) {
        try {
          await checkResolved(resolved as Resolved);
        } catch (error) {
          throw refusal(error);
        }
      },
    };
  },
};

async function checkResolved(resolved: Resolved): Promise<void> {
  const { schema, document, operationName, request, contextValue } = resolved;
  checkNesting("the variables", request.variables ?? {});
  const operation = operationOf(document, operationName);
  const asking = operation && askingOf(schema, operation, request.variables);
  // Bad variables run nothing: the executor refuses them, and says which.
  if (operation === undefined || asking === undefined) return;
  const cost = checkLimits(operation, asking, contextValue.told);
  await contextValue.spend?.(cost);
}

/**
 * Refuses an operation that is too deep or too costly, and says what it costs.
 *
 * @param told takes the cost, whatever becomes of the operation
 * @throws TooCostly naming the limit and what was asked
 * @throws BadInput where a page is out of bounds
 */
export function checkLimits(operation: Operation, asking: Asking, told: Told = {}): number {
  const measures = measuresOf(operation, asking);
  told.cost = measures.cost;
  checkMeasures(measures);
  return measures.cost;
}

function measuresOf(operation: Operation, asking: Asking): Measured {
  const known = measured.get(operation) ?? new Map<string, Measured>();
  measured.set(operation, known);
  const sizes = sizesOf(asking.variableValues);
  const measures = known.get(sizes) ?? measure(asking, operation);
  if (known.size >= SIZES_KEPT) known.clear();
  known.set(sizes, measures);
  return measures;
}

/** What operations were measured to, by the sizes of their variables. */
const measured = new WeakMap<Operation, Map<string, Measured>>();

/** An operation has one for each combination of page sizes; more than these are forgotten. */
const SIZES_KEPT = 100;

/** All that a measure takes from variables: numbers, booleans, and how long a list is. */
function sizesOf(variables: Asking["variableValues"]): string {
  let sizes = "";
  for (const name in variables) sizes += `${name}=${sizeOf(variables[name])} `;
  return sizes;
}

function sizeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.length}]`;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : typeof value;
}

/** @throws TooCostly naming the limit and what was asked */
function checkMeasures({ depth, introspectionDepth, cost }: Measured): void {
  mostly("The depth of an operation", depth, DEPTH_LIMIT, "depth");
  mostly("The depth of an introspection", introspectionDepth, INTROSPECTION_DEPTH_LIMIT, "depth");
  mostly("The cost of an operation, in rows,", cost, COST_LIMIT);
}

function mostly(what: string, was: number, limit: number, reason?: "depth"): void {
  if (was <= limit) return;
  const message = `${what} must be at most ${limit}, but was ${was}.`;
  throw new TooCostly(message, reason && { reason });
}
