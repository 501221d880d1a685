import type { Facts, NodeFact, RelationshipFact } from "../../src/dossier/fact.ts";

/** What is asked of a timeline. */
export interface Asked {
  readonly about: string;
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
}

/** A place in a timeline: the day, its precision and the id. */
export type Entry = readonly [on: string, precision: string, id: string];

const PRECISIONS = ["DAY", "BY", "MONTH"];

/** Reads all that is stated, and gives the whole timeline of a node: slow, and meant to be seen to be right. */
export function plainTimeline(facts: Facts, asked: Asked): readonly Entry[] {
  const known = new Known(facts, asked.asOf);
  return known
    .about(asked.about)
    .map((node) => known.entryOf(node))
    .filter((entry) => entry !== undefined)
    .filter(([on]) => on >= (asked.from ?? "") && on <= (asked.to ?? "9999"))
    .toSorted(byPlace);
}

function byPlace(a: Entry, b: Entry): number {
  const place = ([on, precision, id]: Entry) => `${on} ${PRECISIONS.indexOf(precision)} ${id}`;
  return place(a) < place(b) ? -1 : 1;
}

/** What was known on the day. */
class Known {
  readonly #nodes: ReadonlyMap<string, NodeFact>;
  readonly #links: readonly RelationshipFact[];

  constructor({ nodes, relationships }: Facts, asOf = "9999") {
    const there = ({ properties }: NodeFact | RelationshipFact) =>
      String(properties["knownFrom"]) <= asOf;
    this.#nodes = new Map(nodes.filter(there).map((node) => [node.properties.id, node]));
    this.#links = relationships.filter(
      (link) => there(link) && this.#nodes.has(link.from) && this.#nodes.has(link.to),
    );
  }

  about(id: string): readonly NodeFact[] {
    const ids = new Set([...this.#beside(id), ...this.#further(id)]);
    return [...ids].flatMap((each) => this.#nodes.get(each) ?? []);
  }

  entryOf({ kind, properties }: NodeFact): Entry | undefined {
    const entry = (on: string, precision: string): Entry => [
      String(properties[on]),
      String(properties[precision]),
      properties.id,
    ];
    switch (kind) {
      case "Meeting":
        return entry("startsOn", "datePrecision");
      case "Claim":
        return entry("saidOn", "saidOnPrecision");
      case "Document":
        return entry("publishedOn", "datePrecision");
      case "Outcome": {
        const [meeting] = this.#ends(properties.id, "PRODUCED", "in");
        const day = meeting === undefined ? undefined : this.#nodes.get(meeting)?.properties;
        return day === undefined
          ? [String(properties["knownFrom"]), "DAY", properties.id]
          : [String(day["startsOn"]), String(day["datePrecision"]), properties.id];
      }
    }
    return undefined;
  }

  #further(id: string): readonly string[] {
    switch (this.#nodes.get(id)?.kind) {
      case "Process":
        return this.#withReports(this.#ofProcess(id));
      case "Issue":
        return this.#ends(id, "ON", "in").flatMap((each) => this.#ends(each, "REPORTED_IN", "out"));
    }
    return [];
  }

  #ofProcess(id: string): readonly string[] {
    const rounds = this.#ends(id, "ROUND_OF", "in");
    const sorted = [...this.#nodes.values()].filter((node) => node.properties["process"] === id);
    return [
      ...rounds,
      ...sorted.map(({ properties }) => properties.id),
      ...rounds.flatMap((round) => this.#ends(round, "IN_ROUND", "in")),
      ...rounds.flatMap((round) => this.#ends(round, "PRODUCED", "out")),
    ];
  }

  #withReports(ids: readonly string[]): readonly string[] {
    return [...ids, ...ids.flatMap((each) => this.#ends(each, "REPORTED_IN", "out"))];
  }

  /** The other ends of all relationships of a node. */
  #beside(id: string): readonly string[] {
    return this.#links
      .filter(({ from, to }) => from === id || to === id)
      .map(({ from, to }) => (from === id ? to : from));
  }

  #ends(id: string, type: string, direction: "in" | "out"): readonly string[] {
    return this.#links
      .filter((link) => link.type === type && (direction === "in" ? link.to : link.from) === id)
      .map(({ from, to }) => (direction === "in" ? from : to));
  }
}
