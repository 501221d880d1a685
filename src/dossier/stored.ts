import type { Graph, Row, Values } from "../graph/graph.ts";
import { nodesAt, relationshipsAt, type Walked, walk, walkIds } from "../graph/walk.ts";
import { model } from "../model/model.ts";
import type { Facts, NodeFact, Properties, RelationshipFact } from "./fact.ts";
import { fieldStating } from "./format.ts";

/** Whoever can ask the graph: the graph itself, or a transaction in it, which has limits of its own. */
export type Asks = Pick<Graph, "rows">;

/** All that the graph holds of a dossier, or of all of them, `recordedAt` included. */
export async function storedFacts(
  { dialect }: Pick<Graph, "dialect">,
  asks: Asks,
  dossier?: string,
): Promise<Facts> {
  const values: Values = dossier === undefined ? {} : { dossier };
  const states = (variable: string) =>
    dossier === undefined ? "" : ` WHERE ${dialect.parameter("dossier")} IN ${variable}.dossiers`;
  const nodes = await asks.rows(
    `MATCH (n:Entity)${states("n")}
RETURN labels(n) AS labels, properties(n) AS properties`,
    values,
  );
  const relationships = await asks.rows(
    `MATCH (a:Entity)-[r]->(b:Entity)${states("r")}
RETURN type(r) AS type, a.id AS start, b.id AS finish, properties(r) AS properties`,
    values,
  );
  return { nodes: nodes.map(nodeFact), relationships: relationships.map(relationshipFact) };
}

/** How many nodes the graph holds; neither engine looks at them for it. */
export async function countNodes(graph: Graph): Promise<number> {
  const [row] = await graph.rows("MATCH (n:Entity) RETURN count(n) AS nodes");
  return Number(row?.[0]);
}

/** All that the graph holds, or nothing where that is more nodes than are to be held in memory. */
export async function heldFacts(graph: Graph, maxNodes: number): Promise<Facts | undefined> {
  const nodes: NodeFact[] = [];
  const relationships: RelationshipFact[] = [];
  const types = model.relationships.map(({ type }) => type);
  const entering = model.relationships.filter(({ hub }) => hub === "from").map(({ type }) => type);
  const leaving = types.filter((type) => !entering.includes(type));
  for await (const page of walk(graph, { leaving, entering })) {
    nodes.push(...page.nodes.map(nodeFact));
    relationships.push(...page.relationships.map(relationshipFact));
    if (nodes.length > maxNodes) return undefined;
  }
  return { nodes, relationships };
}

/** All types, each with the end that is the entry under which dossiers state it. */
const UNDER_ENTRIES: Walked = underEntries();

/** What the graph holds of the nodes of these ids. */
export async function heldNodes(
  graph: Graph,
  ids: readonly string[],
): Promise<readonly NodeFact[]> {
  return (await nodesAt(graph, ids)).map(nodeFact);
}

/** What the graph holds under the entries of these ids, with what follows from it. */
export async function heldUnder(
  graph: Graph,
  ids: readonly string[],
): Promise<readonly RelationshipFact[]> {
  return (await relationshipsAt(graph, ids, UNDER_ENTRIES)).map(relationshipFact);
}

/** The ids of the nodes that the dossier states, in pages in their order. */
export function idsStatedBy(graph: Graph, dossier: string): AsyncGenerator<readonly string[]> {
  const where = `${graph.dialect.parameter("dossier")} IN n.dossiers`;
  return walkIds(graph, { where, values: { dossier } });
}

/** The ids of the nodes that only other dossiers state, in pages in their order. */
export function idsNotStatedBy(graph: Graph, dossier: string): AsyncGenerator<readonly string[]> {
  const where = `NOT ${graph.dialect.parameter("dossier")} IN n.dossiers`;
  return walkIds(graph, { where, values: { dossier } });
}

/** The ids of the nodes that some of these dossiers state and this one does not, in pages in their order. */
export function idsOfOthers(
  graph: Graph,
  dossier: string,
  others: readonly string[],
): AsyncGenerator<readonly string[]> {
  const { parameter } = graph.dialect;
  const where = `NOT ${parameter("dossier")} IN n.dossiers AND any(each IN n.dossiers WHERE each IN ${parameter("others")})`;
  return walkIds(graph, { where, values: { dossier, others } });
}

function underEntries(): Walked {
  const types = model.relationships.map(({ type }) => type);
  const entering = types.filter((type) => fieldStating(type)?.direction === "in");
  return { entering, leaving: types.filter((type) => !entering.includes(type)) };
}

/** A row of labels and properties. */
function nodeFact([labels, properties]: Row): NodeFact {
  const named = labels as readonly string[];
  const kind = model.kinds.find(({ name }) => named.includes(name))?.name ?? "";
  return { kind, properties: properties as NodeFact["properties"] };
}

/** A row of type, start, end and properties. */
function relationshipFact([type, from, to, properties]: Row): RelationshipFact {
  return {
    type: String(type),
    from: String(from),
    to: String(to),
    properties: properties as Properties,
  };
}
