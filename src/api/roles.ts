import { type GraphQLField, type GraphQLFieldMap, type GraphQLSchema, isObjectType } from "graphql";
import type { PlanRole } from "../plan/role.ts";

/** The fields of an object type. */
export function partsOf(schema: GraphQLSchema, name: string): GraphQLFieldMap<unknown, unknown> {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`The schema has no object type ${name}.`);
  return type.getFields();
}

/** Gives a field its role; it reads the object that the plan has shaped, under its response key. */
export function plan(field: GraphQLField<unknown, unknown> | undefined, role: PlanRole): void {
  if (field === undefined) return;
  mark(field, role);
  field.resolve = (source, _arguments, _context, info) =>
    (source as Readonly<Record<string, unknown>>)[info.path.key];
}

/** Gives a root field its role; its resolver stays. */
export function mark(field: GraphQLField<unknown, unknown> | undefined, role: PlanRole): void {
  if (field) field.extensions = { ...field.extensions, plan: role };
}

/**
 * Spares a list's resolver all arguments but the one it reads: type-graphql would make instances of
 * them, of each part of a filter too, and the planner reads them by itself.
 */
export function spare(field: GraphQLField<unknown, unknown> | undefined): void {
  if (field?.resolve === undefined) return;
  const { resolve } = field;
  field.resolve = (source, { asOf }, context, info) => resolve(source, { asOf }, context, info);
}
