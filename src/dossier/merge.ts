import { model } from "../model/model.ts";
import { isAsserted } from "../model/property.ts";
import { identityOf } from "./derive/key.ts";
import type { PropertyValue } from "./entries.ts";
import { type Facts, listOf, type NodeFact, type RelationshipFact, sortedSet } from "./fact.ts";

/** What two dossiers state otherwise of one node or relationship. */
export interface Difference<T = NodeFact | RelationshipFact> {
  readonly one: T;
  readonly other: T;
  /** The property that differs; `kind` where the node itself is something else. */
  readonly property: string;
}

/** What several dossiers state together. */
export interface Merged extends Facts {
  readonly differences: readonly Difference[];
}

/**
 * What the dossiers state together: each node and relationship once, with all the dossiers that
 * state it and all the documents that any of them says report it. The order of the parts plays no part.
 */
export function merge(parts: readonly Facts[]): Merged {
  const differences: Difference[] = [];
  const nodes = united(
    parts.flatMap((part) => part.nodes),
    ({ properties }) => properties.id,
    (one, other) => {
      differences.push(...differencesOf(one, other, nodeNames(one)));
      return { ...one, properties: { ...one.properties, dossiers: bothDossiers(one, other) } };
    },
  );
  const relationships = united(
    parts.flatMap((part) => part.relationships),
    identityOf,
    (one, other) => {
      differences.push(...differencesOf(one, other, relationshipNames(one)));
      return { ...one, properties: { ...one.properties, ...saidByBoth(one, other) } };
    },
  );
  return { nodes, relationships, differences };
}

/** Of what several dossiers state, what those others than `left` state. */
export function without({ nodes, relationships }: Facts, left: ReadonlySet<string>): Facts {
  return {
    nodes: nodes.flatMap((node) => {
      const dossiers = dossiersOf(node).filter((id) => !left.has(id));
      return dossiers.length === 0
        ? []
        : [{ ...node, properties: { ...node.properties, dossiers } }];
    }),
    relationships: relationships.flatMap((each) => {
      const said = reportsOf(each).filter(([dossier]) => !left.has(dossier));
      const dossiers = dossiersOf(each).filter((id) => !left.has(id));
      return dossiers.length === 0
        ? []
        : [{ ...each, properties: withReports(each, dossiers, said) }];
    }),
  };
}

function united<T>(
  members: readonly T[],
  key: (member: T) => string,
  unite: (one: T, other: T) => T,
): readonly T[] {
  const found = new Map<string, T>();
  for (const member of members) {
    const one = found.get(key(member));
    found.set(key(member), one === undefined ? member : unite(one, member));
  }
  return [...found.values()];
}

function differencesOf<T extends NodeFact | RelationshipFact>(
  one: T,
  other: T,
  names: readonly string[],
): readonly Difference[] {
  if ("kind" in one && "kind" in other && one.kind !== other.kind) {
    return [{ one, other, property: "kind" }];
  }
  return names
    .filter((name) => text(one.properties[name]) !== text(other.properties[name]))
    .map((property) => ({ one, other, property }));
}

function text(value: PropertyValue | undefined): string {
  return JSON.stringify(value ?? null);
}

function nodeNames({ kind }: NodeFact): readonly string[] {
  return model
    .kind(kind)
    .properties.filter(isAsserted)
    .map(({ name }) => name);
}

/** Identifying properties are equal as it is. */
function relationshipNames({ type }: RelationshipFact): readonly string[] {
  return model
    .relationship(type)
    .properties.filter((property) => isAsserted(property) && !property.identifying)
    .map(({ name }) => name);
}

function dossiersOf({ properties }: NodeFact | RelationshipFact): readonly string[] {
  return listOf(properties, "dossiers") ?? [];
}

function bothDossiers(
  one: NodeFact | RelationshipFact,
  other: NodeFact | RelationshipFact,
): readonly string[] {
  return sortedSet([...dossiersOf(one), ...dossiersOf(other)]);
}

function saidByBoth(one: RelationshipFact, other: RelationshipFact) {
  return withReports(one, bothDossiers(one, other), [...reportsOf(one), ...reportsOf(other)]);
}

/** Which dossier says of which document that it reports the relationship. */
type Report = readonly [dossier: string, document: string];

/** Where nothing else is told, each of its dossiers says so of each of its documents. */
function reportsOf(fact: RelationshipFact): readonly Report[] {
  const told = listOf(fact.properties, "reportedBy")?.map((each) => each.split(" "));
  if (told) return told.map(([dossier = "", document = ""]) => [dossier, document]);
  const documents = listOf(fact.properties, "reportedIn") ?? [];
  return dossiersOf(fact).flatMap((dossier) => documents.map((each) => [dossier, each] as const));
}

function withReports(
  { type, properties: { reportedBy: _, ...properties } }: RelationshipFact,
  dossiers: readonly string[],
  reports: readonly Report[],
): RelationshipFact["properties"] {
  if (!model.relationship(type).asserted) return { ...properties, dossiers };
  const reportedIn = sortedSet(reports.map(([, document]) => document));
  const reportedBy = sortedSet(reports.map((each) => each.join(" ")));
  const agree = reportedBy.length === dossiers.length * reportedIn.length;
  return { ...properties, dossiers, reportedIn, ...(!agree && { reportedBy }) };
}
