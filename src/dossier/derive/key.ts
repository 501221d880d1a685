import { createHash } from "node:crypto";
import { model } from "../../model/model.ts";
import type { RelationshipFact } from "../fact.ts";

/**
 * What tells a relationship from all others: SHA-256, in hexadecimal, of its type, its ends and its
 * identifying properties, as a JSON list in the model's order with null for what is absent.
 */
export function keyOf(fact: RelationshipFact): string {
  return createHash("sha256").update(identityOf(fact)).digest("hex");
}

/** What the key is a hash of. */
export function identityOf({ type, from, to, properties }: RelationshipFact): string {
  const identifying = model
    .relationship(type)
    .properties.filter((property) => property.identifying)
    .map(({ name }) => properties[name] ?? null);
  return JSON.stringify([type, from, to, ...identifying]);
}
