import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import type { Asking } from "../plan/selection.ts";

/**
 * The kinds of object for which what the nodes ask of the type may differ. Kinds to which the same
 * fragments apply are asked the same, so one of them stands for all: of an interface with eleven
 * kinds and no fragments, one.
 */
export function kindsToMeasure(
  asking: Asking,
  type: GraphQLCompositeType,
  nodes: readonly FieldNode[],
): readonly GraphQLObjectType[] {
  if (!isAbstractType(type)) return [type];
  const conditions = new Set<string>();
  const seen = new Set<string>();
  for (const { selectionSet } of nodes) {
    if (selectionSet) gatherConditions({ asking, conditions, seen }, selectionSet);
  }
  const standing = new Map<string, GraphQLObjectType>();
  for (const kind of asking.schema.getPossibleTypes(type)) {
    const applying = [...conditions].filter((condition) => applies(asking, condition, kind));
    standing.set(applying.join(), kind);
  }
  return [...standing.values()];
}

interface Gathering {
  readonly asking: Asking;
  readonly conditions: Set<string>;
  readonly seen: Set<string>;
}

function gatherConditions(to: Gathering, { selections }: SelectionSetNode): void {
  for (const selection of selections) {
    const fragment = fragmentOf(to, selection);
    if (fragment === undefined) continue;
    if (fragment.typeCondition) to.conditions.add(fragment.typeCondition.name.value);
    gatherConditions(to, fragment.selectionSet);
  }
}

/** The fragment that is unfolded here: a named one only the first time. */
function fragmentOf({ asking, seen }: Gathering, selection: SelectionNode) {
  if (selection.kind === Kind.FIELD) return undefined;
  if (selection.kind === Kind.INLINE_FRAGMENT) return selection;
  const name = selection.name.value;
  if (seen.has(name)) return undefined;
  seen.add(name);
  return asking.fragments[name];
}

function applies({ schema }: Asking, condition: string, kind: GraphQLObjectType): boolean {
  const type = schema.getType(condition);
  return condition === kind.name || (isAbstractType(type) && schema.isSubType(type, kind));
}
