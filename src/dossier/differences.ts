import { entryOf } from "./derive/entry.ts";
import type { Dossier } from "./dossier.ts";
import type { Entry, PropertyValue } from "./entries.ts";
import { listOf, type NodeFact, type RelationshipFact } from "./fact.ts";
import { aKindOf, fieldStating } from "./format.ts";
import type { Difference } from "./merge.ts";
import { allOf, type Place, type Problem, spot } from "./problem.ts";

const REMEDY =
  "Dossiers state alike what they both state; or one of them names it under `uses` and leaves it to the other.";

/** A sentence for each thing that two dossiers state otherwise, at its place in one of them. */
export function differenceProblems(
  differences: readonly Difference[],
  dossiers: readonly Dossier[],
): readonly Problem[] {
  return differences.map(({ one, other, property }) => {
    // Of two that are loaded, the later one is told to differ.
    const [here, there] = ownerOf(other, dossiers) ? [other, one] : [one, other];
    const place = placeOf(here, property, dossiers) ?? { file: dossiers[0]?.id ?? "" };
    const elsewhere = placeOf(there, property, dossiers);
    const where = elsewhere ? `at ${spot(elsewhere)}` : `in the dossier ${ownersOf(there)}`;
    const sentence = `${nameOf(here)} ${says(here, property)} here, and ${says(there, property)} ${where}. ${REMEDY}`;
    return { place, sentence };
  });
}

function ownerOf(
  { properties }: NodeFact | RelationshipFact,
  dossiers: readonly Dossier[],
): Dossier | undefined {
  return dossiers.find(({ id }) => listOf(properties, "dossiers")?.includes(id));
}

function ownersOf({ properties }: NodeFact | RelationshipFact): string {
  return allOf(listOf(properties, "dossiers") ?? []);
}

function placeOf(
  fact: NodeFact | RelationshipFact,
  property: string,
  dossiers: readonly Dossier[],
): Place | undefined {
  const id = "kind" in fact ? fact.properties.id : entryOf(fact);
  const entry = ownerOf(fact, dossiers)?.entries.find((each) => each.id === id);
  if (entry === undefined || "kind" in fact) {
    return entry?.properties.get(property)?.place ?? entry?.idPlace;
  }
  const item = itemOf(entry, fact);
  return item?.properties.get(property)?.place ?? item?.place ?? entry.idPlace;
}

function itemOf({ id, items }: Entry, { type, from, to }: RelationshipFact) {
  const far = from === id ? to : from;
  return items.find(({ field, node }) => field.relationship.type === type && node.value === far);
}

function nameOf(fact: NodeFact | RelationshipFact): string {
  if ("kind" in fact) return `\`${fact.properties.id}\``;
  const id = entryOf(fact);
  const far = fact.from === id ? fact.to : fact.from;
  return `\`${far}\` under \`${fieldStating(fact.type)?.name}\` of \`${id}\``;
}

function says(fact: NodeFact | RelationshipFact, property: string): string {
  if ("kind" in fact && property === "kind") return `is ${aKindOf([fact.kind])}`;
  const value = fact.properties[property];
  return value === undefined ? `has no \`${property}\`` : `has the \`${property}\` ${shown(value)}`;
}

function shown(value: PropertyValue): string {
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}
