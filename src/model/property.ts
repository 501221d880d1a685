import type { Enumeration } from "./enumeration.ts";

/**
 * What a property holds. `date` is an ISO day (`2025-05-28`), `instant` 24 characters of UTC
 * (`2025-05-28T10:00:00.000Z`), `id` the slug of the node itself, `reference` the id of another node.
 */
export type PropertyType =
  | "text"
  | "integer"
  | "date"
  | "instant"
  | "id"
  | "reference"
  | Enumeration;

/** What a declaration may say of a property. */
export interface PropertyOptions {
  readonly type: PropertyType;
  readonly description: string;
  /** May be absent. A property without this is required. */
  readonly optional?: true;
  /** A list of values; it is always there, and may be empty unless `optional`. */
  readonly list?: true;
  /** Part of what tells one relationship from another with the same type and ends. */
  readonly identifying?: true;
  /** Computed by the loader: left out of exports and of the graph's hash. */
  readonly derived?: true;
  /** Kept by Parley about its own work: left out of exports and of the graph's hash. */
  readonly bookkeeping?: true;
  /** Not offered in GraphQL. */
  readonly hidden?: true;
  /** Its words can be searched for. */
  readonly searched?: true;
  /** What a dossier that leaves it out means. */
  readonly byDefault?: string;
  /** A date that nobody can know before it has come: null under an earlier `asOf`. */
  readonly nullUntilReached?: true;
  /** What an earlier `asOf` than that date of the relationship's `to` end sees in its place. */
  readonly beforeReached?: { readonly property: string; readonly value: string };
  /** Not stored: the value of the latest of these dates that is not after the day asked for. */
  readonly latestOf?: {
    readonly dates: readonly (readonly [property: string, value: string])[];
    readonly otherwise: string;
  };
  /** The interface a `reference` leads to. */
  readonly refersTo?: "Entity" | "Actor";
}

export interface Property extends PropertyOptions {
  readonly name: string;
}

/** Whether a dossier states the property: what is hashed, exported and compared on a reload. */
export function isAsserted(property: Property): boolean {
  return !property.derived && !property.bookkeeping && !property.latestOf;
}

/** Whether the property stands in the graph under its own name. */
export function isStored(property: Property): boolean {
  return property.latestOf === undefined;
}
