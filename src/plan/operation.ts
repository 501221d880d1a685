import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
} from "graphql";
import type { Asking } from "./selection.ts";

/** An operation of a document, with what all requests for it have in common. */
export interface Operation {
  readonly definition: OperationDefinitionNode;
  readonly fragments: Asking["fragments"];
  /** It asks below it as a field does. */
  readonly asField: FieldNode;
}

/** By name, or by none where it was asked without. */
const found = new WeakMap<DocumentNode, Map<string | undefined, Operation>>();

/** The operation of that name, or the only one; nothing where there is none or it is not told which. */
export function operationOf(document: DocumentNode, name?: string | null): Operation | undefined {
  const operations = found.get(document) ?? new Map<string | undefined, Operation>();
  found.set(document, operations);
  // An empty name is one, of which there is no operation.
  const key = name ?? undefined;
  if (!operations.has(key)) {
    const definition = getOperationAST(document, name);
    if (definition === undefined || definition === null) return undefined;
    operations.set(key, toOperation(document, definition));
  }
  return operations.get(key);
}

/** What its selections are read against in one request; nothing where a variable is wrong. */
export function askingOf(
  schema: GraphQLSchema,
  { definition, fragments }: Operation,
  variables: Readonly<Record<string, unknown>> | null | undefined,
): Asking | undefined {
  const definitions = definition.variableDefinitions ?? [];
  const { coerced } = getVariableValues(schema, definitions, variables ?? {});
  return coerced && { schema, fragments, variableValues: coerced };
}

function toOperation(document: DocumentNode, definition: OperationDefinitionNode): Operation {
  const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  const { operation, selectionSet } = definition;
  return {
    definition,
    fragments: Object.fromEntries(fragments.map((each) => [each.name.value, each])),
    asField: { kind: Kind.FIELD, name: { kind: Kind.NAME, value: operation }, selectionSet },
  };
}
