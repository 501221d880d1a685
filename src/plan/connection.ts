import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
} from "graphql";
import { writeEdge } from "./edge.ts";
import { hopAlong } from "./hop.ts";
import { type Listing, listing } from "./listing.ts";
import { Page } from "./page.ts";
import type { ListDeclaration } from "./role.ts";
import { objectOf, type ReadRow, readerOf, type Scope } from "./scope.ts";
import { fieldsBelow } from "./selection.ts";

/** Writes a connection along a relationship. */
export function writeConnection(
  scope: Scope,
  definition: GraphQLField<unknown, unknown>,
  list: ListDeclaration,
  nodes: readonly FieldNode[],
): ReadRow {
  const { draft } = scope;
  const along = list.along;
  if (along === undefined) throw new Error(`${list.scope} follows no relationship.`);
  const found = { ...hopAlong(draft, scope, along), kinds: along.far };
  const listed = listing(draft, list, found, definition, nodes);
  return writeList(scope, listed, definition, nodes).read;
}

/**
 * Writes a list into the scope that it stands in: its page, and what is asked about it. A root list
 * may need a statement of its own for the ids of its page.
 */
export function writeList(
  scope: Scope,
  listed: Listing,
  definition: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
): { readonly read: ReadRow; readonly pageOfIds: string | undefined } {
  const type = objectTypeOf(definition);
  const page = new Page(scope, listed);
  const fields = fieldsBelow(scope.draft.asking, type, nodes);
  const readers = [...fields].map(([key, asked]) =>
    readerOf(type, key, asked, (field) => writePart(page, field, asked)),
  );
  const pageOfIds = page.finish(definition.name);
  return { read: objectOf(readers), pageOfIds };
}

function writePart(
  page: Page,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
): ReadRow {
  switch (field.name) {
    case "edges":
      return writeRows(page, writeEdge(page, objectTypeOf(field), nodes));
    case "nodes":
      return writeRows(page, page.inner.object(nodes));
    case "pageInfo":
      return writePageInfo(page, objectTypeOf(field), nodes);
    case "totalCount": {
      page.outer.draft.countSubquery();
      const at = page.outer.slot(page.listed.count, 0);
      return (row) => row[at];
    }
  }
  throw new Error(`The planner knows no field ${field.name} of a connection.`);
}

function writeRows(page: Page, read: ReadRow): ReadRow {
  const rowsOf = page.rows();
  return (row, reading) => rowsOf(row, reading).rows.map((each) => read(each, reading));
}

function writePageInfo(page: Page, type: GraphQLObjectType, nodes: readonly FieldNode[]): ReadRow {
  const fields = fieldsBelow(page.outer.draft.asking, type, nodes);
  const readers = [...fields].map(([key, asked]) =>
    readerOf(type, key, asked, ({ name }) => writePageInfoField(page, name)),
  );
  return objectOf(readers);
}

function writePageInfoField(page: Page, name: string): ReadRow {
  if (name === "hasNextPage") return page.hasNext();
  if (name === "hasPreviousPage") return page.hasPrevious();
  const rowsOf = page.rows();
  const cursorOf = page.cursor();
  const at = name === "startCursor" ? 0 : -1;
  return (row, reading) => {
    const edge = rowsOf(row, reading).rows.at(at);
    return edge === undefined ? null : cursorOf(edge);
  };
}

function objectTypeOf(field: GraphQLField<unknown, unknown>): GraphQLObjectType {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) throw new Error(`${field.name} gives no object.`);
  return type;
}
