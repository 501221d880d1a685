import type { Graph, Limits, Send } from "../graph/graph.ts";
import { model } from "../model/model.ts";

/** How much the graph holds, and from which days. */
export interface Statistics {
  /** Nodes by label, in the order of the model. */
  readonly nodes: readonly { readonly label: string; readonly count: number }[];
  /** Relationships by type, in the order of the model. */
  readonly relationships: readonly { readonly type: string; readonly count: number }[];
  /** The first and the last day on which something was said, met or published; null in an empty graph. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

/** Days by which the graph's span is told: when it was said, held and published. */
const DAYS = [
  ["Claim", "saidOn"],
  ["Meeting", "startsOn"],
  ["Document", "publishedOn"],
] as const;

/** Counts what was known on the day `asOf`, or all there is, in one statement. */
export async function statistics(
  { dialect }: Pick<Graph, "dialect">,
  send: Send,
  asOf: string | null,
): Promise<Statistics> {
  const values = asOf === null ? {} : { asOf };
  const [row] = await send(statement(asOf === null ? null : dialect.parameter("asOf")), values);
  const [nodes = [], relationships = [], ...days] = (row ?? []) as readonly (readonly number[])[];
  const spans = days as unknown as readonly (readonly (string | null)[])[];
  const known = spans.flat().filter((day) => day !== null);
  return {
    nodes: model.kinds.map(({ name }, at) => ({ label: name, count: nodes[at] ?? 0 })),
    relationships: model.relationships.map(({ type }, at) => ({
      type,
      count: relationships[at] ?? 0,
    })),
    firstDay: known.toSorted()[0] ?? null,
    lastDay: known.toSorted().at(-1) ?? null,
  };
}

/** The same, straight from a graph. */
export function statisticsOf(graph: Graph, limits?: Limits): Promise<Statistics> {
  return statistics(graph, (text, values) => graph.rows(text, values, limits), null);
}

/** Whether the graph holds nothing that a dossier states; it looks no further than one node. */
export async function isEmpty(graph: Graph): Promise<boolean> {
  const found = await graph.rows("MATCH (node:Entity) RETURN node.id AS id LIMIT 1");
  return found.length === 0;
}

function statement(day: string | null): string {
  const nodes = model.kinds.map(({ name }) =>
    day === null
      ? `COUNT { (:${name}) }`
      : `COUNT { MATCH (n:${name}) WHERE n.knownFrom <= ${day} }`,
  );
  const relationships = model.relationships.map(({ type }) =>
    day === null
      ? `COUNT { ()-[:${type}]->() }`
      : `COUNT { MATCH (a)-[r:${type}]->(b) WHERE r.knownFrom <= ${day} AND a.knownFrom <= ${day} AND b.knownFrom <= ${day} }`,
  );
  const spans = DAYS.map(([label, property]) =>
    [
      "CALL () {",
      `  MATCH (n:${label})${day === null ? "" : ` WHERE n.knownFrom <= ${day}`}`,
      `  RETURN min(n.${property}) AS first${label}, max(n.${property}) AS last${label}`,
      "}",
    ].join("\n"),
  );
  const days = DAYS.map(([label]) => `[first${label}, last${label}] AS days${label}`);
  return [
    ...spans,
    `RETURN [${nodes.join(",\n  ")}] AS nodes,`,
    `  [${relationships.join(",\n  ")}] AS relationships,`,
    `  ${days.join(", ")}`,
  ].join("\n");
}
