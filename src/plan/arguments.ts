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
  return (variables) => valueFromAST(given.value, argument.type, variables) ?? undefined;
}

/**
 * How many rows a page takes.
 *
 * @throws BadInput where it is out of bounds
 */
export function pageSize(first: unknown): number {
  const size = first == null ? PAGE_DEFAULT : Number(first);
  if (size > PAGE_LIMIT)
    throw new BadInput(`first must be at most ${PAGE_LIMIT}, but was ${size}.`);
  if (size < 0) throw new BadInput(`first must be at least 0, but was ${size}.`);
  return size;
}
