import type { FieldNode, GraphQLField, GraphQLObjectType } from "graphql";
import { writeReference, writeReportedIn } from "./linked.ts";
import type { Page } from "./page.ts";
import { edgeProperty } from "./property.ts";
import { roleOf } from "./role.ts";
import { objectOf, type ReadRow, readerOf } from "./scope.ts";
import { fieldsBelow } from "./selection.ts";

/** Writes what is asked of the edges of a page, and gives the reader of one. */
export function writeEdge(
  page: Page,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): ReadRow {
  const fields = fieldsBelow(page.outer.draft.asking, type, nodes);
  const readers = [...fields].map(([key, asked]) =>
    readerOf(type, key, asked, (field) => writeEdgeField(page, field, asked)),
  );
  return objectOf(readers);
}

function writeEdgeField(
  page: Page,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
): ReadRow {
  const { inner, listed } = page;
  const { edge = "", to = "" } = listed.source;
  const role = roleOf(field);
  switch (role?.role) {
    case "edgeProperty": {
      const at = inner.slot(edgeProperty(listed.draft, edge, to, role.property));
      return (row) => row[at];
    }
    case "reference":
      return writeReference(inner, edge, role.property, nodes);
    case "reportedIn":
      return writeReportedIn(inner, edge, nodes);
    case "part":
      return field.name === "cursor" ? page.cursor() : inner.object(nodes);
    case "property":
    case "many":
    case "one":
    case "sources":
    case "lookup":
    case "computed":
    case "cell":
    case undefined:
      throw new Error(`The planner knows no field ${field.name} of an edge.`);
  }
}
