import type { GraphQLField, GraphQLResolveInfo, OperationDefinitionNode } from "graphql";
import type { Dialect, Graph, Limits, Row, Send, Values } from "../graph/graph.ts";
import { type AsksFor, type ComputedPlan, planComputed } from "./computed.ts";
import type { Occasion, RootValues } from "./draft.ts";
import { writeNode } from "./node.ts";
import { roleOf } from "./role.ts";
import { type Plan, planEach, planList, planOne } from "./root.ts";
import { type Shape, shapeOf } from "./shape.ts";

/** A statement as it was sent for a root field, for those who ask to see it. */
export interface Explained {
  /** The root field's response key. */
  readonly field: string;
  readonly statement: string;
  readonly parameters: Values;
}

/** What one request brings beside its operation. */
export interface Request extends Limits {
  /** Gathers the statements that are sent. */
  readonly explain?: Explained[] | undefined;
  /** Whether a null where the schema allows none ends the reading, with `Missing`. */
  readonly strict?: boolean;
}

/** Computes an answer by the names of its fields, or null; it is told which of them are asked for. */
export type Compute = (send: Send, dialect: Dialect, asksFor: AsksFor) => Promise<unknown>;

/** How many questions were compiled, and how many found their plan. */
export interface PlanCounts {
  readonly compiled: number;
  readonly reused: number;
}

/** An operation has one shape for each combination of its options; more than these are forgotten. */
const SHAPES_KEPT = 200;

/** Compiles what is asked under a root field to one statement, once, and asks it of the graph. */
export class Planner {
  readonly #graph: Graph;
  readonly #shapes = new WeakMap<OperationDefinitionNode, Shape>();
  readonly #plans = new WeakMap<OperationDefinitionNode, Map<string, Plan | ComputedPlan>>();
  readonly #counts = { compiled: 0, reused: 0 };

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  get counts(): PlanCounts {
    return this.#counts;
  }

  /** The node of a kind or interface with that id, or null. */
  one(
    type: string,
    root: RootValues,
    info: GraphQLResolveInfo,
    request: Request,
  ): Promise<unknown> {
    return this.#ask(root, info, request, (occasion) => planOne(occasion, type, info.fieldNodes));
  }

  /** The nodes with those ids, in the order of `ids`, null where there is none. */
  each(
    type: string,
    root: RootValues & { readonly ids: readonly string[] },
    info: GraphQLResolveInfo,
    request: Request,
  ): Promise<unknown> {
    return this.#ask(root, info, request, (occasion) => planEach(occasion, type, info.fieldNodes));
  }

  /** A page of all nodes that the root field lists. */
  many(root: RootValues, info: GraphQLResolveInfo, request: Request): Promise<unknown> {
    const definition = definitionOf(info);
    const role = roleOf(definition);
    if (role?.role !== "many") throw new Error(`${info.fieldName} is no list.`);
    return this.#ask(root, info, request, (occasion) =>
      planList(occasion, role.list, definition, info.fieldNodes),
    );
  }

  /**
   * What an analysis computes, shaped as it was asked for, with the nodes that it names by their ids.
   * All of these are asked for in one statement, after those of the analysis itself.
   */
  async computed(
    root: RootValues,
    info: GraphQLResolveInfo,
    request: Request,
    compute: Compute,
  ): Promise<unknown> {
    const plan = this.#plan(root, info, (occasion) =>
      planComputed(occasion, info.returnType, info.fieldNodes),
    );
    const ask: Send = (statement, values = {}) =>
      send(this.#graph, info, request, statement, values);
    const computed = await compute(ask, this.#graph.dialect, plan.asksFor);
    if (computed == null) return null;
    const wanted = plan.wanted(computed);
    const given = { ...root, ...wanted };
    const rows =
      wanted === undefined
        ? []
        : await ask(plan.statement, plan.values(info.variableValues, given));
    const reading = { variables: info.variableValues, strict: request.strict === true };
    return plan.read(computed, rows, reading);
  }

  async #ask(
    root: RootValues,
    info: GraphQLResolveInfo,
    request: Request,
    compile: (occasion: Occasion) => Plan,
  ): Promise<unknown> {
    const plan = this.#plan(root, info, compile);
    const { variableValues } = info;
    const ask = (statement: string, values: Values) =>
      send(this.#graph, info, request, statement, values);
    let given = root;
    if (plan.pageOfIds !== undefined) {
      const page = await ask(plan.pageOfIds, plan.values(variableValues, root));
      given = { ...root, page: page.map(([id]) => id ?? null) };
    }
    const rows = await ask(plan.statement, plan.values(variableValues, given));
    return plan.read(rows, { variables: variableValues, strict: request.strict === true }, given);
  }

  #plan<P extends Plan | ComputedPlan>(
    root: RootValues,
    info: GraphQLResolveInfo,
    compile: (occasion: Occasion) => P,
  ): P {
    const { operation, fragments, variableValues, schema } = info;
    const asOf = root.asOf != null;
    const field = String(info.path.key);
    const key = `${field} ${asOf} ${this.#shape(info)(variableValues)}`;
    const plans = this.#plans.get(operation) ?? new Map<string, Plan | ComputedPlan>();
    this.#plans.set(operation, plans);
    const known = plans.get(key);
    if (known !== undefined) {
      this.#counts.reused += 1;
      return known as P;
    }
    this.#counts.compiled += 1;
    const asking = { schema, fragments, variableValues };
    const plan = compile({ asking, dialect: this.#graph.dialect, asOf, field, writeNode });
    if (plans.size >= SHAPES_KEPT) plans.clear();
    plans.set(key, plan);
    return plan;
  }

  #shape({ operation, fragments }: GraphQLResolveInfo): Shape {
    const shape = this.#shapes.get(operation) ?? shapeOf(operation, fragments);
    this.#shapes.set(operation, shape);
    return shape;
  }
}

/** Asks one statement for a root field, and notes it where the client wants to see it. */
export function send(
  graph: Graph,
  info: GraphQLResolveInfo,
  { explain, signal, timeoutMs }: Request,
  statement: string,
  values: Values,
): Promise<readonly Row[]> {
  explain?.push({ field: String(info.path.key), ...graph.asked(statement, values) });
  return graph.rows(statement, values, { signal, timeoutMs });
}

function definitionOf({
  parentType,
  fieldName,
}: GraphQLResolveInfo): GraphQLField<unknown, unknown> {
  const definition = parentType.getFields()[fieldName];
  if (definition === undefined) throw new Error(`${parentType.name} has no field ${fieldName}.`);
  return definition;
}
