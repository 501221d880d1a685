import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type InlineFragmentNode,
  isAbstractType,
  Kind,
  type SelectionNode,
} from "graphql";

/** An operation as its selections are read: with its fragments, and its variables' values. */
export interface Asked {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The operation as if it were a field. */
  readonly root: FieldNode;
}

/** What a valid document asks; undefined where its operation or a variable is not what it has to be. */
export function askedOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  given: Readonly<Record<string, unknown>>,
  operationName?: string,
): Asked | undefined {
  const operation = getOperationAST(document, operationName);
  if (!operation) return undefined;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  const name = { kind: Kind.NAME, value: "query" } as const;
  return (
    coerced && {
      schema,
      fragments: new Map(fragments.map((each) => [each.name.value, each])),
      variables: coerced,
      root: { kind: Kind.FIELD, name, selectionSet: operation.selectionSet },
    }
  );
}

/** The fields that are asked of a kind of object, by their names in the answer, in its order. */
export function selected(
  asked: Asked,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const spread = new Set<string>();
  const selections = nodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
  for (const field of fieldsIn({ asked, type, spread }, selections)) {
    const key = field.alias?.value ?? field.name.value;
    fields.set(key, [...(fields.get(key) ?? []), field]);
  }
  return fields;
}

interface Within {
  readonly asked: Asked;
  readonly type: GraphQLObjectType;
  /** The named fragments that are spread already. */
  readonly spread: Set<string>;
}

/** The fields of selections, with those of their fragments in their places. */
function fieldsIn(within: Within, selections: readonly SelectionNode[]): readonly FieldNode[] {
  const { asked, type, spread } = within;
  return selections.flatMap((selection): readonly FieldNode[] => {
    if (!isIncluded(asked, selection.directives ?? [])) return [];
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment = fragmentOf(asked, selection, spread);
    const isAsked = fragment && applies(asked, fragment.typeCondition?.name.value, type);
    return isAsked ? fieldsIn(within, fragment.selectionSet.selections) : [];
  });
}

/** A fragment; a named one the first time that it is spread. */
function fragmentOf(
  { fragments }: Asked,
  selection: FragmentSpreadNode | InlineFragmentNode,
  spread: Set<string>,
): FragmentDefinitionNode | InlineFragmentNode | undefined {
  if (selection.kind === Kind.INLINE_FRAGMENT) return selection;
  const name = selection.name.value;
  if (spread.has(name)) return undefined;
  spread.add(name);
  return fragments.get(name);
}

function isIncluded({ variables }: Asked, directives: readonly DirectiveNode[]): boolean {
  return directives.every(({ name, arguments: given = [] }) => {
    const value = given[0]?.value;
    const condition =
      value?.kind === Kind.VARIABLE
        ? variables[value.name.value]
        : value?.kind === Kind.BOOLEAN && value.value;
    return name.value === "skip" ? condition !== true : condition !== false;
  });
}

function applies(
  { schema }: Asked,
  condition: string | undefined,
  type: GraphQLObjectType,
): boolean {
  const named = condition === undefined ? type : schema.getType(condition);
  return named === type || (isAbstractType(named) && schema.isSubType(named, type));
}
