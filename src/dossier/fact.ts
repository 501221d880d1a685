import type { PropertyValue } from "./entries.ts";

/** A property's value by its name in the graph; what is absent is not there. */
export type Properties = Readonly<Record<string, PropertyValue>>;

/** A node: its own label, and its properties, `id` among them. */
export interface NodeFact {
  readonly kind: string;
  readonly properties: Properties & { readonly id: string };
}

/** A relationship, its ends told by their ids. */
export interface RelationshipFact {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly properties: Properties;
}

/** What is, or is to be, in the graph. */
export interface Facts {
  readonly nodes: readonly NodeFact[];
  readonly relationships: readonly RelationshipFact[];
}

export const NOTHING: Facts = { nodes: [], relationships: [] };

/** A property that holds a text, or nothing. */
export function textOf(properties: Properties, name: string): string | undefined {
  const value = properties[name];
  return typeof value === "string" ? value : undefined;
}

/** A property that holds a number, or nothing. */
export function numberOf(properties: Properties, name: string): number | undefined {
  const value = properties[name];
  return typeof value === "number" ? value : undefined;
}

/** A property that holds a list, or nothing. */
export function listOf(properties: Properties, name: string): readonly string[] | undefined {
  const value = properties[name];
  return Array.isArray(value) ? value : undefined;
}

/** The properties of these names. */
export function only(properties: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => names.includes(name)));
}

/** The members once each, by code point. */
export function sortedSet(members: Iterable<string>): readonly string[] {
  return [...new Set(members)].sort();
}
