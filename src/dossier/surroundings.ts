import type { Graph, Value } from "../graph/graph.ts";
import type { Dossier, Unchecked } from "./dossier.ts";
import { type Facts, listOf, type NodeFact, type RelationshipFact, sortedSet } from "./fact.ts";
import { type Asks, storedFacts } from "./stored.ts";

/** To look at every node once, in milliseconds. */
const SCAN_TIMEOUT_MS = 300_000;

/** What the graph keeps of a dossier beside the facts that it states. */
export interface DossierRecord {
  readonly id: string;
  readonly title: string | null;
  /** The process of its claims that name no other. */
  readonly process: string | null;
  /** The ids that it names and leaves to others to define, sorted. */
  readonly uses: readonly string[];
}

/** What a graph keeps of a dossier. */
export function recordOf({
  id,
  title,
  process,
  uses,
}: Pick<Dossier, "id" | "title" | "process" | "uses">): DossierRecord {
  const used = sortedSet(uses.map(({ value }) => value));
  return { id, title: title ?? null, process: process ?? null, uses: used };
}

/** What a load has to look at: all dossiers that have to do with those that are loaded. */
export interface Surroundings {
  /** What the graph holds of them, with all that follows from it. */
  readonly held: Facts;
  /** Their ids, sorted. */
  readonly dossiers: readonly string[];
  readonly records: readonly DossierRecord[];
}

/**
 * The dossiers that share a node with those of these ids, or use one of theirs, and those that have to
 * do with these in turn: what follows from any of them may follow from all.
 */
export async function surroundingsOf(
  graph: Pick<Graph, "dialect">,
  asks: Asks,
  ids: readonly string[],
  loaded: readonly Pick<Unchecked, "entries" | "uses">[],
): Promise<Surroundings> {
  const records = await dossierRecords(asks);
  const named = loaded.flatMap(({ entries, uses }) => [
    ...entries.map(({ id }) => id),
    ...uses.map(({ value }) => value),
  ]);
  const found = new Set([...ids, ...(await statedBy(graph, asks, named))]);
  const held = new Held();
  for (const id of found) {
    held.add(await storedFacts(graph, asks, id));
    const own = records.find((record) => record.id === id);
    const users = records.filter(({ uses }) => uses.some((each) => held.has(each)));
    for (const other of [
      ...held.dossiers(),
      ...users.map((each) => each.id),
      ...(await statedBy(graph, asks, own?.uses ?? [])),
    ]) {
      found.add(other);
    }
  }
  return { held: held.facts(), dossiers: sortedSet(found), records };
}

/** What the graph keeps of each dossier, by id. A graph that an earlier version wrote may lack some. */
export async function dossierRecords(asks: Asks): Promise<readonly DossierRecord[]> {
  const rows = await asks.rows(
    `MATCH (d:Dossier)
RETURN d.id AS id, d.title AS title, d.process AS process, d.uses AS uses
ORDER BY id`,
  );
  return rows.map(([id, title, process, uses]) => ({
    id: String(id),
    title: textOr(title),
    process: textOr(process),
    uses: uses as readonly string[],
  }));
}

/** A dossier of a graph: what is kept of it, and how many nodes it states. */
export interface StatedDossier extends DossierRecord {
  readonly nodes: number;
}

/** The dossiers of the graph, by id. */
export async function statedDossiers(asks: Asks): Promise<readonly StatedDossier[]> {
  const records = await dossierRecords(asks);
  const rows = await asks.rows(
    `MATCH (n:Entity)
UNWIND n.dossiers AS dossier
RETURN dossier, count(*) AS nodes`,
    {},
    { timeoutMs: SCAN_TIMEOUT_MS },
  );
  const counts = new Map(rows.map(([id, nodes]) => [String(id), Number(nodes)]));
  const ids = sortedSet([...counts.keys(), ...records.map(({ id }) => id)]);
  return ids.map((id) => {
    const record = records.find((each) => each.id === id);
    return {
      ...(record ?? { id, title: null, process: null, uses: [] }),
      nodes: counts.get(id) ?? 0,
    };
  });
}

