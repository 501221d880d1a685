import { statedProperties } from "../../dossier/format.ts";
import type { Graph, Limits, Row, Values } from "../../graph/graph.ts";
import { NotFound } from "../../model/faults.ts";
import { model } from "../../model/model.ts";
import { stands } from "../source.ts";

/** Ids that are asked about in one statement. */
const CHUNK = 1000;

/** Rows that one statement gives at most, where a hub has more. */
const PAGE = 20_000;

/** A hub of a large graph is read in a fraction of this, in milliseconds. */
const TIMEOUT_MS = 60_000;

/**
 * The types by which an entry brings along what it rests on, by the end that the entry is. Whom a claim
 * counts for, it brings along too: as of a day, the office that says so may not be known yet.
 */
const bringing = stands.filter(({ relationship }) => !relationship.datesNothing);
const OUT = [...typesOf("from"), "COUNTS_FOR"];
const INTO = typesOf("to");

/** Properties of relationships that name nodes. */
const NAMING = [
  ...new Set(
    stands.flatMap(({ relationship }) =>
      relationship.properties.filter(({ type }) => type === "reference").map(({ name }) => name),
    ),
  ),
  "reportedIn",
];

/** Properties of nodes that name others in a list: the parties of a claim. Its process comes along with its rounds alone. */
const LISTING = [
  ...new Set(
    model.kinds.flatMap((kind) =>
      statedProperties(kind)
        .filter(({ names, list }) => names && list)
        .map(({ name }) => name),
    ),
  ),
];

/**
 * By these nobody gets to a meeting: they date nothing, so a meeting that nothing else in the part
 * tells of would be there without a day from which it is known.
 */
const UNDATING = ["FOLLOWS", "IN_ROUND"];

/** The nodes of a part while they are looked for. */
export class Gathered {
  readonly #graph: Graph;
  readonly #asOf: string | undefined;
  readonly #limits: Limits;
  readonly #kinds = new Map<string, string>();

  constructor(graph: Graph, asOf: string | undefined, limits: Limits) {
    this.#graph = graph;
    this.#asOf = asOf;
    this.#limits = { timeoutMs: TIMEOUT_MS, ...limits };
  }

  has(id: string): boolean {
    return this.#kinds.has(id);
  }

