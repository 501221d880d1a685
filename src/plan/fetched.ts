import type { FieldNode, GraphQLField } from "graphql";
import type { Value } from "../graph/graph.ts";
import { model } from "../model/model.ts";
import { writeList } from "./connection.ts";
import { type Draft, indented, where } from "./draft.ts";
import { hopAlong } from "./hop.ts";
import { listing } from "./listing.ts";
import type { CellClaims, PlanRole } from "./role.ts";
import { type ReadRow, type Row, Scope } from "./scope.ts";

/** What a sub-query fetches for all values of one place in a computed answer. */
export interface Fetched {
  /** The root value that holds the items it is fetched for. */
  readonly name: string;
  /** Where the statement's row holds the rows that were fetched. */
  readonly at: number;
  /** Where each of those holds the key of its item. */
  readonly keyAt: number;
  /** What has to be fetched for a value: an id, or three for a cell; undefined where nothing has to. */
  readonly itemOf: (value: unknown) => Item | undefined;
  /** The row of a value for which nothing has to be fetched. */
  readonly nothing: Row;
  readonly read: ReadRow;
}

/** An id, or those of a cell: issue, party, round. */
export type Item = string | readonly string[];

/** Tells items apart; an id has no space. */
export function keyOf(item: Item): string {
  return typeof item === "string" ? item : item.join(" ");
}

/** Fetches the nodes that stand in a computed answer by their ids. */
export function fetchNodes(scope: Scope, type: string, nodes: readonly FieldNode[]): Fetched {
  const { draft } = scope;
  draft.countSubquery();
  // `Node` is no label: all that has an id is an Entity.
  const inner = new Scope(
    draft,
    draft.name(type === "Node" ? "Entity" : type),
    model.kindsOf(type),
  );
  const read = inner.object(nodes);
  const keyAt = inner.slot(`${inner.node}.id`);
  const name = draft.name("nodes");
  const ids = draft.parameter("ids", (_variables, root) => root[name] ?? []);
  scope.block([
    "CALL () {",
    ...indented([
      `MATCH (${inner.node}:Entity)`,
      ...where([`${inner.node}.id IN ${ids}`, ...draft.known(inner.node)]),
      ...inner.blocks,
      ...inner.collected(name),
    ]),
    "}",
  ]);
  const itemOf = (value: unknown) => String(value);
  return { name, at: scope.slot(name), keyAt, itemOf, nothing: inner.nothing, read };
}

/**
 * Fetches a list of claims for each cell of a computed answer. The cell says by a boolean, under the
 * field's name, whether there are any: where there are none, nothing is walked.
 */
export function fetchCells(
  scope: Scope,
  { claims, list }: Extract<PlanRole, { role: "cell" }>,
  definition: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
): Fetched {
  const { draft } = scope;
  draft.countSubquery();
  const cell = draft.name("cell");
  const [issue, party, round] = [draft.name("Issue"), draft.name("party"), draft.name("round")];
  const inner = new Scope(draft, issue, ["Issue"]);
  const keyAt = inner.slot(`${cell}[0] + ' ' + ${cell}[1] + ' ' + ${cell}[2]`);
  if (list.along === undefined) throw new Error(`${list.scope} follows no relationship.`);
  const hop = hopAlong(draft, inner, list.along);
  const conditions = cellConditions(draft, claims, hop.far, { party, round });
  const found = { ...hop, kinds: list.along.far, beside: [party, round], conditions };
  const { read } = writeList(
    inner,
    listing(draft, list, found, definition, nodes),
    definition,
    nodes,
  );
  const name = draft.name("cells");
  const cells = draft.parameter("asked", (_variables, root) => root[name] ?? []);
  scope.block([
    "CALL () {",
    ...indented([
      `UNWIND ${cells} AS ${cell}`,
      ...[issue, party, round].map((each, at) => `MATCH (${each}:Entity {id: ${cell}[${at}]})`),
      ...inner.blocks,
      ...inner.collected(name),
    ]),
    "}",
  ]);
  const itemOf = (value: unknown) => cellOf(value as Cell, definition.name);
  return { name, at: scope.slot(name), keyAt, itemOf, nothing: inner.nothing, read };
}

/** A cell of a computed answer; and by the field's name whether it has such claims. */
type Cell = Readonly<Record<string, Value>>;

function cellOf(cell: Cell, field: string): Item | undefined {
  return cell[field] === true
    ? [String(cell["issue"]), String(cell["party"]), String(cell["round"])]
    : undefined;
}

/** One hop per EXISTS between two nodes that are there: Neo4j walks it from the end that has fewer. */
function cellConditions(
  draft: Draft,
  claims: CellClaims,
  claim: string,
  { party, round }: { readonly party: string; readonly round: string },
): readonly string[] {
  const leads = (type: string, to: string) => {
    const step = draft.name("step");
    const pattern = `MATCH (${claim})-[${step}:${type}]->(${to})`;
    return `EXISTS { ${[pattern, ...where(draft.known(step))].join(" ")} }`;
  };
  const inRound = leads("IN_ROUND", round);
  return claims === "own"
    ? [leads("COUNTS_FOR", party), inRound]
    : [leads("ABOUT", party), `NOT ${leads("COUNTS_FOR", party)}`, inRound];
}
