import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
} from "graphql";

type Variables = Readonly<Record<string, unknown>>;

/** A value that each of these scalars takes; any other one is a text. */
const OF_SCALARS: Variables = {
  Int: 1,
  Float: 1,
  Boolean: true,
  Date: "2025-01-01",
  DateTime: "2025-01-01T00:00:00Z",
};

/**
 * Values for the variables without which an operation cannot be run. They find nothing: what they
 * are for is a statement that never depends on its values.
 */
export function madeUpVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): Variables {
  return Object.fromEntries(
    variableDefinitions
      .filter(({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && !defaultValue)
      .map(({ variable, type }) => [
        variable.name.value,
        madeUp(typeFromAST(schema, type) as GraphQLInputType),
      ]),
  );
}

function madeUp(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return madeUp(type.ofType);
  if (isListType(type)) return [madeUp(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!isInputObjectType(type)) return OF_SCALARS[type.name] ?? "nothing";
  const required = Object.values(type.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(required.map((field) => [field.name, madeUp(field.type)]));
}
