import { derive } from "./derive/derive.ts";
import type { Dossier } from "./dossier.ts";
import type { Entry, Item, StatedValue } from "./entries.ts";
import {
  type Facts,
  type NodeFact,
  numberOf,
  type Properties,
  type RelationshipFact,
  sortedSet,
} from "./fact.ts";

/**
 * All that a dossier puts into the graph: what it states, and what follows from that. Only
 * `recordedAt` is missing, which the loading gives. The same dossier always gives the same facts.
 */
export function factsOf(dossier: Dossier): Facts {
  return derive(statedFacts(dossier));
}

/** What a dossier itself states, with its defaults filled in and nothing derived. */
export function statedFacts({
  id,
  process,
  entries,
}: Pick<Dossier, "id" | "process" | "entries">): Facts {
  return {
    nodes: entries.map((entry) => nodeOf(entry, id, process)),
    relationships: entries.flatMap((entry) => {
      const documents = sortedSet(entry.items.filter(isEvidence).map((item) => item.node.value));
      return entry.items.map((item) => relationshipOf(entry, item, documents, id));
    }),
  };
}

/** A node as its entry states it. */
export function nodeOf(
  { id, kind, properties }: Entry,
  dossier: string,
  process: string | undefined,
): NodeFact {
  const sorted = kind.properties.some((property) => property.name === "process");
  return {
    kind: kind.name,
    properties: {
      id,
      ...(sorted && process !== undefined && { process }),
      ...valuesOf(properties),
      dossiers: [dossier],
    },
  };
}

/**
 * One relationship as its entry states it.
 *
 * @param documents those that are evidence of the entry
 */
export function relationshipOf(
  entry: Entry,
  item: Item,
  documents: readonly string[],
  dossier: string,
): RelationshipFact {
  const { relationship, direction } = item.field;
  const ends =
    direction === "in"
      ? { from: item.node.value, to: entry.id }
      : { from: entry.id, to: item.node.value };
  const reportedIn = item.reportedIn?.map(({ value }) => value) ?? documents;
  return {
    type: relationship.type,
    ...ends,
    properties: {
      ...valuesOf(item.properties),
      ...impliedBy(entry, item),
      ...(relationship.asserted && { reportedIn: sortedSet(reportedIn) }),
      dossiers: [dossier],
    },
  };
}

/** What no item states because the list's order or the entry says it already. */
function impliedBy({ properties }: Entry, { field, position }: Item): Properties {
  const names = field.relationship.properties.map(({ name }) => name);
  const round = numberOf(valuesOf(properties), "round");
  return {
    ...(names.includes("position") && { position }),
    ...(names.includes("number") && round !== undefined && { number: round }),
  };
}

function valuesOf(properties: ReadonlyMap<string, StatedValue>): Properties {
  return Object.fromEntries([...properties].map(([name, { value }]) => [name, value]));
}

function isEvidence({ field }: Item): boolean {
  return field.relationship.type === "REPORTED_IN";
}
