import { model } from "../../model/model.ts";
import { listOf, type NodeFact, type RelationshipFact, textOf } from "../fact.ts";
import { entryOf, namedBy } from "./entry.ts";
import { grouped, type Web } from "./web.ts";

/** Since when what the graph holds can have been known: a day, or nothing where nothing dates it. */
export interface Dates {
  ofNode(id: string): string | undefined;
  ofRelationship(relationship: RelationshipFact): string | undefined;
}

/**
 * The days from which nodes and relationships are known (`knownFrom`).
 *
 * A document is known from its publication, a claim or an outcome from the earliest of its documents
 * (a claim never before it was said). A relationship is known from the earliest of the documents that
 * report it, else from when the entry is under which it stands. Any other node is known from the
 * earliest of its documents and of the relationships that name it, without those that take their
 * date from it and the analyst's links. So dates spread from the documents, each only ever towards
 * the earlier, until nothing changes.
 */
export function datesIn(web: Web): Dates {
  const spread = new Spread(web);
  return { ofNode: (id) => spread.dates.get(id), ofRelationship: (each) => spread.dateOf(each) };
}

/** Kinds that take their date from their documents alone. */
const DATED_BY_DOCUMENTS: readonly string[] = ["Claim", "Outcome"];

class Spread {
  readonly dates = new Map<string, string>();
  readonly #web: Web;
  readonly #underEntry: ReadonlyMap<string, readonly RelationshipFact[]>;
  /** Nodes whose date became earlier: what takes its date from them is still to be looked at. */
  readonly #changed: string[] = [];

  constructor(web: Web) {
    this.#web = web;
    const { nodes, relationships } = web.facts;
    const dating = relationships.filter(datesItsEnds);
    this.#underEntry = grouped(
      dating.filter((each) => this.#reported(each) === undefined),
      entryOf,
    );
    for (const node of nodes) this.#found(node.properties.id, this.#ownDate(node));
    for (const each of dating) if (this.#reported(each) !== undefined) this.#dateEnds(each);
    for (let id = this.#changed.pop(); id !== undefined; id = this.#changed.pop()) {
      for (const each of this.#underEntry.get(id) ?? []) this.#dateEnds(each);
    }
  }

  dateOf(fact: RelationshipFact): string | undefined {
    const date = this.#reported(fact) ?? this.dates.get(entryOf(fact));
    switch (fact.type) {
      case "ATTENDED":
        return latest(date, this.#property(fact.to, "startsOn"));
      case "IN_ROUND":
        return latest(date, this.dates.get(fact.to));
    }
    return date;
  }

  #ownDate({ kind, properties }: NodeFact): string | undefined {
    if (kind === "Document") return textOf(properties, "publishedOn");
    const documents = this.#web.out(properties.id, "REPORTED_IN").map(({ to }) => to);
    const date = this.#earliest(documents);
    return kind === "Claim" ? latest(date, textOf(properties, "saidOn")) : date;
  }

  /** A relationship dates what it names, but for the entry where it took its own date from that. */
  #dateEnds(fact: RelationshipFact): void {
    const date = this.dateOf(fact);
    const entry = this.#reported(fact) === undefined ? entryOf(fact) : undefined;
    for (const id of namedBy(fact)) {
      const kind = this.#web.kindOf(id) ?? "Document";
      if (id !== entry && kind !== "Document" && !DATED_BY_DOCUMENTS.includes(kind)) {
        this.#found(id, date);
      }
    }
  }

  #found(id: string, date: string | undefined): void {
    const known = this.dates.get(id);
    if (date === undefined || (known !== undefined && known <= date)) return;
    this.dates.set(id, date);
    this.#changed.push(id);
  }

  #reported({ properties }: RelationshipFact): string | undefined {
    return this.#earliest(listOf(properties, "reportedIn") ?? []);
  }

  #earliest(documents: readonly string[]): string | undefined {
    const days = documents.map((id) => this.#property(id, "publishedOn"));
    return days.reduce(
      (a, b) => (a === undefined || (b !== undefined && b < a) ? b : a),
      undefined,
    );
  }

  #property(id: string, name: string): string | undefined {
    return textOf(this.#web.node(id)?.properties ?? {}, name);
  }
}

/** Not the analyst's links; nor IN_ROUND, which takes its date from both of its ends. */
function datesItsEnds({ type }: RelationshipFact): boolean {
  return !model.relationship(type).datesNothing && type !== "IN_ROUND";
}

function latest(date: string | undefined, other: string | undefined): string | undefined {
  if (date === undefined || other === undefined) return date;
  return date < other ? other : date;
}
