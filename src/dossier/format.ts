import type { KindDeclaration } from "../model/kind.ts";
import { model, type RelationshipField } from "../model/model.ts";
import { isAsserted, type Property } from "../model/property.ts";
import type { RelationshipDeclaration } from "../model/relationship.ts";

/** A property as dossiers state it. */
export interface StatedProperty extends Property {
  /** What it is called in a dossier; nearly always its own name. */
  readonly key: string;
  /** The kinds whose ids it holds, where it holds ids. */
  readonly names?: readonly string[];
}

/** Properties whose key in a dossier is another word. */
const KEYS: Readonly<Record<string, string>> = { countsFor: "for" };

/** Properties that hold ids, with the relationship whose `to` end says of which kinds. */
const NAMED_LIKE: Readonly<Record<string, string>> = {
  countsFor: "COUNTS_FOR",
  side: "COUNTS_FOR",
  process: "ROUND_OF",
  via: "CITES",
};

/** Properties of relationships that follow from the order of a list, or from the entry. */
const UNSTATED: readonly string[] = ["position", "number"];

const ofKinds = new Map(model.kinds.map((kind) => [kind.name, entryProperties(kind)]));
const fieldsOfKinds = new Map(model.kinds.map((kind) => [kind.name, entryFields(kind)]));
const stating = new Map(
  [...fieldsOfKinds.values()].flat().map((field) => [field.relationship.type, field]),
);
const ofItems = new Map(model.relationships.map((each) => [each.type, statable(each)]));

/** The properties of an entry of that kind, without its id. */
export function statedProperties(kind: KindDeclaration): readonly StatedProperty[] {
  return ofKinds.get(kind.name) ?? [];
}

/** The relationships that an entry of that kind states, each under the field's name. */
export function statedFields(kind: KindDeclaration): readonly RelationshipField[] {
  return fieldsOfKinds.get(kind.name) ?? [];
}

/** The field under which entries state such a relationship; none where no dossier does. */
export function fieldStating(type: string): RelationshipField | undefined {
  return stating.get(type);
}

/** The properties of an item that states such a relationship, without its node and `reportedIn`. */
export function itemProperties(relationship: RelationshipDeclaration): readonly StatedProperty[] {
  return ofItems.get(relationship.type) ?? [];
}

/** The keys that an entry of that kind may have. */
export function entryKeys(kind: KindDeclaration): readonly string[] {
  const properties = statedProperties(kind).map(({ key }) => key);
  return ["id", ...properties, ...statedFields(kind).map(({ name }) => name)];
}

/** The keys that an item may have, where it is written as an object. */
export function itemKeys(relationship: RelationshipDeclaration): readonly string[] {
  const properties = itemProperties(relationship).map(({ key }) => key);
  return ["node", ...properties, ...(relationship.asserted ? ["reportedIn"] : [])];
}

/** Whether a dossier may leave the property out. */
export function mayBeLeftOut({ optional, list, byDefault }: Property): boolean {
  return optional === true || list === true || byDefault !== undefined;
}

/** "a Place", "an Issue or Claim". */
export function aKindOf(kinds: readonly string[]): string {
  const article = /^[AEIO]/.test(kinds[0] ?? "") ? "an" : "a";
  if (kinds.length < 2) return `${article} ${kinds.join("")}`;
  return `${article} ${kinds.slice(0, -1).join(", ")} or ${kinds.at(-1)}`;
}

function entryProperties(kind: KindDeclaration): readonly StatedProperty[] {
  return kind.properties
    .filter((property) => isAsserted(property) && property.type !== "id")
    .map(statedProperty);
}

function entryFields(kind: KindDeclaration): readonly RelationshipField[] {
  return model.fields(kind.name).filter((field) => field.stated);
}

function statable({ properties }: RelationshipDeclaration): readonly StatedProperty[] {
  return properties
    .filter((property) => isAsserted(property) && !UNSTATED.includes(property.name))
    .map(statedProperty);
}

function statedProperty(property: Property): StatedProperty {
  const key = KEYS[property.name] ?? property.name;
  const names = kindsNamedBy(property);
  return names ? { ...property, key, names } : { ...property, key };
}

function kindsNamedBy({ name, refersTo }: Property): readonly string[] | undefined {
  const like = NAMED_LIKE[name];
  if (like !== undefined) return model.relationship(like).to.flatMap(model.kindsOf);
  return refersTo && model.kindsOf(refersTo);
}
