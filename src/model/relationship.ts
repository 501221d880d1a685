import type { Property, PropertyOptions } from "./property.ts";

/** Which way a relationship is read from the node that has the field. */
export type Direction = "out" | "in" | "both";

/** A field by which one end of a relationship leads to the other. */
export interface RelationshipFieldOptions {
  readonly name: string;
  /** The kinds, or the one interface, that have the field. */
  readonly on: readonly string[];
  readonly direction: Direction;
  readonly description: string;
  /** Only these kinds at the far end; by default all that the relationship allows there. */
  readonly far?: readonly string[];
  /** `many` is a connection; `one` is the only one there can be; `first` the first of several. */
  readonly gives?: "many" | "one" | "first";
  /** In the order of the relationship's `position`, where nobody asks for another. */
  readonly byPosition?: true;
  /** Dossiers state the relationship under this key of the entry. */
  readonly stated?: true;
}

/** What a declaration may say of a relationship. */
export interface RelationshipOptions {
  readonly description: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** It carries `reportedIn`, the documents that report it. */
  readonly asserted?: true;
  /** Computed by the loader: left out of dossiers, exports and the graph's hash. */
  readonly derived?: true;
  /** The analyst's own link, which dates neither of its ends. */
  readonly datesNothing?: true;
  /** The end at which many relationships of the type meet; `to` where nothing is said. */
  readonly hub?: "from" | "to";
  /** It carries the derived `hub` and `sortKey` where its other end is a claim, for pages newest first. */
  readonly pagedByClaim?: true;
  readonly properties?: Readonly<Record<string, PropertyOptions>>;
  readonly fields: readonly RelationshipFieldOptions[];
}

export interface RelationshipDeclaration extends Omit<RelationshipOptions, "properties"> {
  /** The type in the graph: `HOLDS_OFFICE`. */
  readonly type: string;
  readonly hub: "from" | "to";
  readonly properties: readonly Property[];
}

const declarations = new Map<string, RelationshipDeclaration>();

/** Every declaration so far, in the order in which they were read. */
export function declaredRelationships(): readonly RelationshipDeclaration[] {
  return [...declarations.values()];
}

/** Declares a type of relationship, once: its ends, its properties and the fields that lead along it. */
export function relationship(type: string, options: RelationshipOptions): void {
  const properties = Object.entries(options.properties ?? {});
  declarations.set(type, {
    ...options,
    type,
    hub: options.hub ?? "to",
    properties: properties.map(([name, each]) => ({ ...each, name })),
  });
}
