import type { PropertyValue } from "../dossier/entries.ts";
import type { NodeFact, Properties, RelationshipFact } from "../dossier/fact.ts";
import { type DossierRecord, statedDossiers } from "../dossier/surroundings.ts";
import type { Graph, Limits, Row, Values } from "../graph/graph.ts";
import type { KindDeclaration } from "../model/kind.ts";
import { model } from "../model/model.ts";
import { isAsserted, type Property } from "../model/property.ts";
import type { RelationshipDeclaration } from "../model/relationship.ts";

/**
 * Where an export reads from. Everything comes in pages, and a page is read while the one before
 * it is written, so that memory holds two of them whatever the size of the graph. Nothing derived is in it, and
 * nothing that Parley keeps for itself, but for `dossiers` and `recordedAt` of nodes. Properties come
 * in the order of the model, so that equal graphs give equal exports on both engines.
 */
export interface Source {
  /** What the graph keeps of each dossier, by id. */
  dossiers(): Promise<readonly DossierRecord[]>;
  /** The nodes of one kind, in the order of their ids. */
  nodes(kind: string): AsyncIterable<readonly NodeFact[]>;
  /**
   * The stated relationships of one type, in the order of the ids of the entries they stand under,
   * then of what tells them apart. A derived type has none. One that other dossiers state than its
   * entry has their ids in `dossiers`.
   */
  relationships(type: string): AsyncIterable<readonly RelationshipFact[]>;
  /** The nodes of one kind, in the order of their ids, each with the relationships that stand under it in a dossier. */
  entries(kind: string): AsyncIterable<readonly EntryFact[]>;
}

/** A node and what a dossier states with it, in the order of the model's types, then of what tells them apart. */
export interface EntryFact {
  readonly node: NodeFact;
  readonly relationships: readonly RelationshipFact[];
}

/** Nodes a page. */
const PAGE = 1000;

/** A page of a large graph is read in a fraction of this, in milliseconds. */
const PAGE_TIMEOUT_MS = 60_000;

/** What of a graph is read. */
export interface Extent {
  /** Only what was known by the end of that day. */
  readonly asOf?: string | undefined;
  /** Only these nodes: their ids by their kinds, sorted. */
  readonly ids?: ReadonlyMap<string, readonly string[]> | undefined;
}

/**
 * All of a graph, or the nodes of an extent and what stands under them. A change that is written
 * meanwhile may be seen in part.
 */
export function graphSource(graph: Graph, limits: Limits = {}, extent: Extent = {}): Source {
  const pages = new Pages(graph, { timeoutMs: PAGE_TIMEOUT_MS, ...limits }, extent);
  return {
    dossiers: () => pages.dossiers(),
    nodes: (kind) => readAhead(pages.nodes(model.kind(kind))),
    relationships: (type) => readAhead(pages.relationships(model.relationship(type))),
    entries: (kind) => readAhead(pages.entries(model.kind(kind))),
  };
}

/** Where a type of relationship stands in a dossier. */
interface Stand {
  readonly relationship: RelationshipDeclaration;
  /** The end that is the entry, and the kinds that it can be. */
  readonly entry: "from" | "to";
  readonly kinds: readonly string[];
}

/** Who says of a relationship that it holds. */
const SAID_BY = ["reportedIn", "reportedBy", "dossiers"] as const;

/** All types that dossiers state. */
export const stands: readonly Stand[] = model.relationships
  .filter(({ derived }) => !derived)
  .map(standOf);

class Pages {
  readonly #graph: Graph;
  readonly #limits: Limits;
  readonly #extent: Extent;

  constructor(graph: Graph, limits: Limits, extent: Extent) {
    this.#graph = graph;
    this.#limits = limits;
    this.#extent = extent;
  }

  async dossiers(): Promise<readonly DossierRecord[]> {
    const asks = { rows: (statement: string, values?: Values) => this.#rows(statement, values) };
    const found = await statedDossiers(asks);
    return found.map(({ nodes: _, ...record }) => record);
  }

  async *nodes(kind: KindDeclaration): AsyncGenerator<readonly NodeFact[]> {
    for await (const ids of this.#ids([kind.name], `(n:${kind.name})`)) {
      yield await this.#nodesOf(kind, ids);
    }
  }

  async *entries(kind: KindDeclaration): AsyncGenerator<readonly EntryFact[]> {
    const stated = stands.filter(({ kinds }) => kinds.includes(kind.name));
    for await (const ids of this.#ids([kind.name], `(n:${kind.name})`)) {
      const nodes = await this.#nodesOf(kind, ids);
      const under = new Map(ids.map((id) => [id, [] as RelationshipFact[]]));
      for (const stand of stated) {
        for (const each of await this.#relationshipsOf(stand, ids)) {
          under.get(each[stand.entry])?.push(each);
        }
      }
      yield nodes.map((node) => ({ node, relationships: under.get(node.properties.id) ?? [] }));
    }
  }

  async *relationships({
    type,
  }: RelationshipDeclaration): AsyncGenerator<readonly RelationshipFact[]> {
    const stand = stands.find(({ relationship }) => relationship.type === type);
    if (stand === undefined) return;
    const pattern = stand.entry === "from" ? `(n)-[:${type}]->()` : `(n)<-[:${type}]-()`;
    for await (const ids of this.#ids(stand.kinds, "(n:Entity)", `EXISTS { MATCH ${pattern} }`)) {
      yield await this.#relationshipsOf(stand, ids);
    }
  }

  /** The ids of all nodes that the pattern matches, in their order, page by page; no empty page. */
  async *#ids(
    kinds: readonly string[],
    pattern: string,
    condition?: string,
  ): AsyncGenerator<readonly string[]> {
    const { ids: chosen } = this.#extent;
    if (chosen !== undefined) {
      yield* chunks(kinds.flatMap((kind) => chosen.get(kind) ?? []).sort());
      return;
    }
    const p = this.#graph.dialect.parameter;
    const conditions = [`n.id > ${p("after")}`, ...(condition ? [condition] : [])];
    const statement = `MATCH ${pattern} WHERE ${[...conditions, ...this.#known("n")].join(" AND ")}
RETURN n.id AS id ORDER BY id LIMIT ${p("first")}`;
    for (let after = ""; ; ) {
      const rows = await this.#rows(statement, { after, first: PAGE });
      const ids = rows.map(([id]) => String(id));
      if (ids.length > 0) yield ids;
      after = ids.at(-1) ?? "";
      if (ids.length < PAGE) return;
    }
  }

