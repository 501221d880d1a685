import type { GraphQLResolveInfo } from "graphql";
import { createParameterDecorator } from "type-graphql";
import type { Graph } from "../graph/graph.ts";
import type { RootValues } from "../plan/draft.ts";
import type { Compute, Planner, Request } from "../plan/planner.ts";

/** What every resolver is given of the request and of the process that serves it. */
export interface Context extends Request {
  readonly graph: Graph;
  readonly planner: Planner;
}

/** Asks the graph what the client selected under the root field that is being resolved. */
export interface Ask {
  /** The node of a kind or interface with that id, or null. */
  one(type: string, root: RootValues): Promise<unknown>;
  /** The nodes with those ids, in their order, null where there is none. */
  each(type: string, root: RootValues & { readonly ids: readonly string[] }): Promise<unknown>;
  /** A page of the list that the root field declares. */
  many(root: RootValues): Promise<unknown>;
  /**
   * What an analysis computes, by the names of its fields, with every node as its id; what the client
   * selected of these nodes is asked for in one further statement. Null stays null.
   */
  computed(root: RootValues, compute: Compute): Promise<unknown>;
}

/** Gives a root resolver the means to ask. */
export function Asked(): ReturnType<typeof createParameterDecorator> {
  return createParameterDecorator<Context>(({ context, info }) => askWith(context, info));
}

function askWith(context: Context, info: GraphQLResolveInfo): Ask {
  const { planner } = context;
  return {
    one: (type, root) => planner.one(type, root, info, context),
    each: (type, root) => planner.each(type, root, info, context),
    many: (root) => planner.many(root, info, context),
    computed: (root, compute) => planner.computed(root, info, context, compute),
  };
}
