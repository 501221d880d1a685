import type { FieldNode } from "graphql";
import { model, type RelationshipField } from "../model/model.ts";
import type { Property } from "../model/property.ts";
import { indented, where } from "./draft.ts";
import { type ReadRow, type Row, Scope } from "./scope.ts";

/** One step along a relationship, from a node that is there already. */
export interface Hop {
  readonly near: string;
  readonly edge: string;
  readonly far: string;
  /** The relationship's `to` end, whichever way it is read. */
  readonly to: string;
  /** `(meeting1)<-[attended1:ATTENDED]-(person1)` */
  readonly pattern: string;
  /** The same without names, for counting. */
  readonly bare: string;
}

/** The step from the scope's node along a field. */
export function hopAlong(scope: Scope, along: RelationshipField): Hop {
  const { type } = along.relationship;
  const edge = scope.draft.name(camel(type));
  const far = scope.draft.name(along.farType);
  const near = `(${scope.node}${ownerGuard(scope, along)})`;
  const label = farLabel(along);
  const [left, right] = arrows[along.direction];
  return {
    near: scope.node,
    edge,
    far,
    to: along.direction === "in" ? scope.node : far,
    pattern: `${near}${left}[${edge}:${type}]${right}(${far}${label})`,
    bare: `${near}${left}[:${type}]${right}(${label})`,
  };
}

/** Writes a to-one field: the only far node there can be, or the first of several. */
export function writeOne(
  scope: Scope,
  along: RelationshipField,
  nodes: readonly FieldNode[],
): ReadRow {
  const { draft } = scope;
  draft.countSubquery();
  const hop = hopAlong(scope, along);
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
  return (row, variables) => (row[at] as readonly Row[]).map((each) => read(each, variables));
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
  return (row, variables) => {
    const first = (row[at] as readonly Row[])[0];
    return first === undefined ? null : read(first, variables);
  };
}

/** The only one needs no order. Read against its direction, a to-one field may still meet several. */
function firstOf({ gives, stated, byPosition }: RelationshipField, { edge, far }: Hop): string[] {
  if (gives === "one" && stated) return [];
  const keys = [...(byPosition ? [`${edge}.position`] : []), `${far}.id`, `${edge}.key`];
  return [`WITH ${far}, ${edge} ORDER BY ${keys.join(", ")} LIMIT 1`];
}

/** A field of one kind, asked where others may stand, holds for that kind alone. */
function ownerGuard({ kinds }: Scope, { owner }: RelationshipField): string {
  const owners = model.kindsOf(owner);
  return kinds.every((kind) => owners.includes(kind)) ? "" : `:${owner}`;
}

/** The relationship's type says what stands at its end, unless the field wants only some of that. */
function farLabel({ far, farType, direction, relationship }: RelationshipField): string {
  const ends = direction === "in" ? relationship.from : relationship.to;
  const allowed = ends.flatMap((name) => model.kindsOf(name));
  return far.length === allowed.length ? "" : `:${farType}`;
}

const arrows = { out: ["-", "->"], in: ["<-", "-"], both: ["-", "-"] } as const;

function camel(type: string): string {
  return type.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
