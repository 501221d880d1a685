import { buildSchema } from "graphql";
import { describe, expect, test } from "vitest";
import { fault } from "./judge.ts";
import type { Request } from "./requests.ts";

const schema = buildSchema(`
  interface Entity { id: ID! label: String }
  type Person implements Entity { id: ID! label: String name: String! }
  type Place implements Entity { id: ID! label: String since: Date }
  scalar Date
  enum Stance { OFFERS DEMANDS }
  type Query { one: Entity some: [Entity!]! count: Int! stance: Stance }
`);

const QUERY =
  "query ($yes: Boolean!) { count some { id ...p } stance @skip(if: $yes) } fragment p on Person { name }";

const SOUND = { data: { count: 2, some: [{ id: "a", name: "Ann" }, { id: "b" }] } };

/** What is held against an answer to that question. */
function found(body: unknown, { status = 200, query = QUERY, nosniff = "nosniff" } = {}) {
  const request: Request = {
    number: 1,
    sort: "mutated",
    method: "POST",
    path: "/graphql",
    headers: {},
    body: Buffer.from(JSON.stringify({ query, variables: { yes: true } })),
  };
  const headers = { "content-type": "application/json", "x-content-type-options": nosniff };
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return fault(schema, request, { status, headers, text });
}

/** An error as it may be told, but for what is given. */
const failing = (error: object) => ({
  errors: [{ message: "No.", extensions: { code: "BAD_USER_INPUT" }, ...error }],
});

describe("the judge of hostile requests", () => {
  test("has nothing against answers that may be so", () => {
    expect(found(SOUND)).toBeUndefined();
    expect(found({ data: { one: null } }, { query: "{ one { label } }" })).toBeUndefined();
    expect(found(failing({}), { status: 400 })).toBeUndefined();
    expect(
      found({ ...failing({ path: ["one"] }), data: { one: null } }, { query: "{ one { id } }" }),
    ).toBeUndefined();
  });

  test.each([
    ["a field that is not there", { count: 2 }],
    ["a field that nobody asked for", { ...SOUND.data, stance: null }],
    ["fields in another order", { some: [], count: 2 }],
    ["a null where none may be", { count: null, some: [] }],
    ["a null in a list where none may be", { count: 2, some: [null] }],
    ["a text that has to be a number", { count: "2", some: [] }],
    ["a number past 32 bits", { count: 2 ** 40, some: [] }],
    ["an object in place of a list", { count: 2, some: {} }],
    ["a field of another kind", { count: 2, some: [{ id: "b", since: null }] }],
  ])("sees %s", (_what, data) => {
    expect(found({ data })).toMatch(/data/);
  });

  test.each([
    ["an enumeration's value that there is not", { stance: "offers" }, "{ stance }"],
    ["a day that is none", { one: { since: "x" } }, "{ one { ... on Place { since } } }"],
    ["the name of another type", { one: { __typename: "Query" } }, "{ one { __typename } }"],
    ["data of a question that is not valid", { nothing: 1 }, "{ nothing }"],
    ["data of no question", { count: 1 }, "{ count"],
  ])("sees %s", (_what, data, query) => {
    expect(found({ data }, { query })).toBeDefined();
  });

  test.each([
    ["a failure of the server", failing({ extensions: { code: "INTERNAL_SERVER_ERROR" } })],
    ["an error without a code", failing({ extensions: {} })],
    ["an error without a word", failing({ message: "" })],
    ["a stack beside a code", failing({ extensions: { code: "BAD_REQUEST", stacktrace: [] } })],
    ["a stack", failing({ message: "no at work (src/work.ts:1:2)" })],
    ["a statement", failing({ message: "MATCH (n) is wrong" })],
    ["a suggestion", failing({ message: 'Did you mean "count"?' })],
    ["an error of what is there", { ...SOUND, ...failing({ path: ["count"] }) }],
    ["no errors in a list of them", { errors: [] }],
    ["what nobody asked to know", { ...SOUND, extensions: { cost: {} } }],
    ["another part", { ...SOUND, stack: 1 }],
    ["neither data nor errors", {}],
    ["a page", "<html>"],
    ["nothing", ""],
  ])("sees %s", (_what, body) => {
    expect(found(body)).toBeDefined();
  });

  test("sees a 500 and a missing header", () => {
    expect(found(SOUND, { status: 500 })).toBe("it is a 500");
    expect(found(SOUND, { nosniff: "" })).toBe("it has no security headers");
  });
});
