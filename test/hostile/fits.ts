import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from "graphql";
import { type Asked, selected } from "./selected.ts";

/** How a value of each scalar looks in an answer. */
const SCALARS: Readonly<Record<string, (value: unknown) => boolean>> = {
  Int: (value) => Number.isInteger(value) && Math.abs(Number(value)) <= 2 ** 31,
  Float: Number.isFinite,
  Boolean: (value) => typeof value === "boolean",
  String: (value) => typeof value === "string",
  ID: (value) => typeof value === "string",
  Properties: (value) => typeof value === "object" && value !== null,
  Date: (value) => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value),
  DateTime: (value) =>
    typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/.test(value),
};

const META = [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef];

/**
 * Where an answer's data is not what its operation asks for by the schema, in a sentence: every field
 * that is selected is there, in its order, and no other; every value is of its type; and where the
 * schema allows no null there is none. Written anew after the specification, for the server's own
 * ways are what is judged.
 */
export function misfit(asked: Asked, data: unknown): string | undefined {
  const root = asked.schema.getQueryType();
  if (!root) return "The schema has no queries.";
  return misfitOfObject(asked, root, [asked.root], data, "data");
}

function misfitOfValue(
  asked: Asked,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  value: unknown,
  path: string,
): string | undefined {
  if (value === null) return isNonNullType(type) ? `${path} is null` : undefined;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    if (!Array.isArray(value)) return `${path} is no list`;
    const below = nullable.ofType;
    return first(value, (each, at) => misfitOfValue(asked, below, nodes, each, `${path}[${at}]`));
  }
  if (isCompositeType(nullable)) return misfitOfSome(asked, nullable, nodes, value, path);
  return fitsLeaf(nullable, value) ? undefined : `${path} is no ${type}: ${JSON.stringify(value)}`;
}

function fitsLeaf(type: GraphQLOutputType, value: unknown): boolean {
  if (isEnumType(type)) return typeof value === "string" && type.getValue(value) !== undefined;
  return isLeafType(type) && SCALARS[type.name]?.(value) === true;
}

/** An answer need not say of which kind an object is: one for which all of it fits is enough. */
function misfitOfSome(
  asked: Asked,
  type: GraphQLCompositeType,
  nodes: readonly FieldNode[],
  value: unknown,
  path: string,
): string | undefined {
  const kinds = isAbstractType(type) ? asked.schema.getPossibleTypes(type) : [type];
  let problem: string | undefined;
  const tried = new Set<string>();
  for (const kind of kinds) {
    const key = keyOf(asked, kind, nodes);
    if (tried.has(key)) continue;
    tried.add(key);
    problem = misfitOfObject(asked, kind, nodes, value, path);
    if (problem === undefined) return undefined;
  }
  return problem;
}

/** Kinds of which the same nodes are asked, all of an interface, need not be tried one by one. */
function keyOf(asked: Asked, kind: GraphQLObjectType, nodes: readonly FieldNode[]): string {
  const fields = [...selected(asked, kind, nodes).values()].flat();
  const isNamed = fields.some(({ name }) => name.value === "__typename");
  return `${isNamed ? kind.name : ""} ${fields.map(({ loc }) => loc?.start).join(" ")}`;
}

function misfitOfObject(
  asked: Asked,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  value: unknown,
  path: string,
): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return `${path} is no object`;
  const fields = selected(asked, type, nodes);
  const [wanted, had] = [[...fields.keys()].join(), Object.keys(value).join()];
  if (wanted !== had) return `${path} has ${had} where a ${type} is asked for ${wanted}`;
  return first([...fields], ([key, below]) =>
    misfitOfField(
      asked,
      type,
      below,
      (value as Readonly<Record<string, unknown>>)[key],
      `${path}.${key}`,
    ),
  );
}

function misfitOfField(
  asked: Asked,
  parent: GraphQLObjectType,
  nodes: readonly FieldNode[],
  value: unknown,
  path: string,
): string | undefined {
  const name = nodes[0]?.name.value ?? "";
  if (name === "__typename") return value === parent.name ? undefined : `${path} is no ${parent}`;
  const field = parent.getFields()[name] ?? META.find((each) => each.name === name);
  if (field === undefined) return `${path} is no field of ${parent}`;
  return misfitOfValue(asked, field.type, nodes, value, path);
}

function first<T>(
  list: readonly T[],
  problemOf: (each: T, at: number) => string | undefined,
): string | undefined {
  for (const [at, each] of list.entries()) {
    const problem = problemOf(each, at);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
