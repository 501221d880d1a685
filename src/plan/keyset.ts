import type { Value } from "../graph/graph.ts";
import type { Access } from "./access.ts";
import type { Variables } from "./arguments.ts";
import type { Draft } from "./draft.ts";

/** A sort key as a statement compares it. */
export interface KeyExpression {
  readonly expression: string;
  readonly descending: boolean;
  /** Nulls sort as the largest value, and have to be compared by hand. */
  readonly nullable: boolean;
}

/** The two sides of a cursor, and whether its own row belongs to a side. */
export type Beyond = (side: "after" | "before", including: boolean) => string;

/** A sort key beside the value that the cursor has for it. */
interface Compared extends KeyExpression {
  readonly value: string;
  /** The parameter that tells whether that value is null; of nullable keys only. */
  readonly isNull: string;
}

/**
 * Writes which rows stand on one side of a cursor. The text is the same for every cursor of the list.
 *
 * @param name `after` or `before`, the argument that brings the cursor
 * @param read reads the cursor's values, or refuses it
 */
export function keyset(
  draft: Draft,
  name: "after" | "before",
  { compared, comparedValues }: Pick<Access, "compared" | "comparedValues">,
  read: (variables: Variables) => readonly Value[],
): Beyond {
  const keys = compared.map((key, at) => {
    const compare = (variables: Variables) => comparedValues(read(variables))[at] ?? null;
    const value = draft.parameter(name, compare);
    const isNull = key.nullable
      ? draft.parameter(`${name}Null`, (variables) => compare(variables) === null)
      : "";
    return { ...key, value, isNull };
  });
  return (side, including) =>
    keys.reduceRight((rest, key) => level(key, side, rest, including), "");
}

/** One key decides, unless it is equal: then what follows it does. */
function level(key: Compared, side: "after" | "before", rest: string, including: boolean): string {
  const larger = key.descending === (side === "before");
  return key.nullable
    ? nullableLevel(key, larger, rest, including)
    : plainLevel(key, larger, rest, including);
}

/** `k >= $x AND (k > $x OR ..)`: the form that reads an index on Neo4j from the cursor on. */
function plainLevel(
  { expression, value }: Compared,
  larger: boolean,
  rest: string,
  including: boolean,
): string {
  const than = larger ? ">" : "<";
  if (rest === "") return `${expression} ${than}${including ? "=" : ""} ${value}`;
  return `${expression} ${than}= ${value} AND (${expression} ${than} ${value} OR ${rest})`;
}

function nullableLevel(
  { expression, value, isNull }: Compared,
  larger: boolean,
  rest: string,
  including: boolean,
): string {
  const strict = larger
    ? `${expression} > ${value} OR (${isNull} = false AND ${expression} IS NULL)`
    : `${expression} < ${value} OR (${isNull} = true AND ${expression} IS NOT NULL)`;
  const equal = `(${expression} = ${value} OR (${isNull} = true AND ${expression} IS NULL))`;
  if (rest !== "") return `(${strict} OR (${equal} AND (${rest})))`;
  return including ? `(${strict} OR ${equal})` : `(${strict})`;
}
