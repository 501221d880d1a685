/** A node or a relationship's properties, as the loader would write them, derived ones included. */
export type Properties = Readonly<Record<string, unknown>>;

export interface NodeFact {
  readonly kind: string;
  readonly properties: Properties;
}

export interface RelationshipFact {
  readonly type: string;
  /** The ids of its ends. */
  readonly from: string;
  readonly to: string;
  readonly properties: Properties;
}

/** All that a graph holds, as plain lists. */
export interface Facts {
  readonly nodes: readonly NodeFact[];
  readonly relationships: readonly RelationshipFact[];
}

/** A text property that is always there. */
export function text(fact: { readonly properties: Properties }, name: string): string {
  const value = fact.properties[name];
  if (typeof value !== "string") throw new Error(`${JSON.stringify(fact)} has no text ${name}.`);
  return value;
}

/** A list of texts; an absent one is empty. */
export function texts(fact: { readonly properties: Properties }, name: string): readonly string[] {
  return (fact.properties[name] ?? []) as readonly string[];
}

/** Whether it is known on that day; without a day all is. */
export function isKnown(
  fact: { readonly properties: Properties },
  asOf: string | undefined,
): boolean {
  return asOf === undefined || text(fact, "knownFrom") <= asOf;
}
