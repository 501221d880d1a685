import { type GraphQLSchema, lexicographicSortSchema, printSchema } from "graphql";

/** The schema as `schema/schema.graphql` has it: sorted, so that a change shows as one. */
export function printedSchema(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
