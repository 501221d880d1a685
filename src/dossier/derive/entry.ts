import { model } from "../../model/model.ts";
import { type RelationshipFact, textOf } from "../fact.ts";

/** The end under which a dossier states the relationship; a derived one stands under its claim. */
export function entryOf({ type, from, to }: RelationshipFact): string {
  const stated = model.relationship(type).fields.find((field) => field.stated);
  return stated?.direction === "in" ? to : from;
}

/** The ends, and what other nodes its properties name. */
export function namedBy(fact: RelationshipFact): readonly string[] {
  const references = model
    .relationship(fact.type)
    .properties.filter(({ type }) => type === "reference")
    .map(({ name }) => textOf(fact.properties, name));
  return [fact.from, fact.to, ...references.filter((id) => id !== undefined)];
}
