import type { Value } from "../graph/graph.ts";
import { type Condition, FALSE, negated, TRUE } from "./condition.ts";

/** What is compared: an expression of the statement, and whether it may be null. */
export interface Comparable {
  readonly expression: string;
  readonly nullable: boolean;
}

/** Makes a parameter of an operand, as it is or changed. */
export type Operand = (change?: (value: Value) => Value) => string;

/**
 * One operator of a filter. Logic is two-valued: a comparison with a null is false, and its negation
 * true, so what is negated is written out and never left to Cypher's `NOT`.
 */
export function comparison(
  { expression, nullable }: Comparable,
  operator: string,
  given: unknown,
  operand: Operand,
): Condition {
  if (given === null) return FALSE;
  if (operator === "isNull") return nullTest(expression, given === true);
  if (Array.isArray(given) && given.length === 0) return operator === "in" ? FALSE : TRUE;
  const make = OPERATORS[operator];
  if (make === undefined) throw new Error(`No filter has an operator ${operator}.`);
  const { positive, negative } = make(expression, operand);
  return { positive, negative: nullable ? `(${expression} IS NULL OR ${negative})` : negative };
}

function nullTest(expression: string, isNull: boolean): Condition {
  const test = { positive: `${expression} IS NULL`, negative: `${expression} IS NOT NULL` };
  return isNull ? test : negated(test);
}

type Make = (expression: string, operand: Operand) => Condition;

const OPERATORS: Readonly<Record<string, Make>> = {
  eq: pair("=", "<>"),
  ne: pair("<>", "="),
  lt: pair("<", ">="),
  lte: pair("<=", ">"),
  gt: pair(">", "<="),
  gte: pair(">=", "<"),
  in: (expression, operand) => among(expression, operand()),
  notIn: (expression, operand) => negated(among(expression, operand())),
  contains: textual("CONTAINS"),
  startsWith: textual("STARTS WITH"),
  endsWith: textual("ENDS WITH"),
};

function pair(operator: string, opposite: string): Make {
  return (expression, operand) => {
    const value = operand();
    return {
      positive: `${expression} ${operator} ${value}`,
      negative: `${expression} ${opposite} ${value}`,
    };
  };
}

function among(expression: string, list: string): Condition {
  return { positive: `${expression} IN ${list}`, negative: `NOT ${expression} IN ${list}` };
}

/** Case plays no part. */
function textual(operator: string): Make {
  return (expression, operand) => {
    const value = operand((text) => String(text).toLowerCase());
    const positive = `toLower(${expression}) ${operator} ${value}`;
    return { positive, negative: `NOT ${positive}` };
  };
}
