import type { ApolloServerPlugin } from "@apollo/server";
import {
  type DocumentNode,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
} from "graphql";
import { TooCostly } from "../model/faults.ts";
import { checkNesting } from "../plan/nesting.ts";
import type { Asking } from "../plan/selection.ts";
import { refusal } from "./faults.ts";
import { type Measured, measure } from "./measure.ts";

/** How deep an answer may be, in response fields: the leaf counts, a fragment does not. */
const DEPTH_LIMIT = 15;

/** The same for `__schema` and `__type`, which have a depth of their own and cost nothing. */
const INTROSPECTION_DEPTH_LIMIT = 16;

/** How many rows an operation may ask for, by the upper bound that its pages give. */
export const COST_LIMIT = 50_000;

/** What an operation costs, in rows, once it is measured. */
export interface AskedCost {
  requested?: number;
}

/** The parts of a request, as Apollo gives them once it knows which operation runs. */
interface Resolved {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode | undefined;
  readonly request: { readonly variables?: Record<string, unknown> };
  readonly contextValue: { readonly cost?: AskedCost | undefined };
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
          checkLimits(resolved as Resolved);
        } catch (error) {
          throw refusal(error);
        }
      },
    };
  },
};

function checkLimits({ schema, document, operation, request, contextValue }: Resolved): void {
  if (operation === undefined) return;
  checkNesting("the variables", request.variables ?? {});
  const definitions = operation.variableDefinitions ?? [];
  const { coerced } = getVariableValues(schema, definitions, request.variables ?? {});
  // Bad variables run nothing: the executor refuses them, and says which.
  if (coerced === undefined) return;
  const asking = { schema, fragments: fragmentsOf(document), variableValues: coerced };
  const measured = measure(asking, operation);
  if (contextValue.cost) contextValue.cost.requested = measured.cost;
  checkMeasures(measured);
}

/** @throws TooCostly naming the limit and what was asked */
function checkMeasures({ depth, introspectionDepth, cost }: Measured): void {
  mostly("The depth of an operation", depth, DEPTH_LIMIT);
  mostly("The depth of an introspection", introspectionDepth, INTROSPECTION_DEPTH_LIMIT);
  mostly("The cost of an operation, in rows,", cost, COST_LIMIT);
}

function mostly(what: string, was: number, limit: number): void {
  if (was > limit) throw new TooCostly(`${what} must be at most ${limit}, but was ${was}.`);
}

function fragmentsOf({ definitions }: DocumentNode): Asking["fragments"] {
  return Object.fromEntries(
    definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
}
