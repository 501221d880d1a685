import { type FieldNode, type GraphQLField, type GraphQLObjectType, isObjectType } from "graphql";
import { KIND } from "../model/kind.ts";
import { writeConnection } from "./connection.ts";
import { writeOne } from "./linked.ts";
import { kindExpression, nodeProperty } from "./property.ts";
import { roleOf } from "./role.ts";
import { objectOf, type Reader, type ReadRow, readerOf, type Scope } from "./scope.ts";
import { fieldsBelow } from "./selection.ts";
import { writeSources } from "./sources.ts";

/** Writes what `parents` ask of the scope's node, and gives the reader of the object they get. */
export function writeNode(scope: Scope, parents: readonly FieldNode[]): ReadRow {
  const [only, ...others] = scope.kinds;
  if (only !== undefined && others.length === 0) {
    return objectOf(writeKind(scope, only, parents));
  }
  const kindAt = scope.slot(kindExpression(scope.node));
  const objects = new Map(
    scope.kinds.map((kind) => [kind, objectOf(writeKind(scope, kind, parents))]),
  );
  return (row, reading) => {
    const kind = String(row[kindAt]);
    const object = objects.get(kind)?.(row, reading);
    if (object !== undefined) object[KIND] = kind;
    return object;
  };
}

function writeKind(scope: Scope, kind: string, parents: readonly FieldNode[]): readonly Reader[] {
  const type = objectType(scope, kind);
  const fields = fieldsBelow(scope.draft.asking, type, parents);
  return [...fields].map(([key, nodes]) =>
    readerOf(type, key, nodes, (definition) => writeField(scope, definition, nodes)),
  );
}

function writeField(
  scope: Scope,
  definition: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
): ReadRow {
  const role = roleOf(definition);
  switch (role?.role) {
    case "property": {
      const at = scope.slot(nodeProperty(scope.draft, scope.node, role.property));
      return (row) => row[at];
    }
    case "many":
      return scope.once(nameOf(role.list.scope, nodes), () =>
        writeConnection(scope, definition, role.list, nodes),
      );
    case "one":
      return scope.once(nameOf(`${role.along.owner}.${role.along.name}`, nodes), () =>
        writeOne(scope, role.along, nodes),
      );
    case "sources":
      return scope.once("sources", () => writeSources(scope));
    case "edgeProperty":
    case "reference":
    case "reportedIn":
    case "part":
    case "lookup":
    case "computed":
    case "cell":
    case undefined:
      throw new Error(`The planner knows no field ${definition.name} of a node.`);
  }
}

function objectType(scope: Scope, kind: string): GraphQLObjectType {
  const type = scope.draft.asking.schema.getType(kind);
  if (!isObjectType(type)) throw new Error(`The schema has no object type ${kind}.`);
  return type;
}

const numbers = new WeakMap<FieldNode, number>();
let next = 0;

/** One name for one field asked by the same nodes of the document, on whichever kinds. */
function nameOf(field: string, nodes: readonly FieldNode[]): string {
  const parts = nodes.map((node) => {
    const number = numbers.get(node) ?? next++;
    numbers.set(node, number);
    return number;
  });
  return `${field} ${parts.join(" ")}`;
}
