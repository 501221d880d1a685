import type { FieldNode, GraphQLField } from "graphql";
import type { Row as Columns, Values } from "../graph/graph.ts";
import { model } from "../model/model.ts";
import { checked, type Variables } from "./arguments.ts";
import { writeList } from "./connection.ts";
import { Draft, type Occasion, type RootValues, where } from "./draft.ts";
import { listing } from "./listing.ts";
import type { ListDeclaration } from "./role.ts";
import { type Reading, type Row, Scope } from "./scope.ts";

/** A root field, compiled: its text, and the ways from values to parameters and from rows to objects. */
export interface Plan {
  readonly statement: string;
  /** A statement asked before it, for the root value `page`: the ids of a sorted page (embedded engine). */
  readonly pageOfIds: string | undefined;
  readonly values: (variables: Variables, root: RootValues) => Values;
  readonly read: (rows: readonly Columns[], reading: Reading, root: RootValues) => unknown;
}

/** The node whose id is the root value `id`, or null. */
export function planOne(occasion: Occasion, type: string, nodes: readonly FieldNode[]): Plan {
  const draft = new Draft(occasion);
  const scope = rootScope(draft, type);
  const read = scope.object(nodes);
  const id = draft.parameter("id", (_variables, root) => checked("id", root["id"] ?? null));
  const label = scope.kinds.length === 1 ? `:${type}` : "";
  return {
    statement: text([
      `MATCH (${scope.node}:Entity${label} {id: ${id}})`,
      ...where(draft.known(scope.node)),
      ...scope.blocks,
      ...scope.returned,
    ]),
    pageOfIds: undefined,
    values: draft.finish(),
    read: ([row], reading) => (row === undefined ? null : read(row[0] as Row, reading)),
  };
}

/** The nodes whose ids are the root value `ids`, in their order, null where there is none. */
export function planEach(occasion: Occasion, type: string, nodes: readonly FieldNode[]): Plan {
  const draft = new Draft(occasion);
  const scope = rootScope(draft, type);
  const read = scope.object(nodes);
  const idAt = scope.slot(`${scope.node}.id`);
  const ids = draft.parameter("ids", (_variables, root) => checked("ids", root["ids"] ?? []));
  return {
    statement: text([
      `MATCH (${scope.node}:Entity)`,
      ...where([`${scope.node}.id IN ${ids}`, ...draft.known(scope.node)]),
      ...scope.blocks,
      ...scope.returned,
    ]),
    pageOfIds: undefined,
    values: draft.finish(),
    read: (columns, reading, root) => {
      const rows = columns.map(([row]) => row as Row);
      const found = new Map(rows.map((row) => [row[idAt], row]));
      return (root["ids"] as readonly string[]).map((id) => {
        const row = found.get(id);
        return row === undefined ? null : read(row, reading);
      });
    },
  };
}

/** A page of all nodes of a kind. */
export function planList(
  occasion: Occasion,
  list: ListDeclaration,
  definition: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
): Plan {
  const draft = new Draft(occasion);
  const scope = new Scope(draft, "", []);
  const { farType } = list;
  const far = draft.name(farType);
  const found = { far, kinds: [farType], pattern: `(${far}:${farType})`, bare: `(:${farType})` };
  const listed = listing(draft, list, found, definition, nodes);
  const { read, pageOfIds } = writeList(scope, listed, definition, nodes);
  return {
    statement: text([...scope.blocks, ...scope.returned]),
    pageOfIds,
    values: draft.finish(),
    read: ([row], reading) => read(row?.[0] as Row, reading),
  };
}

function rootScope(draft: Draft, type: string): Scope {
  // `Node` is no label: all that has an id is an Entity.
  return new Scope(draft, draft.name(type === "Node" ? "Entity" : type), model.kindsOf(type));
}

function text(lines: readonly string[]): string {
  return lines.join("\n");
}
