import { registerEnumType } from "type-graphql";

/** A closed list of values, each with a description, under one name in GraphQL, the graph and dossiers. */
export interface Enumeration {
  readonly name: string;
  readonly description: string;
  /** Values in the order in which they are shown. */
  readonly values: readonly string[];
  /** The object that type-graphql knows the enumeration by. */
  readonly members: Readonly<Record<string, string>>;
}

/**
 * Declares an enumeration.
 *
 * @param meanings each value (upper snake case) with what it means
 */
export function enumeration(
  name: string,
  description: string,
  meanings: Readonly<Record<string, string>>,
): Enumeration {
  const values = Object.keys(meanings);
  const members = Object.fromEntries(values.map((value) => [value, value]));
  const valuesConfig = Object.fromEntries(
    Object.entries(meanings).map(([value, meaning]) => [value, { description: meaning }]),
  );
  registerEnumType(members, { name, description, valuesConfig });
  return { name, description, values, members };
}
