import { entryOf } from "../../dossier/derive/entry.ts";
import { grouped } from "../../dossier/derive/web.ts";
import type { PropertyValue } from "../../dossier/entries.ts";
import {
  type NodeFact,
  numberOf,
  type Properties,
  type RelationshipFact,
} from "../../dossier/fact.ts";
import { itemProperties, type StatedProperty, statedProperties } from "../../dossier/format.ts";
import type { DossierRecord } from "../../dossier/surroundings.ts";
import type { Graph, Limits, Row, Values } from "../../graph/graph.ts";
import { model } from "../../model/model.ts";
import type { Property } from "../../model/property.ts";
import type { Source } from "../source.ts";

/** In milliseconds, as for the pages of a source. */
const TIMEOUT_MS = 60_000;

/** What of a graph is seen. */
export interface Sight {
  readonly asOf?: string | undefined;
  /** Whether a node is part of it; without this, all are that were known on the day. */
  readonly has?: ((id: string) => boolean) | undefined;
}

type Change<T> = (facts: readonly T[]) => Promise<readonly T[]>;

/**
 * The source without what points at nodes that are not seen: relationships to them, and their ids in
 * properties; and without the properties that tell of a day later than the one that is asked for.
 */
export function asSeen(graph: Graph, source: Source, sight: Sight, limits: Limits): Source {
  const seeing = new Seeing(graph, sight, limits);
  return {
    dossiers: async () => seeing.dossiers(await source.dossiers()),
    nodes: (kind) => changed(source.nodes(kind), (page) => seeing.nodes(kind, page)),
    relationships: (type) =>
      changed(source.relationships(type), (page) => seeing.relationships(type, page)),
    entries: (kind) =>
      changed(source.entries(kind), async (page) => {
        const nodes = await seeing.nodes(
          kind,
          page.map(({ node }) => node),
        );
        const under = page.flatMap(({ relationships }) => relationships);
        const seen = await seeing.underEntries(under);
        return nodes.map((node) => ({ node, relationships: seen.get(node.properties.id) ?? [] }));
      }),
  };
}

async function* changed<T>(pages: AsyncIterable<readonly T[]>, change: Change<T>) {
  for await (const page of pages) yield await change(page);
}

/** Ids whose nodes are seen. */
type Holds = (id: string) => boolean;

type Stated = readonly [name: string, value: PropertyValue];

class Seeing {
  readonly #graph: Graph;
  readonly #sight: Sight;
  readonly #limits: Limits;

  constructor(graph: Graph, sight: Sight, limits: Limits) {
    this.#graph = graph;
    this.#sight = sight;
    this.#limits = limits;
  }

