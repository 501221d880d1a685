import { GraphQLError } from "graphql";
import { describe, expect, test } from "vitest";
import {
  BadInput,
  Conflict,
  type Fault,
  NotFound,
  TimedOut,
  TooCostly,
  Unavailable,
} from "../../src/model/faults.ts";
import { serving } from "../support/serving.ts";
import { talks } from "../support/talks.ts";

const SECRET = "MATCH (n) on bolt://10.0.0.1:7687 as neo4j with hunter2";

function failing(error: unknown) {
  const schema = talks({
    "Query.hello": () => {
      throw error;
    },
  });
  return serving({ schema });
}

describe("a fault comes to the client as its sentence and its code", () => {
  const cause = new Error(SECRET);
  test.each<[string, Fault]>([
    ["BAD_USER_INPUT", new BadInput("The cursor is of another list.", { cause })],
    ["NOT_FOUND", new NotFound("There is no process istanbul.", { cause })],
    ["QUERY_TOO_COSTLY", new TooCostly("Sub-queries must be at most 60, but were 61.", { cause })],
    ["UNAVAILABLE", new Unavailable("The database cannot be reached.", { cause })],
    ["TIMEOUT", new TimedOut("The answer was not there within 5 s.", { cause })],
    ["CONFLICT", new Conflict("Another load changed the same.", { cause })],
  ])("%s", async (code, fault) => {
    const { ask, logged } = await failing(fault);

    const { status, body } = await ask({ query: "{ hello }" });

    expect(status).toBe(200);
    expect(body).toEqual({
      data: { hello: null },
      errors: [
        {
          message: fault.message,
          locations: [{ line: 1, column: 3 }],
          path: ["hello"],
          extensions: { code },
        },
      ],
    });
    expect(JSON.stringify(logged)).toContain(SECRET);
  });
});

describe("anything else is masked", () => {
  test.each([
    ["an error", new Error(SECRET)],
    [
      "an error with a code",
      Object.assign(new Error(SECRET), { code: "Neo.ClientError.Statement" }),
    ],
    ["an error behind GraphQL's", new GraphQLError("Broken", { originalError: new Error(SECRET) })],
    ["what is no error", SECRET],
  ])("%s", async (_, thrown) => {
    const { ask, logged } = await failing(thrown);

    const { body } = await ask(
      { query: "query Greeting { hello }" },
      { "x-request-id": "abc-123" },
    );

    expect(body.errors).toEqual([
      {
        message: "Something went wrong. The log has the cause, under the request abc-123.",
        locations: [{ line: 1, column: 18 }],
        path: ["hello"],
        extensions: { code: "INTERNAL_SERVER_ERROR" },
      },
    ]);
    const entry = logged.find(({ requestId, err }) => requestId === "abc-123" && err);
    expect(entry).toMatchObject({ operation: "Greeting", path: "hello" });
    expect(JSON.stringify(entry)).toContain(thrown === SECRET ? SECRET : "Error");
  });

  test("so is an answer that the schema does not allow", async () => {
    const { ask } = await serving({ schema: talks({ "Query.person": () => ({ id: null }) }) });

    const { body } = await ask({ query: "{ person { id } }" });

    expect(body.errors[0].message).toMatch(/^Something went wrong\./);
    expect(body.errors[0].extensions).toEqual({ code: "INTERNAL_SERVER_ERROR" });
  });
});

describe("what GraphQL says of a question is passed on", () => {
  test.each([
    ["a syntax error", "{ hello", {}, 400, "GRAPHQL_PARSE_FAILED"],
    ["an unknown field", "{ helo }", {}, 400, "GRAPHQL_VALIDATION_FAILED"],
    [
      "an unknown operation",
      "query A { hello } query B { hello }",
      {},
      400,
      "OPERATION_RESOLUTION_FAILURE",
    ],
    [
      "a variable of another type",
      "query ($n: Int) { people(first: $n) { totalCount } }",
      { n: "x" },
      400,
      "BAD_USER_INPUT",
    ],
    [
      "a variable that is missing",
      "query ($id: ID!) { person(id: $id) { id } }",
      {},
      400,
      "BAD_USER_INPUT",
    ],
    [
      "a null where a value has to be",
      'query ($id: ID = "a") { person(id: $id) { id } }',
      { id: null },
      400,
      "BAD_USER_INPUT",
    ],
  ])("%s", async (_, query, variables, status, code) => {
    const { ask, logged } = await serving();

    const answer = await ask({ query, variables });

    expect([answer.status, answer.body.errors[0].extensions]).toEqual([status, { code }]);
    expect(answer.body.errors[0].message).not.toContain("Something went wrong");
    expect(logged.filter(({ level }) => Number(level) > 30)).toEqual([]);
  });
});

test("no stack comes with any error, whatever NODE_ENV says", async () => {
  const { ask } = await failing(new Error(SECRET));

  const { body } = await ask({ query: "{ hello }" });

  expect(JSON.stringify(body)).not.toMatch(/stack|\.ts:|hunter2/);
});
