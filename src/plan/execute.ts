import {
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type FieldNode,
  type GraphQLError,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  isNonNullType,
  locatedError,
  type OperationDefinitionNode,
} from "graphql";
import { askingOf, type Operation, operationOf } from "./operation.ts";
import { roleOf } from "./role.ts";
import { Missing } from "./scope.ts";
import { type Asking, fieldsBelow } from "./selection.ts";

/** A root field that the plan answers whole: what it makes is the answer. */
interface RootField {
  readonly key: string;
  readonly nodes: readonly FieldNode[];
  readonly definition: GraphQLField<unknown, unknown>;
}

/** A whole operation that can be answered so. */
interface Planned {
  readonly args: ExecutionArgs;
  readonly operation: OperationDefinitionNode;
  readonly type: GraphQLObjectType;
  readonly asking: Asking;
  readonly fields: readonly RootField[];
}

/**
 * Executes an operation. Where the planner answers every root field, their resolvers are called and
 * what they give is the data, field by field as asked: nothing below the root is executed again. All
 * else (introspection, mutations, bad variables, a graph that lacks what the schema promises) goes to
 * graphql-js, which gives equal answers, errors and nulls in the same places.
 */
export async function executeOperation(args: ExecutionArgs): Promise<ExecutionResult> {
  const operation = operationOf(args.document, args.operationName);
  const asking = operation && askingOf(args.schema, operation, args.variableValues);
  return operation && asking ? executeAsked(args, operation, asking) : execute(args);
}

/** The same for those who have found the operation and read its variables. */
export async function executeAsked(
  args: ExecutionArgs,
  operation: Operation,
  asking: Asking,
): Promise<ExecutionResult> {
  const planned = plannedOperation(args, operation, asking);
  if (planned === undefined) return execute(args);
  try {
    return await answer(planned);
  } catch (error) {
    if (error instanceof Missing) return execute(args);
    throw error;
  }
}

function plannedOperation(
  args: ExecutionArgs,
  { definition, asField }: Operation,
  asking: Asking,
): Planned | undefined {
  const type = args.schema.getQueryType();
  if (definition.operation !== "query" || !type) return undefined;
  const fields = rootFields(asking, type, asField);
  return fields && { args, operation: definition, type, asking, fields };
}

/** The operation's root fields, if the planner answers all of them. */
function rootFields(
  asking: Asking,
  type: GraphQLObjectType,
  asField: FieldNode,
): readonly RootField[] | undefined {
  const fields: RootField[] = [];
  for (const [key, nodes] of fieldsBelow(asking, type, [asField])) {
    const definition = type.getFields()[nodes[0]?.name.value ?? ""];
    if (definition === undefined || roleOf(definition) === undefined) return undefined;
    fields.push({ key, nodes, definition });
  }
  return fields;
}

async function answer(planned: Planned): Promise<ExecutionResult> {
  const errors: GraphQLError[] = [];
  const values = await Promise.all(
    planned.fields.map(async (field) => {
      try {
        return await resolve(planned, field);
      } catch (error) {
        if (error instanceof Missing) throw error;
        errors.push(locatedError(error, field.nodes, [field.key]));
        return null;
      }
    }),
  );
  const data: Record<string, unknown> = Object.create(null);
  for (const [at, { key }] of planned.fields.entries()) data[key] = values[at];
  // A null where none is allowed takes all of the answer with it.
  const whole = planned.fields.every(
    ({ definition }, at) => values[at] !== null || !isNonNullType(definition.type),
  );
  return { ...(errors.length > 0 && { errors }), data: whole ? data : null };
}

function resolve(planned: Planned, field: RootField): unknown {
  const { args, asking, operation, type } = planned;
  const { definition, nodes, key } = field;
  const [node] = nodes;
  if (node === undefined || definition.resolve === undefined) {
    throw new Error(`${definition.name} has no resolver.`);
  }
  const info: GraphQLResolveInfo = {
    fieldName: definition.name,
    fieldNodes: nodes,
    returnType: definition.type,
    parentType: type,
    path: { prev: undefined, key, typename: type.name },
    rootValue: args.rootValue,
    operation,
    ...asking,
    variableValues: { ...asking.variableValues },
  };
  const given = getArgumentValues(definition, node, asking.variableValues);
  const context = { ...(args.contextValue as object), strict: true };
  return definition.resolve(args.rootValue, given, context, info);
}