  async dossiers(records: readonly DossierRecord[]): Promise<readonly DossierRecord[]> {
    const holds = await this.#holding(
      records.flatMap(({ process, uses }) => [...uses, ...(process === null ? [] : [process])]),
    );
    return records.map((record) => ({
      ...record,
      process: record.process !== null && holds(record.process) ? record.process : null,
      uses: record.uses.filter(holds),
    }));
  }

  async nodes(kind: string, page: readonly NodeFact[]): Promise<readonly NodeFact[]> {
    const declared = model.kind(kind);
    const naming = namingOf(statedProperties(declared));
    const holds = await this.#holding(page.flatMap((node) => idsIn(naming, node.properties)));
    const parties = await this.#partiesOf(kind, page);
    return page.map(({ properties: { id, ...others } }) => ({
      kind,
      properties: {
        id,
        ...this.#seen(declared.properties, naming, others, holds),
        ...parties.get(id),
      },
    }));
  }

  /**
   * Whom claims count for, which as of a day is stated: what it follows from, an office for one, may
   * not be known yet.
   */
  async #partiesOf(
    kind: string,
    page: readonly NodeFact[],
  ): Promise<ReadonlyMap<string, Properties>> {
    const { asOf } = this.#sight;
    if (asOf === undefined || kind !== "Claim") return new Map();
    const p = this.#graph.dialect.parameter;
    const rows = await this.#rows(
      `MATCH (n:Entity) WHERE n.id IN ${p("ids")}
MATCH (n)-[r:COUNTS_FOR]->(party) WHERE r.knownFrom <= ${p("asOf")} AND party.knownFrom <= ${p("asOf")}
RETURN n.id AS id, party.id AS party ORDER BY id, r.position, party`,
      { ids: page.map(({ properties }) => properties.id), asOf },
    );
    const parties = grouped(rows, ([id]) => String(id));
    return new Map(
      [...parties].map(([id, all]) => [id, { countsFor: all.map(([, party]) => String(party)) }]),
    );
  }

  async relationships(
    type: string,
    page: readonly RelationshipFact[],
  ): Promise<readonly RelationshipFact[]> {
    const declared = model.relationship(type);
    const naming = [...namingOf(itemProperties(declared)), "reportedIn"];
    const { has = () => true } = this.#sight;
    const there = page.filter(({ from, to }) => has(from) && has(to));
    const holds = await this.#holding(there.flatMap((each) => idsIn(naming, each.properties)));
    const early = await this.#early(declared.properties, there);
    const seen = there.map((each) => ({
      ...each,
      properties: {
        ...(declared.asserted && { reportedIn: [] }),
        ...this.#seen(declared.properties, naming, each.properties, holds),
        ...saidBy(each.properties, holds),
        ...early(each),
      },
    }));
    return declared.properties.some(({ name }) => name === "position") ? numbered(seen) : seen;
  }

  /** Relationships of several types by the entries that they stand under. */
  async underEntries(
    facts: readonly RelationshipFact[],
  ): Promise<ReadonlyMap<string, readonly RelationshipFact[]>> {
    const under = new Map<string, RelationshipFact[]>();
    for (const [type, each] of grouped(facts, (fact) => fact.type)) {
      for (const fact of await this.relationships(type, each)) {
        under.set(entryOf(fact), [...(under.get(entryOf(fact)) ?? []), fact]);
      }
    }
    return under;
  }

  #seen(
    declared: readonly Property[],
    naming: readonly string[],
    properties: Properties,
    holds: Holds,
  ): Properties {
    const { asOf = "9999-12-31" } = this.#sight;
    const late = declared.filter(({ nullUntilReached }) => nullUntilReached);
    const reached = ([name, value]: Stated) =>
      !late.some((each) => each.name === name) || String(value) <= asOf;
    const kept = Object.entries(properties)
      .filter(reached)
      .map(([name, value]) => [name, naming.includes(name) ? left(value, holds) : value] as const)
      .filter((stated): stated is Stated => stated[1] !== undefined);
    return Object.fromEntries(kept);
  }

  /** What stands in the place of a property before its day has come. */
  async #early(
    declared: readonly Property[],
    page: readonly RelationshipFact[],
  ): Promise<(fact: RelationshipFact) => Properties> {
    const { asOf } = this.#sight;
    const property = declared.find(({ beforeReached }) => beforeReached);
    const before = property?.beforeReached;
    if (asOf === undefined || property === undefined || before === undefined) return () => ({});
    const p = this.#graph.dialect.parameter;
    const rows = await this.#rows(
      `MATCH (n:Entity) WHERE n.id IN ${p("ids")} AND n.${before.property} > ${p("asOf")}
RETURN n.id AS id`,
      { ids: page.map(({ to }) => to), asOf },
    );
    const early = new Set(rows.map(([id]) => id));
    return ({ to }) => (early.has(to) ? { [property.name]: before.value } : {});
  }

  async #holding(ids: readonly string[]): Promise<Holds> {
    const { has, asOf } = this.#sight;
    if (has !== undefined) return has;
    if (ids.length === 0 || asOf === undefined) return () => true;
    const p = this.#graph.dialect.parameter;
    const rows = await this.#rows(
      `MATCH (n:Entity) WHERE n.id IN ${p("ids")} AND n.knownFrom <= ${p("asOf")}
RETURN n.id AS id`,
      { ids: [...new Set(ids)], asOf },
    );
    const known = new Set(rows.map(([id]) => id));
    return (id) => known.has(id);
  }

  #rows(statement: string, values: Values): Promise<readonly Row[]> {
    return this.#graph.rows(statement, values, { timeoutMs: TIMEOUT_MS, ...this.#limits });
  }
}

/** Which dossier says so of which document: of those documents that are seen. */
function saidBy({ reportedBy }: Properties, holds: Holds): Properties {
  if (!Array.isArray(reportedBy)) return {};
  return { reportedBy: reportedBy.filter((each) => holds(String(each).split(" ")[1] ?? "")) };
}

/** The ids in a value whose nodes are seen; nothing where none is. */
function left(value: PropertyValue, holds: Holds): PropertyValue | undefined {
  const ids = [value].flat().map(String).filter(holds);
  if (ids.length === 0) return undefined;
  return Array.isArray(value) ? ids : value;
}

function namingOf(properties: readonly StatedProperty[]): readonly string[] {
  return properties.filter(({ names }) => names).map(({ name }) => name);
}

function idsIn(naming: readonly string[], properties: Properties): readonly string[] {
  return naming.flatMap((name) => properties[name] ?? []).map(String);
}

/** Positions are counted anew for each entry: of those that were there some may be out of sight. */
function numbered(facts: readonly RelationshipFact[]): readonly RelationshipFact[] {
  const places = new Map<RelationshipFact, number>();
  for (const each of grouped(facts, entryOf).values()) {
    const inOrder = each.toSorted((a, b) => positionOf(a) - positionOf(b));
    for (const [place, fact] of inOrder.entries()) places.set(fact, place);
  }
  return facts.map((fact) => ({
    ...fact,
    properties: { ...fact.properties, position: places.get(fact) ?? 0 },
  }));
}

function positionOf({ properties }: RelationshipFact): number {
  return numberOf(properties, "position") ?? 0;
}
