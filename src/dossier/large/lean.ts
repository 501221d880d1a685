import { NEED_EVIDENCE } from "../derive/dates.ts";
import { type Facts, type NodeFact, only, type RelationshipFact } from "../fact.ts";

/** What others depend on of a node: its day, what it is called, and what it is. */
const NODE_PROPERTIES = [
  "name",
  "kind",
  "publishedOn",
  "startsOn",
  "endsOn",
  "datePrecision",
] as const;

/** Relationships on which others depend, with what of them: for whom one speaks, rounds, and sources. */
const RELATIONSHIPS: Readonly<Record<string, readonly string[]>> = {
  ATTENDED: ["side"],
  HOLDS_OFFICE: ["since", "until"],
  SPEAKS_FOR: ["since", "until"],
  ROUND_OF: ["number"],
  CITES: [],
  PUBLISHED_BY: ["position"],
};

/**
 * What of a dossier's facts has to be known wherever others are checked and derived. Of claims and
 * outcomes, which are nearly all of a large dossier, nothing is.
 */
export class Lean {
  readonly #nodes: NodeFact[] = [];
  readonly #relationships: RelationshipFact[] = [];

  add({ nodes, relationships }: Facts): void {
    for (const { kind, properties } of nodes) {
      if (NEED_EVIDENCE.includes(kind)) continue;
      this.#nodes.push({
        kind,
        properties: { ...only(properties, NODE_PROPERTIES), id: properties.id },
      });
    }
    for (const { type, from, to, properties } of relationships) {
      const names = RELATIONSHIPS[type];
      if (names) this.#relationships.push({ type, from, to, properties: only(properties, names) });
    }
  }

  facts(): Facts {
    return { nodes: this.#nodes, relationships: this.#relationships };
  }
}
