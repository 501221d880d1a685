import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  print,
} from "graphql";
import type { Dice } from "./dice.ts";

/** A variable of an operation, and how a value of it is thrown; undefined leaves it out. */
export interface Slot {
  readonly name: string;
  readonly type: string;
  /** As written: `= 3`, or nothing. */
  readonly byDefault: string;
  readonly throwValue: (dice: Dice) => unknown;
  /** It takes a cursor, of which there are none before the first answer. */
  readonly takesCursor: boolean;
}

/** The ids there are to ask for, by kind. */
export type Ids = Readonly<Record<string, readonly string[]>>;

/** The first day that operations ask about, and how many follow. */
const FIRST_DAY = "2025-05-15";
const DAYS = 72;

const strangeIds = ["no-such-thing", "", "Istanbul", "c01 ", "'; DROP", "🕊️", "$id", "\\u0000"];

/** Throws arguments for fields, as literals and as variables. */
export class Values {
  private readonly slots: Slot[] = [];

  constructor(
    private readonly dice: Dice,
    private readonly ids: Ids,
  ) {}

  /** The variables that a text names. */
  usedIn(text: string): readonly Slot[] {
    return this.slots.filter(({ name }) => new RegExp(`\\$${name}\\b`).test(text));
  }

  /** The arguments of a field as written, with their parentheses; nothing where it gets none. */
  argumentsOf(args: readonly GraphQLArgument[], kind: string): string {
    const written = args.flatMap((arg) => {
      const value = this.argument(arg, kind);
      return value === undefined ? [] : [`${arg.name}: ${value}`];
    });
    return written.length === 0 ? "" : `(${this.dice.some(written, written.length).join(", ")})`;
  }

  /** A condition, as a literal or a variable. */
  condition(): string {
    const mostly = this.dice.chance(0.5);
    return this.literalOrVariable(
      "Boolean!",
      () => `${mostly}`,
      (dice) => dice.chance(0.5),
    );
  }

  private argument({ name, type }: GraphQLArgument, kind: string): string | undefined {
    const { dice } = this;
    const likely = { id: 1, ids: 1, asOf: 0.5, first: 0.9, after: 0.35, orderBy: 0.4 }[name];
    if (likely === undefined && isNonNullType(type)) {
      throw new Error(`Nobody knows what to give for ${name}.`);
    }
    if (!dice.chance(likely ?? 0)) return undefined;
    if (name === "after") return this.cursor();
    if (name === "orderBy") return this.orderBy(type);
    return this.value(type, (throws) => this.plainValue(name, kind, throws));
  }

  private plainValue(name: string, kind: string, dice: Dice): unknown {
    const kinds = Object.keys(this.ids);
    switch (name) {
      case "first":
        return dice.pick([0, 1, 1, 2, 2, 3, 3, 4, 5, 5]);
      case "asOf":
        return dice.day(FIRST_DAY, DAYS);
      case "ids":
        return dice.times(dice.below(6), () => this.id(dice, dice.pick(kinds)));
    }
    return this.id(dice, kind);
  }

  private value(type: GraphQLInputType, throwValue: (dice: Dice) => unknown): string {
    const literal = () => literalOf(throwValue(this.dice), type);
    return this.literalOrVariable(String(type), literal, throwValue);
  }

  private literalOrVariable(
    type: string,
    literal: () => string,
    throwValue: (dice: Dice) => unknown,
  ): string {
    if (this.dice.chance(0.5)) return literal();
    if (this.dice.chance(0.3)) return this.variable(type, ` = ${literal()}`, throwValue, 0.4);
    const optional = !type.endsWith("!");
    return this.variable(type, "", throwValue, optional ? 0.15 : 0);
  }

  /** A new variable; with that probability it is left out, or null where it may be. */
  private variable(
    type: string,
    byDefault: string,
    throwValue: (dice: Dice) => unknown,
    absent: number,
  ): string {
    const name = `v${this.slots.length}`;
    const nullable = !type.endsWith("!");
    this.slots.push({
      name,
      type,
      byDefault,
      takesCursor: false,
      throwValue: (dice) => {
        if (!dice.chance(absent)) return throwValue(dice);
        return nullable && dice.chance(0.4) ? null : undefined;
      },
    });
    return `$${name}`;
  }

  private cursor(): string {
    const name = `v${this.slots.length}`;
    const throwValue = () => undefined;
    this.slots.push({ name, type: "String", byDefault: "", takesCursor: true, throwValue });
    return `$${name}`;
  }

  private id(dice: Dice, kind: string): string {
    const known = Object.values(this.ids).flat();
    if (dice.chance(0.8)) return dice.pick(this.ids[kind] ?? known);
    return dice.pick(dice.chance(0.5) ? known : strangeIds);
  }

  private orderBy(type: GraphQLInputType): string {
    const { dice } = this;
    const order = getNamedType(type);
    const throwOrder = (throws: Dice) => orderOf(order, throws);
    const throwList = (throws: Dice) =>
      throws.times(throws.pick([1, 1, 2, 3]), () => throwOrder(throws));
    if (dice.chance(0.6)) return this.value(type, throwList);
    if (dice.chance(0.3)) return literalOf(throwOrder(dice), order);
    if (dice.chance(0.5)) {
      const one = this.literalOrVariable(
        `${order}!`,
        () => literalOf(throwOrder(dice), order),
        throwOrder,
      );
      return `[${one}, ${literalOf(throwOrder(dice), order)}]`;
    }
    const direction = (throws: Dice) => throws.pick(["ASC", "DESC"]);
    const given = this.variable("OrderDirection!", dice.chance(0.5) ? " = DESC" : "", direction, 0);
    const { field } = throwOrder(dice);
    return `[{ field: ${field}, direction: ${given} }]`;
  }
}

function orderOf(order: unknown, dice: Dice): { field: string; direction?: string } {
  const fields = isInputObjectType(order) ? order.getFields()["field"] : undefined;
  const names = fields === undefined ? undefined : getNamedType(fields.type);
  if (!isEnumType(names)) throw new Error(`${order} does not say what to sort by.`);
  const field = dice.pick(names.getValues()).name;
  return dice.chance(0.2) ? { field } : { field, direction: dice.pick(["ASC", "DESC"]) };
}

function literalOf(value: unknown, type: GraphQLInputType): string {
  const node = astFromValue(value, type);
  if (node === null || node === undefined) throw new Error(`${value} is no ${type}.`);
  return print(node);
}
