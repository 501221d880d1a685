import type { Graph, Limits, Row, Values } from "./graph.ts";

/** Nodes a page: what a walk holds in memory, whatever the graph's size, is one page and what hangs on it. */
const PAGE = 1000;

/** A page of a large graph is read in a fraction of this, in milliseconds. */
const PAGE_TIMEOUT_MS = 60_000;

/** Which relationships stand with which of their ends. */
export interface Walked {
  /** The types that stand with the node where they begin. */
  readonly leaving: readonly string[];
  /** The types that stand with the node where they end. */
  readonly entering: readonly string[];
}

/** Some nodes whose ids follow on each other, and the relationships that stand with them. */
export interface WalkedPage {
  /** `[labels, properties]`, in no order. */
  readonly nodes: readonly Row[];
  /** `[type, id of the start, id of the end, properties]`, in no order. */
  readonly relationships: readonly Row[];
}

/**
 * All that the graph holds, in pages in the order of the ids, each relationship once. A change that
 * is written meanwhile may be seen in part.
 */
export async function* walk(
  graph: Graph,
  { leaving, entering }: Walked,
  limits: Limits = {},
): AsyncGenerator<WalkedPage> {
  const { parameter } = graph.dialect;
  const asks = (statement: string, values: Values) =>
    graph.rows(statement, values, { timeoutMs: PAGE_TIMEOUT_MS, ...limits });
  for (let after = ""; ; ) {
    const rows = await asks(
      `MATCH (n:Entity) WHERE n.id > ${parameter("after")}
RETURN n.id AS id ORDER BY id LIMIT ${parameter("first")}`,
      { after, first: PAGE },
    );
    const ids = rows.map(([id]) => String(id));
    const nodes = await asks(
      `MATCH (n:Entity) WHERE n.id IN ${parameter("ids")}
RETURN labels(n) AS labels, properties(n) AS properties`,
      { ids },
    );
    const relationships = [
      ...(await asks(relationshipsOf("start", leaving, parameter("ids")), { ids })),
      ...(await asks(relationshipsOf("finish", entering, parameter("ids")), { ids })),
    ];
    yield { nodes, relationships };
    after = ids.at(-1) ?? "";
    if (ids.length < PAGE) return;
  }
}

function relationshipsOf(end: "start" | "finish", types: readonly string[], ids: string): string {
  const step = `[r:${types.join("|")}]`;
  // The embedded engine walks from what stands left, which is to be what is asked for.
  return `MATCH (${end}:Entity) WHERE ${end}.id IN ${ids}
MATCH ${end === "start" ? `(start)-${step}->(finish)` : `(finish)<-${step}-(start)`}
RETURN type(r) AS type, start.id AS start, finish.id AS finish, properties(r) AS properties`;
}
