import { GraphQLError, GraphQLScalarType, Kind } from "graphql";

/**
 * A day of the calendar as `YYYY-MM-DD`, checked: from 0001-01-01 to 9999-12-31, in the local day of
 * where it was said or published. It stays a string, on the way in and out.
 */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: "Date",
  description: "A day as `YYYY-MM-DD`, such as `2025-05-28`.",
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
  serialize: String,
  parseValue: checkedDay,
  parseLiteral: (node) => checkedDay(node.kind === Kind.STRING ? node.value : undefined),
});

/** An instant in UTC, as the 24 characters that the graph holds. Only ever answered, never asked with. */
export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: "DateTime",
  description: "An instant in UTC, such as `2025-05-28T10:00:00.000Z`.",
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
  serialize: String,
});

/** Whether the text is a day that the calendar has, written `YYYY-MM-DD`, in the years 1 to 9999. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < "0001") return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function checkedDay(value: unknown): string {
  if (typeof value === "string" && isDay(value)) return value;
  const shown = typeof value === "string" ? `"${value.slice(0, 40)}"` : "that value";
  throw new GraphQLError(`A Date is a day as YYYY-MM-DD, which ${shown} is not.`);
}
