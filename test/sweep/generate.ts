import { type GraphQLSchema, parse, validate } from "graphql";
import { Dice } from "./dice.ts";
import { favouriteOf } from "./favourite.ts";
import { isWithinLimits, measure } from "./measure.ts";
import { type Slot, Values } from "./values.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { Writer } from "./writer.ts";

/** An operation that anyone could have sent, and the variables it takes. */
export interface Operation {
  /** What it can be made again by. */
  readonly number: number;
  readonly text: string;
  readonly slots: readonly Slot[];
  readonly variables: Readonly<Record<string, unknown>>;
  /** How many were thrown away before it, because they broke a rule or a limit. */
  readonly invalid: number;
  readonly beyondLimits: number;
}

/** The operation of that number: valid, and within the limits. */
export function generate(schema: GraphQLSchema, vocabulary: Vocabulary, number: number): Operation {
  let invalid = 0;
  let beyondLimits = 0;
  const favourite = favouriteOf(schema, number);
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const dice = new Dice(number * 1000 + attempt);
    const writer = new Writer(schema, dice, new Values(dice, vocabulary), favourite);
    const text = writer.operation();
    const slots = writer.values.usedIn(text);
    const variables = throwVariables(slots, dice);
    const document = parse(text);
    if (validate(schema, document).length > 0) invalid += 1;
    else if (!isWithinLimits(measure(schema, document, variables))) beyondLimits += 1;
    else return { number, text, slots, variables, invalid, beyondLimits };
  }
  throw new Error(`No operation ${number} came to be.`);
}

/** Values for an operation's variables; those that take cursors stay out. */
export function throwVariables(slots: readonly Slot[], dice: Dice): Record<string, unknown> {
  const thrown = slots.map(({ name, throwValue }) => [name, throwValue(dice)] as const);
  return Object.fromEntries(thrown.filter(([, value]) => value !== undefined));
}
