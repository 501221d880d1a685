import { model } from "../../model/model.ts";
import { listOf, type RelationshipFact, textOf } from "../fact.ts";
import { entryOf, namedBy } from "./entry.ts";
import type { Web } from "./web.ts";

/** Kinds that take their date from their documents alone, whatever else names them. */
export const NEED_EVIDENCE: readonly string[] = ["Claim", "Outcome"];

/**
 * The days from which nodes and relationships are known (`knownFrom`).
 *
 * A document is known from its publication, a claim or an outcome from the earliest of its documents
 * (a claim never before it was said). A relationship is known from the earliest of the documents that
 * report it, else from when the entry is under which it stands. Any other node is known from the
 * earliest of its documents and of the relationships that name it, without those that take their
 * date from it and the analyst's links. So dates spread from the documents, each only ever towards
 * the earlier, until nothing changes.
 *
 * Facts may be added part by part: each part as a web in which the documents are that it names, and its
 * own claims and outcomes.
 */
export class Dates {
  readonly #spread = new Map<string, string>();
  /** Relationships that take their date from an entry whose own date may still become earlier. */
  readonly #underEntry = new Map<string, RelationshipFact[]>();
  /** Nodes whose date became earlier: what takes its date from them is still to be looked at. */
  readonly #changed: string[] = [];

  /** Takes in what the facts of a web date. */
  add(web: Web): void {
    for (const each of web.facts.relationships) {
      if (each.type === "REPORTED_IN") this.#dateByDocument(web, each);
      if (datesItsEnds(each)) this.#take(web, each);
    }
  }

  /** Once all is added, dates spread until nothing changes. */
  settle(web: Web): void {
    for (let id = this.#changed.pop(); id !== undefined; id = this.#changed.pop()) {
      for (const each of this.#underEntry.get(id) ?? []) this.#dateEnds(web, each);
    }
  }

  /** Since when a node is known: a day, or nothing where nothing dates it. */
  ofNode(web: Web, id: string): string | undefined {
    const { kind, properties } = web.node(id) ?? { kind: "", properties: { id } };
    if (!isSettled(kind)) return this.#spread.get(id);
    if (kind === "Document") return textOf(properties, "publishedOn");
    const documents = web.out(id, "REPORTED_IN").map(({ to }) => to);
    const date = earliest(web, documents);
    return kind === "Claim" ? latest(date, textOf(properties, "saidOn")) : date;
  }

  /** Since when a relationship is known. */
  ofRelationship(web: Web, fact: RelationshipFact): string | undefined {
    const date = reported(web, fact) ?? this.ofNode(web, entryOf(fact));
    switch (fact.type) {
      case "ATTENDED":
        return latest(date, textOf(web.node(fact.to)?.properties ?? {}, "startsOn"));
      case "IN_ROUND":
        return latest(date, this.ofNode(web, fact.to));
    }
    return date;
  }

  #dateByDocument(web: Web, { from, to }: RelationshipFact): void {
    if (!isSettled(web.kindOf(from))) this.#found(from, earliest(web, [to]));
  }

  #take(web: Web, fact: RelationshipFact): void {
    const entry = entryOf(fact);
    if (reported(web, fact) !== undefined || isSettled(web.kindOf(entry))) {
      this.#dateEnds(web, fact);
    } else if (datedBy(web, fact).length > 0) {
      const others = this.#underEntry.get(entry);
      if (others) others.push(fact);
      else this.#underEntry.set(entry, [fact]);
    }
  }

  #dateEnds(web: Web, fact: RelationshipFact): void {
    const date = this.ofRelationship(web, fact);
    for (const id of datedBy(web, fact)) this.#found(id, date);
  }

  #found(id: string, date: string | undefined): void {
    const known = this.#spread.get(id);
    if (date === undefined || (known !== undefined && known <= date)) return;
    this.#spread.set(id, date);
    this.#changed.push(id);
  }
}

/** A relationship dates what it names, but for the entry where it took its own date from that. */
function datedBy(web: Web, fact: RelationshipFact): readonly string[] {
  const entry = reported(web, fact) === undefined ? entryOf(fact) : undefined;
  return namedBy(fact).filter((id) => id !== entry && !isSettled(web.kindOf(id)));
}

/** Whether nothing else can date such a node. What is not known here is a claim of another part. */
function isSettled(kind = "Claim"): boolean {
  return kind === "Document" || NEED_EVIDENCE.includes(kind);
}

/** Not the analyst's links; nor IN_ROUND, which takes its date from both of its ends. */
function datesItsEnds({ type }: RelationshipFact): boolean {
  return !model.relationship(type).datesNothing && type !== "IN_ROUND";
}

function reported(web: Web, { properties }: RelationshipFact): string | undefined {
  return earliest(web, listOf(properties, "reportedIn") ?? []);
}

function earliest(web: Web, documents: readonly string[]): string | undefined {
  const days = documents.map((id) => textOf(web.node(id)?.properties ?? {}, "publishedOn"));
  return days.reduce((a, b) => (a === undefined || (b !== undefined && b < a) ? b : a), undefined);
}

function latest(date: string | undefined, other: string | undefined): string | undefined {
  if (date === undefined || other === undefined) return date;
  return date < other ? other : date;
}
