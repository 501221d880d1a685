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
import { Filters, isComparison, objectType } from "./filters.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A variable of an operation, and how a value of it is thrown; undefined leaves it out. */
export interface Slot {
  readonly name: string;
  readonly type: string;
  /** What else it can stand for: its type, but for the sizes of pages, which are small. */
  readonly purpose: string;
  /** As written: `= 3`, or nothing. */
  readonly byDefault: string;
  readonly throwValue: (dice: Dice) => unknown;
  /** It takes a cursor, of which there are none before the first answer. */
  readonly takesCursor: boolean;
}

/** The first day that operations ask about, and how many follow. */
const FIRST_DAY = "2025-05-15";
const DAYS = 72;

const strangeIds = ["no-such-thing", "", "Istanbul", "c01 ", "'; DROP", "🕊️", "$id", "\\u0000"];

/** Throws arguments for fields, as literals and as variables. */
export class Values {
  private readonly slots: Slot[] = [];

  private readonly filters: Filters;

  constructor(
    private readonly dice: Dice,
    private readonly vocabulary: Vocabulary,
  ) {
    this.filters = new Filters(vocabulary);
  }

  /** The variables that a text names. */
  usedIn(text: string): readonly Slot[] {
    return this.slots.filter(({ name }) => new RegExp(`\\$${name}\\b`).test(text));
  }

  /** The arguments of a field as written, with their parentheses; nothing where it gets none. */
  argumentsOf(args: readonly GraphQLArgument[], kind: string): string {
    const names = this.namesAskedFor();
    const written = args
      .filter((arg) => names.includes(arg.name) || isNonNullType(arg.type))
      .map((arg) => `${arg.name}: ${this.argument(arg, kind)}`);
    return written.length === 0 ? "" : `(${this.dice.some(written, written.length).join(", ")})`;
  }

  /** Which arguments to give, where there are such; pages most often by `first` and `after`. */
  private namesAskedFor(): readonly string[] {
    const { dice } = this;
    const size = dice.pick(["first", "first", "first", "first", "first", "last", "both", "none"]);
    const sizes = size === "both" ? ["first", "last"] : [size];
    const others = { asOf: 0.4, after: 0.35, before: 0.15, orderBy: 0.4, filter: 0.2 };
    return [
      ...sizes,
      ...Object.entries(others).flatMap(([name, likely]) => (dice.chance(likely) ? [name] : [])),
    ];
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

  private argument({ name, type }: GraphQLArgument, kind: string): string {
    if (name === "after" || name === "before") return this.cursor();
    if (name === "orderBy") return this.orderBy(type);
    if (name === "filter") return this.filter(type);
    const purpose = name === "first" || name === "last" ? "size" : String(type);
    return this.value(type, (dice) => this.plainValue(name, kind, dice), purpose);
  }

  private plainValue(name: string, kind: string, dice: Dice): unknown {
    const kinds = Object.keys(this.vocabulary.ids);
    switch (name) {
      case "first":
      case "last":
        return dice.pick([0, 1, 1, 2, 2, 3, 3, 4, 5, 5]);
      case "asOf":
        return this.day(dice);
      case "ids":
        return dice.times(dice.below(6), () => this.id(dice, dice.pick(kinds)));
      case "id":
        return this.id(dice, kind);
    }
    throw new Error(`Nobody knows what to give for ${name}.`);
  }

  /** Any day, or more often one on which something was first known, or the next. */
  private day(dice: Dice): string {
    if (dice.chance(0.4)) return dice.day(FIRST_DAY, DAYS);
    const known = this.vocabulary.valuesOf("knownFrom").map(String);
    return dice.day(dice.pick(known), dice.chance(0.7) ? 0 : 1);
  }

  private value(
    type: GraphQLInputType,
    throwValue: (dice: Dice) => unknown,
    purpose = String(type),
  ): string {
    const literal = () => literalOf(throwValue(this.dice), type);
    return this.literalOrVariable(String(type), literal, throwValue, purpose);
  }

  private literalOrVariable(
    type: string,
    literal: () => string,
    throwValue: (dice: Dice) => unknown,
    purpose = type,
  ): string {
    if (this.dice.chance(0.5)) return literal();
    const known = this.slots.filter((slot) => slot.type === type && slot.purpose === purpose);
    if (known.length > 0 && this.dice.chance(0.3)) return `$${this.dice.pick(known).name}`;
    const slot = { type, purpose, throwValue };
    if (this.dice.chance(0.3)) return this.variable(slot, ` = ${literal()}`, 0.4);
    return this.variable(slot, "", type.endsWith("!") ? 0 : 0.15);
  }

  /** A new variable; with that probability it is left out, or null where it may be. */
  private variable(
    { type, purpose, throwValue }: Pick<Slot, "type" | "purpose" | "throwValue">,
    byDefault: string,
    absent: number,
  ): string {
    const name = `v${this.slots.length}`;
    const nullable = !type.endsWith("!");
    this.slots.push({
      name,
      type,
      purpose,
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
    const cursor = { type: "String", purpose: "cursor", byDefault: "", takesCursor: true };
    this.slots.push({ ...cursor, name, throwValue: () => undefined });
    return `$${name}`;
  }

  private id(dice: Dice, kind: string): string {
    const { ids } = this.vocabulary;
    const known = Object.values(ids).flat();
    if (dice.chance(0.9)) return dice.pick(ids[kind] ?? known);
    return dice.pick(dice.chance(0.5) ? known : strangeIds);
  }

  /** A filter as a whole, or one operator whose operand may be a variable. */
  private filter(type: GraphQLInputType): string {
    if (this.dice.chance(0.7)) return this.value(type, (dice) => this.filters.of(type, dice));
    const comparisons = Object.values(objectType(type).getFields()).filter((field) =>
      isComparison(field.type),
    );
    const { name, type: comparison } = this.dice.pick(comparisons);
    const operator = this.dice.pick(Object.values(objectType(comparison).getFields()));
    const operand = this.value(operator.type, (dice) =>
      this.filters.operand(name, operator.name, operator.type, dice),
    );
    return `{ ${name}: { ${operator.name}: ${operand} } }`;
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
    const throwValue = (throws: Dice) => throws.pick(["ASC", "DESC"]);
    const slot = { type: "OrderDirection!", purpose: "OrderDirection!", throwValue };
    const given = this.variable(slot, dice.chance(0.5) ? " = DESC" : "", 0);
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
