import type { Graph, Row, Transaction, Values } from "../graph/graph.ts";
import { model } from "../model/model.ts";
import type { Facts, NodeFact, Properties, RelationshipFact } from "./fact.ts";

/** Whoever can ask the graph: the graph itself, or a transaction in it. */
export type Asks = Pick<Transaction, "rows">;

/** All that the graph holds of a dossier, `recordedAt` included. */
export async function storedFacts(
  { dialect }: Pick<Graph, "dialect">,
  asks: Asks,
  dossier: string,
): Promise<Facts> {
  const values: Values = { dossier };
  const states = (variable: string) => `${dialect.parameter("dossier")} IN ${variable}.dossiers`;
  const nodes = await asks.rows(
    `MATCH (n:Entity) WHERE ${states("n")}
RETURN labels(n) AS labels, properties(n) AS properties`,
    values,
  );
  const relationships = await asks.rows(
    `MATCH (a:Entity)-[r]->(b:Entity) WHERE ${states("r")}
RETURN type(r) AS type, a.id AS start, b.id AS finish, properties(r) AS properties`,
    values,
  );
  return { nodes: nodes.map(nodeFact), relationships: relationships.map(relationshipFact) };
}

/** A row of labels and properties. */
export function nodeFact([labels, properties]: Row): NodeFact {
  const named = labels as readonly string[];
  const kind = model.kinds.find(({ name }) => named.includes(name))?.name ?? "";
  return { kind, properties: properties as NodeFact["properties"] };
}

/** A row of type, start, end and properties. */
export function relationshipFact([type, from, to, properties]: Row): RelationshipFact {
  return {
    type: String(type),
    from: String(from),
    to: String(to),
    properties: properties as Properties,
  };
}
