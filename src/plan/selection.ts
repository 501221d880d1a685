import {
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  type InlineFragmentNode,
  isAbstractType,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

/** What selections are read against: the schema, the document's fragments and the request's variables. */
export type Asking = Pick<GraphQLResolveInfo, "schema" | "fragments" | "variableValues">;

/** The fields asked of one type, by response key; a key may gather several nodes to be merged. */
export type Fields = ReadonlyMap<string, readonly FieldNode[]>;

/** The fields that `parents` ask of `type` below them, as GraphQL's CollectFields has it. */
export function fieldsBelow(
  asking: Asking,
  type: GraphQLObjectType,
  parents: readonly FieldNode[],
): Fields {
  const fields = new Map<string, FieldNode[]>();
  const seen = new Set<string>();
  for (const { selectionSet } of parents) {
    if (selectionSet) gather({ asking, type, fields, seen }, selectionSet);
  }
  return fields;
}

interface Gathering {
  readonly asking: Asking;
  readonly type: GraphQLObjectType;
  readonly fields: Map<string, FieldNode[]>;
  readonly seen: Set<string>;
}

type Fragment = FragmentDefinitionNode | InlineFragmentNode;

function gather(to: Gathering, { selections }: SelectionSetNode): void {
  for (const selection of selections) {
    if (!isIncluded(to.asking, selection)) continue;
    if (selection.kind === "Field") gatherField(to, selection);
    else gatherFragment(to, fragmentOf(to, selection));
  }
}

function gatherField({ fields }: Gathering, field: FieldNode): void {
  const key = field.alias?.value ?? field.name.value;
  fields.set(key, [...(fields.get(key) ?? []), field]);
}

function gatherFragment(to: Gathering, fragment: Fragment | undefined): void {
  if (fragment === undefined || !applies(to, fragment.typeCondition?.name.value)) return;
  gather(to, fragment.selectionSet);
}

function fragmentOf(
  { asking, seen }: Gathering,
  selection: FragmentSpreadNode | InlineFragmentNode,
): Fragment | undefined {
  if (selection.kind === "InlineFragment") return selection;
  if (seen.has(selection.name.value)) return undefined;
  seen.add(selection.name.value);
  return asking.fragments[selection.name.value];
}

function applies({ asking, type }: Gathering, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true;
  const named = asking.schema.getType(condition);
  return isAbstractType(named) && asking.schema.isSubType(named, type);
}

function isIncluded({ variableValues }: Asking, selection: SelectionNode): boolean {
  if (selection.directives === undefined || selection.directives.length === 0) return true;
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, variableValues);
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, variableValues);
  return skip?.["if"] !== true && include?.["if"] !== false;
}
