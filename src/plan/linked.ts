import type { FieldNode } from "graphql";
import { model, type RelationshipField } from "../model/model.ts";
import type { Property } from "../model/property.ts";
import { indented, where } from "./draft.ts";
import { type Hop, hopAlong, isOnlyOne } from "./hop.ts";
import { type ReadRow, type Row, Scope } from "./scope.ts";

/** Writes a to-one field: the only far node there can be, or the first of several. */
export function writeOne(
  scope: Scope,
  along: RelationshipField,
  nodes: readonly FieldNode[],
): ReadRow {
  const { draft } = scope;
  draft.countSubquery();
  const hop = hopAlong(draft, scope, along);
  const inner = new Scope(draft, hop.far, along.far);
  const read = inner.object(nodes);
  const result = draft.name(along.name);
  scope.block([
    `CALL (${scope.node}) {`,
    ...indented([
      `MATCH ${hop.pattern}`,
      ...where(draft.known(hop.edge, hop.far)),
      ...firstOf(along, hop),
      ...inner.blocks,
      ...inner.collected(result),
    ]),
    "}",
  ]);
  return readFirst(scope.slot(result), read);
}

/** Writes a field that leads to the node whose id a property of the edge holds. */
export function writeReference(
  scope: Scope,
  edge: string,
  property: Property,
  nodes: readonly FieldNode[],
): ReadRow {
  const kinds = model.kindsOf(property.refersTo ?? "Entity");
  const listed = { name: property.name, node: property.refersTo ?? "Entity", kinds };
  const { at, read } = writeById(scope, edge, `= ${edge}.${property.name}`, listed, nodes);
  return readFirst(at, read);
}

/** Writes the documents that report the edge, in the order of their ids. */
export function writeReportedIn(scope: Scope, edge: string, nodes: readonly FieldNode[]): ReadRow {
  const listed = { name: "reportedIn", node: "Document", kinds: ["Document"] };
  const { at, read } = writeById(scope, edge, `IN ${edge}.reportedIn`, listed, nodes);
  return (row, reading) => (row[at] as readonly Row[]).map((each) => read(each, reading));
}

function writeById(
  scope: Scope,
  edge: string,
  condition: string,
  listed: { readonly name: string; readonly node: string; readonly kinds: readonly string[] },
  nodes: readonly FieldNode[],
): { readonly at: number; readonly read: ReadRow } {
  const { draft } = scope;
  draft.countSubquery();
  const far = draft.name(listed.node);
  const inner = new Scope(draft, far, listed.kinds);
  const read = inner.object(nodes);
  const result = draft.name(listed.name);
  scope.block([
    `CALL (${edge}) {`,
    ...indented([
      `MATCH (${far}:Entity)`,
      ...where([`${far}.id ${condition}`, ...draft.known(far)]),
      ...(condition.startsWith("IN") ? [`WITH ${far} ORDER BY ${far}.id`] : []),
      ...inner.blocks,
      ...inner.collected(result),
    ]),
    "}",
  ]);
  return { at: scope.slot(result), read };
}

function readFirst(at: number, read: ReadRow): ReadRow {
  return (row, reading) => {
    const first = (row[at] as readonly Row[])[0];
    return first === undefined ? null : read(first, reading);
  };
}

/** The only one needs no order. */
function firstOf(along: RelationshipField, { edge, far }: Hop): string[] {
  if (isOnlyOne(along)) return [];
  const keys = [...(along.byPosition ? [`${edge}.position`] : []), `${far}.id`, `${edge}.key`];
  return [`WITH ${far}, ${edge} ORDER BY ${keys.join(", ")} LIMIT 1`];
}
