import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
} from "graphql";
import type { Dice } from "./dice.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** How deep filters go: quantifiers, to-one fields and logic count. */
const DEPTH = 3;

/** Throws filters of any type, over values that the facts hold. */
export class Filters {
  constructor(private readonly vocabulary: Vocabulary) {}

  /** A filter, or the empty one now and then. */
  of(type: GraphQLInputType, dice: Dice, depth = DEPTH): Record<string, unknown> {
    const fields = Object.values(objectType(type).getFields());
    const fitting = fields.filter((field) => depth > 0 || isComparison(field.type));
    const chosen = dice.some(fitting, dice.pick([0, 1, 1, 1, 1, 1, 2, 2, 3]));
    const given = chosen.map((field) => [
      field.name,
      this.below(field.name, field.type, dice, depth - 1),
    ]);
    return Object.fromEntries(given);
  }

  /** The operands of one or two operators on the property of that name. */
  comparison(name: string, type: GraphQLInputType, dice: Dice): Record<string, unknown> {
    const operators = dice.some(
      Object.values(objectType(type).getFields()),
      dice.pick([1, 1, 1, 2]),
    );
    const given = operators.map((operator) => [
      operator.name,
      this.operand(name, operator.name, operator.type, dice),
    ]);
    return Object.fromEntries(given);
  }

  /** An operand; a null now and then, with which every comparison is false. */
  operand(name: string, operator: string, type: GraphQLInputType, dice: Dice): unknown {
    if (operator === "isNull") return dice.chance(0.5);
    if (dice.chance(0.03)) return null;
    if (isListType(type)) {
      return dice.times(dice.pick([0, 1, 2, 3]), () => this.value(name, type, dice));
    }
    const value = this.value(name, type, dice);
    const isPart = ["contains", "startsWith", "endsWith"].includes(operator);
    return isPart ? partOf(String(value), operator, dice) : value;
  }

  private below(name: string, type: GraphQLInputType, dice: Dice, depth: number): unknown {
    if (isComparison(type)) return this.comparison(name, type, dice);
    if (isListType(type)) {
      return dice.times(dice.pick([0, 1, 2, 2]), () => this.of(type.ofType, dice, depth));
    }
    return this.of(type, dice, depth);
  }

  private value(name: string, type: GraphQLInputType, dice: Dice): unknown {
    const named = getNamedType(type);
    if (isEnumType(named)) return dice.pick(named.getValues()).name;
    const known = this.vocabulary.valuesOf(name);
    if (known.length > 0) return dice.pick(known);
    return named.name === "Int" ? dice.below(5) : "2025-06-01";
  }
}

/** Whether a filter's field compares a value, rather than leading on. */
export function isComparison(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  return isInputObjectType(named) && named.getFields()["isNull"] !== undefined;
}

export function objectType(type: GraphQLInputType): GraphQLInputObjectType {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) throw new Error(`${type} has no fields.`);
  return named;
}

/** Some letters of a text, in either case. */
function partOf(text: string, operator: string, dice: Dice): string {
  const letters = [...text];
  const start = operator === "startsWith" ? 0 : dice.below(letters.length);
  const end = operator === "endsWith" ? letters.length : start + 1 + dice.below(4);
  const part = letters.slice(start, end).join("");
  return dice.chance(0.3) ? part.toUpperCase() : part;
}