  /** Sorted, by their kinds. */
  byKind(): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, string[]>();
    for (const [id, kind] of this.#kinds) {
      const ids = found.get(kind) ?? [];
      ids.push(id);
      found.set(kind, ids);
    }
    for (const ids of found.values()) ids.sort();
    return found;
  }

  async addProcess(id: string): Promise<void> {
    const found = await this.#add("(n:Entity:Process)", ["n"], [`n.id = ${this.#p("id")}`], { id });
    if (found.length === 0) throw new NotFound(`There is no process with the id ${id}.`);
    const isOf = [`process.id = ${this.#p("id")}`];
    const rounds = await this.#add("(n:Meeting)-[r:ROUND_OF]->(process:Entity)", ["n", "r"], isOf, {
      id,
    });
    const inRounds = [`round.id IN ${this.#p("rounds")}`];
    await this.#add("(round:Entity)-[r:PRODUCED]->(n:Outcome)", ["n", "r"], inRounds, { rounds });
    await this.#add("(round:Entity)<-[r:IN_ROUND]-(n:Claim)", ["n", "r"], inRounds, { rounds });
    await this.#add("(n:Entity)", ["n"], ["n:Claim", `n.process = ${this.#p("id")}`], { id });
  }

  async addAround(id: string, depth: number): Promise<void> {
    let frontier = await this.#add("(n:Entity)", ["n"], [`n.id = ${this.#p("id")}`], { id });
    if (frontier.length === 0) throw new NotFound(`There is no node with the id ${id}.`);
    const conditions = [
      `near.id IN ${this.#p("ids")}`,
      `NOT (n:Meeting AND type(r) IN ${this.#p("undating")})`,
    ];
    for (let step = 0; step < depth; step += 1) {
      frontier = await this.#inChunks(frontier, (ids) =>
        this.#add("(near:Entity)-[r]-(n:Entity)", ["n", "r"], conditions, {
          ids,
          undating: UNDATING,
        }),
      );
    }
  }

  /** What those that are there rest on, and what that rests on in turn. */
  async addNeeds(): Promise<void> {
    let fresh: readonly string[] = [...this.#kinds.keys()];
    while (fresh.length > 0) fresh = await this.#inChunks(fresh, (ids) => this.#addNeedsOf(ids));
  }

  async #addNeedsOf(ids: readonly string[]): Promise<readonly string[]> {
    const near = [`near.id IN ${this.#p("ids")}`];
    const named = NAMING.map((name) => `r.${name} AS ${name}`);
    const columns = ["n.id AS id", "labels(n) AS labels", ...named];
    const rows: Row[] = [];
    for (const step of [`-[r:${OUT.join("|")}]->`, `<-[r:${INTO.join("|")}]-`]) {
      const text = this.#matching(`(near:Entity)${step}(n:Entity)`, ["r", "n"], near);
      rows.push(...(await this.#rows(`${text}\nRETURN ${columns.join(", ")}`, { ids })));
    }
    const lists = LISTING.map((name) => `coalesce(n.${name}, [])`).join(" + ");
    const listing = `MATCH (n:Entity) WHERE n.id IN ${this.#p("ids")}\nRETURN ${lists} AS ids`;
    rows.push(...(await this.#rows(listing, { ids })).map((row) => [null, null, ...row]));
    const names = rows.flatMap(([, , ...values]) => values).flat();
    return [
      ...this.#keep(rows.filter(([id]) => id !== null)),
      ...(await this.#addNamed(names.filter((name) => typeof name === "string"))),
    ];
  }

  /** By their ids, those that are not there yet. */
  #addNamed(names: readonly string[]): Promise<readonly string[]> {
    const missing = [...new Set(names)].filter((name) => !this.has(name));
    const named = [`n.id IN ${this.#p("ids")}`];
    return this.#inChunks(missing, (ids) => this.#add("(n:Entity)", ["n"], named, { ids }));
  }

  /** Adds each `n` of the pattern, page by page; gives the ids of those that were not there. */
  async #add(
    pattern: string,
    known: readonly string[],
    conditions: readonly string[],
    values: Values,
  ): Promise<readonly string[]> {
    const added: string[] = [];
    const text = this.#matching(pattern, known, [...conditions, `n.id > ${this.#p("after")}`]);
    const page = `${text}
RETURN DISTINCT n.id AS id, labels(n) AS labels ORDER BY id LIMIT ${this.#p("first")}`;
    for (let after = ""; ; ) {
      const rows = await this.#rows(page, { ...values, after, first: PAGE });
      added.push(...this.#keep(rows));
      if (rows.length < PAGE) return added;
      after = String(rows.at(-1)?.[0]);
    }
  }

  /** Those of the rows that were not there. */
  #keep(rows: readonly Row[]): readonly string[] {
    const added: string[] = [];
    for (const [id, labels] of rows) {
      const name = String(id);
      if (this.has(name)) continue;
      const kind = model.kinds.find((each) => (labels as readonly string[]).includes(each.name));
      this.#kinds.set(name, kind?.name ?? "");
      added.push(name);
    }
    return added;
  }

  async #inChunks(
    ids: readonly string[],
    add: (ids: readonly string[]) => Promise<readonly string[]>,
  ): Promise<readonly string[]> {
    const added: string[] = [];
    for (let at = 0; at < ids.length; at += CHUNK) {
      for (const id of await add(ids.slice(at, at + CHUNK))) added.push(id);
    }
    return added;
  }

  #matching(pattern: string, known: readonly string[], conditions: readonly string[]): string {
    const day = this.#p("asOf");
    const then = this.#asOf === undefined ? [] : known.map((name) => `${name}.knownFrom <= ${day}`);
    return `MATCH ${pattern}\nWHERE ${[...conditions, ...then].join(" AND ")}`;
  }

  #rows(text: string, values: Values): Promise<readonly Row[]> {
    const day = this.#asOf === undefined ? {} : { asOf: this.#asOf };
    return this.#graph.rows(text, { ...values, ...day }, this.#limits);
  }

  #p(name: string): string {
    return this.#graph.dialect.parameter(name);
  }
}

function typesOf(entry: "from" | "to"): readonly string[] {
  return bringing.filter((each) => each.entry === entry).map((each) => each.relationship.type);
}
