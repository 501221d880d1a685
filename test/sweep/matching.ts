import { type GraphQLInputType, getNamedType, isInputObjectType } from "graphql";
import type { ListRow } from "./rows.ts";
import { SeenNode, type Sight } from "./sight.ts";
import { wayOf } from "./ways.ts";

/** A filter as it was given, or any part of one. */
type Filter = Readonly<Record<string, unknown>>;

/** What a filter is held against: a node, or the relationship of a row. */
interface Subject {
  value(name: string): unknown;
  /** What a filter on a field that leads to other nodes says of them. */
  leads(name: string, filter: Filter, type: GraphQLInputType): boolean;
}

/** Whether a node is one that the filter asks for. Logic is two-valued throughout. */
export function matchesNode(
  sight: Sight,
  seen: SeenNode,
  filter: Filter,
  type: GraphQLInputType,
): boolean {
  const subject: Subject = {
    value: (name) => sight.valueOfNode(name, seen),
    leads: (name, below, typeBelow) => {
      const way = wayOf(seen.fact.kind, name);
      if (way === undefined) throw new Error(`${seen.fact.kind} has no ${name} to filter by.`);
      if (!way.one) return matchesList(sight, sight.along(way, seen), seen, below, typeBelow);
      const first = sight.first(way, seen);
      return first !== null && matchesNode(sight, first, below, typeBelow);
    },
  };
  const isAbstract = fieldType(type, "kind")?.toString() === "EntityKindFilter";
  const value = (name: string) =>
    isAbstract && name === "kind" ? upperSnake(seen.fact.kind) : subject.value(name);
  return matches({ ...subject, value }, filter, type);
}

function matches(subject: Subject, filter: Filter, type: GraphQLInputType): boolean {
  return Object.entries(filter).every(
    ([name, given]) => given === null || matchesField(subject, name, given, type),
  );
}

function matchesField(
  subject: Subject,
  name: string,
  given: unknown,
  type: GraphQLInputType,
): boolean {
  const each = given as readonly Filter[];
  if (name === "and") return each.every((one) => matches(subject, one, type));
  if (name === "or") return each.some((one) => matches(subject, one, type));
  if (name === "not") return !matches(subject, given as Filter, type);
  const typeBelow = fieldType(type, name);
  if (typeBelow === undefined) throw new Error(`${type} has no ${name}.`);
  const isComparison = fieldType(typeBelow, "isNull") !== undefined;
  if (!isComparison) return subject.leads(name, given as Filter, typeBelow);
  return Object.entries(given as Filter).every(([operator, operand]) =>
    compares(subject.value(name), operator, operand),
  );
}

/** Whether as many of the rows as `some`, `none`, `all` and `single` say are matched. */
function matchesList(
  sight: Sight,
  rows: readonly ListRow[],
  { asOf }: SeenNode,
  filter: Filter,
  type: GraphQLInputType,
): boolean {
  return Object.entries(filter).every(([quantifier, given]) => {
    if (given === null) return true;
    const match = fieldType(type, quantifier);
    if (match === undefined) throw new Error(`${type} has no ${quantifier}.`);
    const matched = rows.filter((row) => matchesRow(sight, row, asOf, given as Filter, match));
    switch (quantifier) {
      case "some":
        return matched.length > 0;
      case "none":
        return matched.length === 0;
      case "all":
        return matched.length === rows.length;
    }
    return matched.length === 1;
  });
}

function matchesRow(
  sight: Sight,
  { node, edge }: ListRow,
  asOf: string | undefined,
  match: Filter,
  type: GraphQLInputType,
): boolean {
  const [ofNode, ofEdge] = [fieldType(type, "node"), fieldType(type, "edge")];
  const subject: Subject = {
    value: (name) => edge && sight.valueOfEdge(name, edge, asOf),
    leads: (name) => {
      throw new Error(`A relationship does not lead on by ${name}.`);
    },
  };
  const nodeMatches =
    !match["node"] ||
    !ofNode ||
    matchesNode(sight, new SeenNode(node, asOf), match["node"] as Filter, ofNode);
  return (
    nodeMatches && (!match["edge"] || !ofEdge || matches(subject, match["edge"] as Filter, ofEdge))
  );
}

/** A comparison with a null is false, whatever it is. */
function compares(value: unknown, operator: string, operand: unknown): boolean {
  if (operand === null) return false;
  const isNull = value === null || value === undefined;
  if (operator === "isNull") return isNull === operand;
  if (operator === "notIn" && (operand as unknown[]).length === 0) return true;
  return !isNull && comparesValue(value, operator, operand);
}

function comparesValue(value: unknown, operator: string, operand: unknown): boolean {
  const [text, part] = [String(value).toLowerCase(), String(operand).toLowerCase()];
  // Numbers by their size, days by their text.
  const [a, b] = [value as number, operand as number];
  const results: Readonly<Record<string, boolean>> = {
    eq: value === operand,
    ne: value !== operand,
    in: [operand].flat().includes(value),
    notIn: ![operand].flat().includes(value),
    lt: a < b,
    lte: a <= b,
    gt: a > b,
    gte: a >= b,
    contains: text.includes(part),
    startsWith: text.startsWith(part),
    endsWith: text.endsWith(part),
  };
  const result = results[operator];
  if (result === undefined) throw new Error(`The reader knows no operator ${operator}.`);
  return result;
}

function fieldType(type: GraphQLInputType, name: string): GraphQLInputType | undefined {
  const named = getNamedType(type);
  return isInputObjectType(named) ? named.getFields()[name]?.type : undefined;
}

function upperSnake(name: string): string {
  return name.replace(/(?<=.)[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
