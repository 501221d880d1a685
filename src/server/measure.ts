import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getArgumentValues,
  getNamedType,
  isCompositeType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from "graphql";
import { TooCostly } from "../model/faults.ts";
import type { Operation } from "../plan/operation.ts";
import { type Asking, type Fields, fieldsBelow } from "../plan/selection.ts";
import { type Given, rowsOf } from "./rows.ts";
import { kindsToMeasure } from "./variants.ts";

/** Under how many names one field may be asked of one parent. */
const ALIAS_LIMIT = 30;

/**
 * How many fields an operation may have once its fragments are unfolded. A document of a thousand
 * tokens has fewer, unless its fragments multiply each other.
 */
const FIELD_LIMIT = 5000;

/** What an operation asks for. */
export interface Measured {
  /** Levels of response fields, the leaf included. */
  readonly depth: number;
  /** The same below `__schema` and `__type`, these included. */
  readonly introspectionDepth: number;
  /** The upper bound of rows that the answer holds. */
  readonly cost: number;
}

interface Walk {
  readonly asking: Asking;
  fields: number;
  /** The arguments of the root field that is being measured. */
  root: Given;
  /** The response names of the fields that are being measured, from the root field on. */
  readonly path: string[];
}

const NOTHING: Measured = { depth: 0, introspectionDepth: 0, cost: 0 };

/**
 * Measures an operation before it runs, with its variables, its defaults and its fragments unfolded.
 * Fields that the executor merges are measured once, as one.
 *
 * @throws TooCostly where a field has too many aliases or the fragments unfold to too many fields
 * @throws BadInput where a page is out of bounds
 */
export function measure(asking: Asking, { definition, asField }: Operation): Measured {
  const root = asking.schema.getRootType(definition.operation);
  return root ? measureObject({ asking, fields: 0, root: {}, path: [] }, root, [asField]) : NOTHING;
}

/** What the nodes ask below them: of an interface or a union, the kind for which it is most. */
function measureBelow(walk: Walk, type: GraphQLNamedType, nodes: readonly FieldNode[]): Measured {
  if (!isCompositeType(type)) return NOTHING;
  return kindsToMeasure(walk.asking, type, nodes)
    .map((kind) => measureObject(walk, kind, nodes))
    .reduce(most, NOTHING);
}

function measureObject(
  walk: Walk,
  type: GraphQLObjectType,
  parents: readonly FieldNode[],
): Measured {
  const fields = fieldsBelow(walk.asking, type, parents);
  checkAliases(fields);
  return [...fields.values()].map((nodes) => measureField(walk, type, nodes)).reduce(sum, NOTHING);
}

function measureField(
  walk: Walk,
  parent: GraphQLObjectType,
  nodes: readonly FieldNode[],
): Measured {
  spend(walk, nodes.length);
  const [node] = nodes;
  if (node === undefined) return NOTHING;
  const field = fieldOf(parent, node.name.value);
  if (field === undefined) return NOTHING;
  const given = getArgumentValues(field, node, walk.asking.variableValues);
  if (parent === walk.asking.schema.getQueryType()) walk.root = given;
  walk.path.push(node.alias?.value ?? node.name.value);
  const rows = rowsOf(parent, field, given, walk);
  const below = measureBelow(walk, getNamedType(field.type), nodes);
  walk.path.pop();
  if (field === SchemaMetaFieldDef || field === TypeMetaFieldDef) {
    return { ...NOTHING, introspectionDepth: below.depth + 1 };
  }
  return { ...below, depth: below.depth + 1, cost: rows.times * (rows.own + below.cost) };
}

function spend(walk: Walk, fields: number): void {
  walk.fields += fields;
  if (walk.fields <= FIELD_LIMIT) return;
  throw new TooCostly(
    `The fields of an operation, its fragments unfolded, must be at most ${FIELD_LIMIT}, but were more.`,
    { reason: "fields" },
  );
}

function checkAliases(fields: Fields): void {
  const names = new Map<string, number>();
  for (const [node] of fields.values()) {
    if (node) names.set(node.name.value, (names.get(node.name.value) ?? 0) + 1);
  }
  for (const [name, count] of names) {
    if (count <= ALIAS_LIMIT) continue;
    throw new TooCostly(
      `The aliases of a field must be at most ${ALIAS_LIMIT}, but those of ${name} were ${count}.`,
      { reason: "aliases" },
    );
  }
}

function fieldOf(
  parent: GraphQLObjectType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  const meta = [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef];
  return parent.getFields()[name] ?? meta.find((field) => field.name === name);
}

/** Of fields beside each other. */
function sum(one: Measured, other: Measured): Measured {
  return { ...most(one, other), cost: one.cost + other.cost };
}

/** Of alternatives. */
function most(one: Measured, other: Measured): Measured {
  return {
    depth: Math.max(one.depth, other.depth),
    introspectionDepth: Math.max(one.introspectionDepth, other.introspectionDepth),
    cost: Math.max(one.cost, other.cost),
  };
}