/** Has the graph keep what it should of the dossiers, and nothing of those that are gone. */
export async function writeRecords(
  graph: Pick<Graph, "dialect">,
  asks: Asks,
  {
    held,
    due,
    gone,
  }: Record<"held" | "due", readonly DossierRecord[]> & { gone: readonly string[] },
): Promise<void> {
  for (const id of gone) await writeRecord(graph, asks, id, undefined);
  for (const record of due) {
    const known = held.find(({ id }) => id === record.id);
    if (JSON.stringify(known) !== JSON.stringify(record)) {
      await writeRecord(graph, asks, record.id, record);
    }
  }
}

/** Has the graph keep what it should of a dossier, or nothing more. */
async function writeRecord(
  { dialect }: Pick<Graph, "dialect">,
  asks: Asks,
  id: string,
  record: DossierRecord | undefined,
): Promise<void> {
  const spelled = dialect.parameter("id");
  if (record === undefined) {
    await asks.rows(`MATCH (d:Dossier {id: ${spelled}}) DELETE d`, { id });
    return;
  }
  const properties = Object.entries(record).filter(([, value]) => value !== null);
  await asks.rows(`MERGE (d:Dossier {id: ${spelled}}) SET d = ${dialect.parameter("properties")}`, {
    id,
    properties: Object.fromEntries(properties),
  });
}

function textOr(value: Value | undefined): string | null {
  return typeof value === "string" ? value : null;
}

/** The dossiers that state any of these nodes. */
async function statedBy(
  { dialect }: Pick<Graph, "dialect">,
  asks: Asks,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await asks.rows(
    `UNWIND ${dialect.parameter("ids")} AS id
MATCH (n:Entity {id: id})
RETURN DISTINCT n.dossiers AS dossiers`,
    { ids },
  );
  return [...new Set(rows.flatMap(([dossiers]) => dossiers as readonly string[]))];
}

/**
 * Which dossiers have to do with which: they state the same node, or one uses what the other states.
 *
 * @param more what dossiers use besides what the graph keeps of them
 */
export async function linksBetween(
  graph: Graph,
  records: readonly DossierRecord[],
  more: readonly Pick<DossierRecord, "id" | "uses">[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const links = new Map<string, Set<string>>();
  const link = (one: string, other: string) => {
    links.set(one, (links.get(one) ?? new Set()).add(other));
    links.set(other, (links.get(other) ?? new Set()).add(one));
  };
  for (const { id, uses } of [...records, ...more]) {
    for (const other of await statedBy(graph, graph, uses)) link(id, other);
  }
  const shared = await graph.rows(
    "MATCH (n:Entity) WHERE size(n.dossiers) > 1 RETURN DISTINCT n.dossiers AS dossiers",
    {},
    { timeoutMs: SCAN_TIMEOUT_MS },
  );
  for (const [dossiers] of shared) {
    const [first = "", ...others] = dossiers as readonly string[];
    for (const other of others) link(first, other);
  }
  return links;
}

/** Whether anything that the graph holds of the dossier is another's too, or is used. */
export async function isShared(
  graph: Graph,
  dossier: string,
  used: readonly string[],
): Promise<boolean> {
  const { parameter } = graph.dialect;
  const rows = await graph.rows(
    `MATCH (n:Entity)
WHERE ${parameter("dossier")} IN n.dossiers AND (size(n.dossiers) > 1 OR n.id IN ${parameter("used")})
RETURN n.id AS id LIMIT 1`,
    { dossier, used },
    { timeoutMs: SCAN_TIMEOUT_MS },
  );
  return rows.length > 0;
}

/** What is read dossier by dossier, each thing once. */
class Held {
  readonly #nodes = new Map<string, NodeFact>();
  readonly #relationships = new Map<unknown, RelationshipFact>();

  add({ nodes, relationships }: Facts): void {
    for (const node of nodes) this.#nodes.set(node.properties.id, node);
    for (const each of relationships) this.#relationships.set(each.properties["key"], each);
  }

  has(id: string): boolean {
    return this.#nodes.has(id);
  }

  dossiers(): ReadonlySet<string> {
    return new Set(
      [...this.#nodes.values()].flatMap(({ properties }) => listOf(properties, "dossiers") ?? []),
    );
  }

  facts(): Facts {
    return { nodes: [...this.#nodes.values()], relationships: [...this.#relationships.values()] };
  }
}
