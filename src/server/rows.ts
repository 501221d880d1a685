import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
} from "graphql";
import { PAGE_DEFAULT, pageBound } from "../plan/arguments.ts";

/** How many documents a relationship's `reportedIn` counts for. */
const REPORTED_IN_ROWS = 5;

/** How often a field's value may come for one parent, and whether each time is a row of its own. */
export interface Rows {
  readonly times: number;
  readonly own: 0 | 1;
}

const NONE: Rows = { times: 0, own: 0 };
const THROUGH: Rows = { times: 1, own: 0 };

/** The arguments of a field. */
export type Given = Readonly<Record<string, unknown>>;

/** Where a field stands: the arguments of its root field, and the response names from there to it. */
interface Standing {
  readonly root: Given;
  readonly path: readonly string[];
}

/**
 * The upper bound of rows that a field gives. A page is as large as it is asked for, whatever there
 * is; the parts of a page (`edges`, `nodes`, an edge's `node`) are the page's rows themselves.
 * A list that an analysis computes may say for itself, under `extensions.rows`, how many its root
 * field's arguments ask for.
 *
 * @throws BadInput where a page is out of bounds
 */
export function rowsOf(
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  given: Given,
  { root, path }: Standing,
): Rows {
  const type = getNamedType(field.type);
  const rows = field.extensions["rows"] as ((root: Given) => number) | undefined;
  if (rows !== undefined) return { times: rows(root), own: 1 };
  if (!isCompositeType(type)) return NONE;
  if (isConnection(type)) return { times: pageSize(given, path), own: 1 };
  if (isConnection(parent)) return THROUGH;
  const list = isListType(getNullableType(field.type));
  if (isEdge(parent)) return rowsOnEdge(field.name, list);
  return { times: list ? listed(given) : 1, own: 1 };
}

function rowsOnEdge(name: string, list: boolean): Rows {
  if (name === "node") return THROUGH;
  return { times: list ? REPORTED_IN_ROWS : 1, own: 1 };
}

/** `first`, then `last` of what is left, as Relay has it. */
function pageSize({ first, last }: Given, path: readonly string[]): number {
  const sizes = [pageBound("first", first, path), pageBound("last", last, path)].filter(
    (size) => size !== undefined,
  );
  return sizes.length === 0 ? PAGE_DEFAULT : Math.min(...sizes);
}

/** A plain list holds what it was given ids for, else about a page. */
function listed({ ids }: Given): number {
  return Array.isArray(ids) ? ids.length : PAGE_DEFAULT;
}

function isConnection(type: GraphQLNamedType): boolean {
  return has(type, "edges", "pageInfo");
}

function isEdge(type: GraphQLNamedType): boolean {
  return has(type, "cursor", "node");
}

function has(type: GraphQLNamedType, ...names: readonly string[]): boolean {
  return isObjectType(type) && names.every((name) => name in type.getFields());
}
