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

/** An instant, answered as the 24 characters of UTC that the graph holds; asked with in any zone. */
export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: "DateTime",
  description: "An instant in UTC, such as `2025-05-28T10:00:00.000Z`.",
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
  serialize: String,
  parseValue: checkedInstant,
  parseLiteral: (node) => checkedInstant(node.kind === Kind.STRING ? node.value : undefined),
});

/** Whether the text is a day that the calendar has, written `YYYY-MM-DD`, in the years 1 to 9999. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < "0001") return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function checkedDay(value: unknown): string {
  if (typeof value === "string" && isDay(value)) return value;
  throw new GraphQLError(`A Date is a day as YYYY-MM-DD, which ${shown(value)} is not.`);
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

function checkedInstant(value: unknown): string {
  const [text = "", day = ""] = INSTANT.exec(String(value)) ?? [];
  if (isDay(day) && !Number.isNaN(Date.parse(text))) return new Date(text).toISOString();
  throw new GraphQLError(
    `A DateTime is an instant as YYYY-MM-DDTHH:mm:ssZ, which ${shown(value)} is not.`,
  );
}

function shown(value: unknown): string {
  return typeof value === "string" ? `"${value.slice(0, 40)}"` : "that value";
}
