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
  walked: Walked,
  limits: Limits = {},
): AsyncGenerator<WalkedPage> {
  for await (const ids of walkIds(graph, {}, limits)) {
    yield {
      nodes: await nodesAt(graph, ids, limits),
      relationships: await relationshipsAt(graph, ids, walked, limits),
    };
  }
}

/** Some of the nodes: those of which a condition holds, which calls them `n`. */
export interface Some {
  readonly where?: string;
  readonly values?: Values;
}

/** The ids of nodes, in pages in their order. */
export async function* walkIds(
  graph: Graph,
  { where, values }: Some = {},
  limits: Limits = {},
): AsyncGenerator<readonly string[]> {
  const { parameter } = graph.dialect;
  const condition = where === undefined ? "" : ` AND (${where})`;
  const statement = `MATCH (n:Entity) WHERE n.id > ${parameter("after")}${condition}
RETURN n.id AS id ORDER BY id LIMIT ${parameter("first")}`;
  for (let after = ""; ; ) {
    const rows = await ask(graph, statement, { ...values, after, first: PAGE }, limits);
    const ids = rows.map(([id]) => String(id));
    if (ids.length > 0) yield ids;
    after = ids.at(-1) ?? "";
    if (ids.length < PAGE) return;
  }
}

/** `[labels, properties]` of the nodes of these ids, in no order. */
export function nodesAt(
  graph: Graph,
  ids: readonly string[],
  limits: Limits = {},
): Promise<readonly Row[]> {
  const statement = `MATCH (n:Entity) WHERE n.id IN ${graph.dialect.parameter("ids")}
RETURN labels(n) AS labels, properties(n) AS properties`;
  return ask(graph, statement, { ids }, limits);
}

/** `[type, id of the start, id of the end, properties]` of what stands with the nodes of these ids, in no order. */
export async function relationshipsAt(
  graph: Graph,
  ids: readonly string[],
  { leaving, entering }: Walked,
  limits: Limits = {},
): Promise<readonly Row[]> {
  const parameter = graph.dialect.parameter("ids");
  return [
    ...(await ask(graph, relationshipsOf("start", leaving, parameter), { ids }, limits)),
    ...(await ask(graph, relationshipsOf("finish", entering, parameter), { ids }, limits)),
  ];
}

function ask(graph: Graph, statement: string, values: Values, limits: Limits) {
  return graph.rows(statement, values, { timeoutMs: PAGE_TIMEOUT_MS, ...limits });
}

function relationshipsOf(end: "start" | "finish", types: readonly string[], ids: string): string {
  const step = `[r:${types.join("|")}]`;
  // The embedded engine walks from what stands left, which is to be what is asked for.
  return `MATCH (${end}:Entity) WHERE ${end}.id IN ${ids}
MATCH ${end === "start" ? `(start)-${step}->(finish)` : `(finish)<-${step}-(start)`}
RETURN type(r) AS type, start.id AS start, finish.id AS finish, properties(r) AS properties`;
}
