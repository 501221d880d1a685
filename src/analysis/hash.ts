import { createHash } from "node:crypto";
import type { Graph, Limits, Row, Value, Values } from "../graph/graph.ts";
import { model } from "../model/model.ts";
import { isAsserted, type Property } from "../model/property.ts";

/** Nodes a page: the memory that a hash takes, whatever the graph's size, is a page with its relationships. */
const PAGE = 1000;

/** A page of a large graph is read in a fraction of this. */
const PAGE_TIMEOUT_MS = 60_000;

/**
 * SHA-256, in hexadecimal, of what the graph's dossiers state, and equal wherever that is equal: on
 * both engines, and in whatever order it was loaded.
 *
 * Hashed are lines of UTF-8, sorted by byte, each ended by a newline: a JSON list without spaces for
 * each node, `["c08","Claim",{...}]`, and for each asserted relationship,
 * `["c08","MADE","rustem-umerov",{...}]`: first the end that has few of them, then the hub. The
 * objects have the stated properties alone, `reportedIn` among them, their names sorted, what is
 * absent left out. As every line begins with an id, the lines come sorted page by page of ids, and
 * never have to be in memory together.
 */
export async function graphHash(graph: Graph, limits: Limits = {}): Promise<string> {
  const hash = createHash("sha256");
  const asks = (statement: string, values: Values) =>
    graph.rows(statement, values, { timeoutMs: PAGE_TIMEOUT_MS, ...limits });
  const { parameter } = graph.dialect;
  for (let after = ""; ; ) {
    const ids = (await asks(idPage(parameter), { after, first: PAGE })).map(([id]) => String(id));
    for (const line of sorted(await linesOf(asks, parameter, ids))) hash.update(line);
    after = ids.at(-1) ?? "";
    if (ids.length < PAGE) return hash.digest("hex");
  }
}

type Asks = (statement: string, values: Values) => Promise<readonly Row[]>;
type Spell = (parameter: string) => string;

function idPage(parameter: Spell): string {
  return `MATCH (n:Entity) WHERE n.id > ${parameter("after")}
RETURN n.id AS id ORDER BY id LIMIT ${parameter("first")}`;
}

async function linesOf(
  asks: Asks,
  parameter: Spell,
  ids: readonly string[],
): Promise<readonly string[]> {
  const within = `WHERE few.id IN ${parameter("ids")}`;
  const nodes = await asks(
    `MATCH (few:Entity) ${within} RETURN few.id AS id, labels(few) AS labels, properties(few) AS properties`,
    { ids },
  );
  const lines = nodes.map(nodeLine);
  for (const hub of ["from", "to"] as const) {
    const arrow = hub === "from" ? `<-[r:${typesOf(hub)}]-` : `-[r:${typesOf(hub)}]->`;
    const relationships = await asks(
      `MATCH (few:Entity)${arrow}(hub:Entity) ${within}
RETURN few.id AS few, type(r) AS type, hub.id AS hub, properties(r) AS properties`,
      { ids },
    );
    lines.push(...relationships.map(relationshipLine));
  }
  return lines;
}

/** The types of which many meet at that end, as a pattern has them. */
function typesOf(hub: "from" | "to"): string {
  return model.relationships
    .filter((each) => !each.derived && each.hub === hub)
    .map(({ type }) => type)
    .join("|");
}

function nodeLine([id, labels, properties]: Row): string {
  const named = labels as readonly string[];
  const kind = model.kinds.find(({ name }) => named.includes(name));
  const names = namesOf((kind?.properties ?? []).filter(({ type }) => type !== "id"));
  return line([id ?? null, kind?.name ?? null], properties, names);
}

function relationshipLine([few, type, hub, properties]: Row): string {
  const declared = model.relationship(String(type));
  const names = namesOf(declared.properties);
  const ends = [few ?? null, declared.type, hub ?? null];
  return line(ends, properties, declared.asserted ? [...names, "reportedIn"] : names);
}

function namesOf(properties: readonly Property[]): readonly string[] {
  return properties.filter(isAsserted).map(({ name }) => name);
}

function line(
  start: readonly Value[],
  properties: Value | undefined,
  names: readonly string[],
): string {
  const values = properties as Readonly<Record<string, Value>>;
  const stated = names.toSorted().flatMap((name) => {
    const value = values[name];
    return value === undefined || value === null ? [] : [[name, value] as const];
  });
  return `${JSON.stringify([...start, Object.fromEntries(stated)])}\n`;
}

function sorted(lines: readonly string[]): readonly Buffer[] {
  return lines.map((each) => Buffer.from(each)).sort(Buffer.compare);
}
