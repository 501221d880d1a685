import { type FieldNode, type GraphQLField, valueFromAST } from "graphql";
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
  return oncePerRequest(
    (variables) => valueFromAST(given.value, argument.type, variables) ?? undefined,
  );
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
 * @throws BadInput where it is too large or negative
 */
export function pageBound(name: "first" | "last", given: unknown): number | undefined {
  if (given == null) return undefined;
  const size = Number(given);
  if (size > PAGE_LIMIT) {
    throw new BadInput(`${name} must be at most ${PAGE_LIMIT}, but was ${size}.`);
  }
  if (size < 0) throw new BadInput(`${name} must be at least 0, but was ${size}.`);
  return size;
}