  async #nodesOf(kind: KindDeclaration, ids: readonly string[]): Promise<readonly NodeFact[]> {
    const names = namesOf(kind.properties).filter((name) => name !== "id");
    const rows = await this.#rows(
      `MATCH (n:Entity) WHERE n.id IN ${this.#graph.dialect.parameter("ids")}
RETURN n.id AS id, ${listed("n", names)} AS values`,
      { ids },
    );
    const found = new Map(rows.map(([id, values]) => [String(id), values as Row]));
    return ids.flatMap((id) => {
      const values = found.get(id);
      if (values === undefined) return [];
      return [{ kind: kind.name, properties: { id, ...named(names, values) } }];
    });
  }

  async #relationshipsOf(
    { relationship, entry }: Stand,
    ids: readonly string[],
  ): Promise<readonly RelationshipFact[]> {
    const [start, finish] = entry === "from" ? ["n", "far"] : ["far", "n"];
    // The embedded engine walks from what stands left: from the entries, not from all hubs.
    const step = `[r:${relationship.type}]`;
    const pattern = entry === "from" ? `(n)-${step}->(far)` : `(n)<-${step}-(far)`;
    const names = [...namesOf(relationship.properties), ...SAID_BY];
    const rows = await this.#rows(
      `MATCH (n:Entity) WHERE n.id IN ${this.#graph.dialect.parameter("ids")}
MATCH ${pattern}${where(this.#known("r", "far"))}
RETURN ${start}.id AS start, ${finish}.id AS finish, ${listed("r", names)} AS values, n.dossiers AS dossiers`,
      { ids },
    );
    return rows
      .map((row) => factOf(relationship, names, row))
      .map((fact) => ({ fact, order: orderOf(relationship, fact, entry) }))
      .sort((a, b) => (a.order < b.order ? -1 : 1))
      .map(({ fact }) => fact);
  }

  /** The conditions that these were known on the day, where there is one. */
  #known(...names: readonly string[]): readonly string[] {
    const day = this.#graph.dialect.parameter("asOf");
    if (this.#extent.asOf === undefined) return [];
    return names.map((name) => `${name}.knownFrom <= ${day}`);
  }

  #rows(statement: string, values: Values = {}): Promise<readonly Row[]> {
    const { asOf } = this.#extent;
    const all =
      asOf !== undefined && statement.includes("knownFrom") ? { ...values, asOf } : values;
    return this.#graph.rows(statement, all, this.#limits);
  }
}

/** Asks for the next page while the last is being written: the database need not wait for that. */
async function* readAhead<T>(pages: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = pages.next();
  try {
    for (;;) {
      const { value, done } = await next;
      if (done) return;
      next = pages.next();
      // What goes wrong is thrown when it is its turn.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await pages.return(undefined);
  }
}

function* chunks(ids: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < ids.length; at += PAGE) yield ids.slice(at, at + PAGE);
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`;
}

function standOf(relationship: RelationshipDeclaration): Stand {
  const stated = relationship.fields.find((field) => field.stated);
  const entry = stated?.direction === "in" ? "to" : "from";
  return { relationship, entry, kinds: (stated?.on ?? []).flatMap(model.kindsOf) };
}

function factOf(
  { type, asserted }: RelationshipDeclaration,
  names: readonly string[],
  [from, to, values, ofEntry]: Row,
): RelationshipFact {
  const { reportedIn, reportedBy, dossiers, ...properties } = named(names, values as Row);
  const isApart = dossiers !== undefined && JSON.stringify(dossiers) !== JSON.stringify(ofEntry);
  return {
    type,
    from: String(from),
    to: String(to),
    properties: {
      ...properties,
      ...(asserted && reportedIn && { reportedIn }),
      ...(asserted && reportedBy && { reportedBy }),
      ...(isApart && { dossiers }),
    },
  };
}

/** The ids and the identifying properties, as one text; a space sorts before all that ids are made of. */
function orderOf(
  { properties }: RelationshipDeclaration,
  fact: RelationshipFact,
  entry: Stand["entry"],
): string {
  const [first, second] = entry === "from" ? [fact.from, fact.to] : [fact.to, fact.from];
  const told = properties
    .filter(({ identifying }) => identifying)
    .map(({ name }) => fact.properties[name] ?? null);
  return `${first} ${second} ${JSON.stringify(told)}`;
}

/** What goes out of the properties of a node or a relationship. */
function namesOf(declared: readonly Property[]): readonly string[] {
  return declared
    .filter((property) => isAsserted(property) || property.bookkeeping)
    .map(({ name }) => name);
}

/** A list of values in place of a map of all properties: a database sends and reads it in half the time. */
function listed(variable: string, names: readonly string[]): string {
  return `[${names.map((name) => `${variable}.${name}`).join(", ")}]`;
}

function named(names: readonly string[], values: Row): Properties {
  return Object.fromEntries(
    names.flatMap((name, at) => {
      const value = values[at];
      return value === undefined || value === null ? [] : [[name, value as PropertyValue]];
    }),
  );
}
