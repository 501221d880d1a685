import { type ExecutionResult, type GraphQLSchema, parse } from "graphql";
import { difference } from "./compare.ts";
import { Dice } from "./dice.ts";
import type { Facts } from "./facts.ts";
import { type Operation, throwVariables } from "./generate.ts";
import { isWithinLimits, measure } from "./measure.ts";
import { placeOfCursor } from "./places.ts";
import { read } from "./reader.ts";

export type Variables = Readonly<Record<string, unknown>>;

/** What the sweep is about: the facts, the schema, and the system that answers from a graph. */
export interface Swept {
  readonly schema: GraphQLSchema;
  readonly facts: Facts;
  run(text: string, variables: Variables): Promise<ExecutionResult>;
}

/** An answer that is not the reader's. */
export interface Failure {
  readonly text: string;
  readonly variables: Variables;
  readonly difference: string;
}

/**
 * Asks an operation three times: from the start, then after cursors of the first answer, then with
 * other values for all of its variables. Gives the first answer that is not the reader's.
 */
export async function sweep(swept: Swept, operation: Operation): Promise<Failure | undefined> {
  const { text, slots, variables } = operation;
  const cursors = new Map<string, string>();
  const dice = new Dice(operation.number + 500_000);
  const failure = await compare(swept, text, variables, cursors);
  if (failure !== undefined) return failure;
  const takers = slots.filter((slot) => slot.takesCursor).map((slot) => slot.name);
  const further = { ...variables, ...afterSome(swept, text, variables, { takers, cursors, dice }) };
  const nextFailure = await compare(swept, text, further, cursors);
  if (nextFailure !== undefined || slots.length === takers.length) return nextFailure;
  const others = otherVariables(swept, operation, dice);
  const after = afterSome(swept, text, others, { takers, cursors, dice });
  return compare(swept, text, { ...others, ...after }, cursors);
}

async function compare(
  { schema, facts, run }: Swept,
  text: string,
  variables: Variables,
  cursors: Map<string, string>,
): Promise<Failure | undefined> {
  const document = parse(text);
  const known = (given: string) => cursors.get(given);
  const expected = read(facts, { schema, document, variables, cursors: known });
  const found = difference(expected, await run(text, variables), cursors);
  return found === undefined ? undefined : { text, variables, difference: found };
}

/** Values within the limits; where none come up, those that the operation came with. */
function otherVariables({ schema }: Swept, operation: Operation, dice: Dice): Variables {
  const document = parse(operation.text);
  const thrown = dice.times(20, () => throwVariables(operation.slots, dice));
  const fitting = thrown.find((each) => isWithinLimits(measure(schema, document, each)));
  return fitting ?? operation.variables;
}

/** Cursors for the variables that take one, out of those seen in the same list and order. */
function afterSome(
  { schema, facts }: Swept,
  text: string,
  variables: Variables,
  with_: {
    readonly takers: readonly string[];
    readonly cursors: ReadonlyMap<string, string>;
    readonly dice: Dice;
  },
): Variables {
  const { takers, cursors, dice } = with_;
  const lists = new Map<string, string>();
  const probes = Object.fromEntries(takers.map((name) => [name, name]));
  read(facts, {
    schema,
    document: parse(text),
    variables: { ...variables, ...probes },
    cursors: (given, { scope, order }) => {
      lists.set(given, `${scope} ${order}`);
      return undefined;
    },
  });
  const fitting = takers.flatMap((name) => {
    const seen = [...cursors].filter(([, own]) => {
      const { scope, order } = placeOfCursor(own);
      return `${scope} ${order}` === lists.get(name);
    });
    return seen.length === 0 || dice.chance(0.2) ? [] : [[name, dice.pick(seen)[0]]];
  });
  return Object.fromEntries(fitting);
}
