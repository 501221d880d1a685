import { type FieldNode, type GraphQLField, valueFromAST } from "graphql";
import type { Value } from "../graph/graph.ts";
import { checkValues } from "../graph/values.ts";
import { BadInput } from "../model/faults.ts";

export type Variables = Readonly<Record<string, unknown>>;

/** Reads one argument of a field, coerced, from a request's variables. */
export type ReadArgument = (variables: Variables) => unknown;

/** How many a list gives where nobody says. */
export const PAGE_DEFAULT = 20;

/** How many a list gives at most. */
export const PAGE_LIMIT = 100;

/** The reader of an argument; absent ones read as their default, else as undefined. */
export function argumentReader(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  name: string,
): ReadArgument {
  const argument = definition.args.find((each) => each.name === name);
  const given = node.arguments?.find((each) => each.name.value === name);
  if (argument === undefined || given === undefined) return () => argument?.defaultValue;
  return oncePerRequest((variables) => {
    const value = valueFromAST(given.value, argument.type, variables) ?? undefined;
    return value === undefined ? value : checked(name, value as Value);
  });
}

/**
 * The value, told by its argument's name before the statement has a name of its own for it.
 *
 * @throws BadInput where an engine would change, misread or crash on it
 */
export function checked(name: string, value: Value): Value {
  checkValues({ [name]: value });
  return value;
}

/** Reads once what several parts of a request ask for: its variables are an object of its own. */
export function oncePerRequest<T>(read: (variables: Variables) => T): (variables: Variables) => T {
  let last: { readonly variables: Variables; readonly value: T } | undefined;
  return (variables) => {
    if (last?.variables !== variables) last = { variables, value: read(variables) };
    return last.value;
  };
}

/**
 * A page's bound as it was given, or undefined.
 *
 * @param path the field's, from the root field on; none where nobody knows it
 * @throws BadInput where it is too large or negative
 */
export function pageBound(
  name: "first" | "last",
  given: unknown,
  path: readonly string[] = [],
): number | undefined {
  if (given == null) return undefined;
  const size = Number(given);
  if (size > PAGE_LIMIT) {
    throw new BadInput(`${boundOf(name, path)} must be at most ${PAGE_LIMIT}, but was ${size}.`);
  }
  if (size < 0) throw new BadInput(`${boundOf(name, path)} must be at least 0, but was ${size}.`);
  return size;
}

function boundOf(name: string, path: readonly string[]): string {
  return path.length === 0 ? name : `${name} of ${path.join(".")}`;
}
