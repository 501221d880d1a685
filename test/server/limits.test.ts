import { getIntrospectionQuery } from "graphql";
import { describe, expect, test } from "vitest";
import { serving } from "../support/serving.ts";

/** `{ person { country { people { nodes { country { people .. { id } } } } } } }`, so many levels deep. */
function deep(levels: number): string {
  const names = ["country", "people", "nodes"];
  const path = ["person", ...Array.from({ length: levels - 2 }, (_, at) => names[at % 3])];
  return `{ ${path.join(" { ")} { __typename ${"} ".repeat(levels)}`;
}

/** So many lexical tokens, twelve of them around the ids. */
function long(tokens: number): string {
  return `{ nodes(ids: [${'"a" '.repeat(tokens - 12)}]) { id } }`;
}

/** The type of a type, so many levels deep. */
function typesOf(levels: number): string {
  return `{ __type(name: "Person") { ${"ofType { ".repeat(levels - 2)} name ${"} ".repeat(levels)}`;
}

describe("a question is refused before it runs, with the limit and what it was", () => {
  test.each([
    [
      "too deep",
      deep(16),
      "The depth of an operation must be at most 15, but was 16.",
      "QUERY_TOO_COSTLY",
    ],
    [
      "an introspection too deep",
      typesOf(17),
      "The depth of an introspection must be at most 16, but was 17.",
      "QUERY_TOO_COSTLY",
    ],
    [
      "too costly",
      "{ people(first: 100) { nodes { claims(first: 100) { edges { reportedIn { id } } } } } }",
      "The cost of an operation, in rows, must be at most 50000, but was 60100.",
      "QUERY_TOO_COSTLY",
    ],
    [
      "too long",
      long(1001),
      "The tokens of a document must be at most 1000, but were 1001.",
      "QUERY_TOO_COSTLY",
    ],
    [
      "too many directives",
      `{ hello ${"@include(if: true) ".repeat(11)} }`,
      "The directives of a document must be at most 10, but were 11.",
      "QUERY_TOO_COSTLY",
    ],
    [
      "too large a page",
      "{ people(first: 500) { totalCount } }",
      "first of people must be at most 100, but was 500.",
      "BAD_USER_INPUT",
    ],
  ])("%s", async (_, query, message, code) => {
    const { ask } = await serving();

    const { status, body } = await ask({ query });

    expect(body).toEqual({ errors: [expect.objectContaining({ message, extensions: { code } })] });
    expect(status).toBe(400);
  });

  test.each([
    ["a depth of 15", { query: deep(15) }],
    ["an introspection's depth of 16", { query: typesOf(16) }],
    ["1,000 tokens", { query: long(1000) }],
    [
      "a cost of 50,000",
      {
        query:
          "{ people(first: 100) { nodes { claims(first: 83) { edges { reportedIn { id } } } country { id } } } }",
      },
    ],
    [
      "what tools ask to know the schema",
      { query: getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true }) },
    ],
  ])("%s is allowed", async (_, question) => {
    const { ask } = await serving();

    const { status, body } = await ask(question);

    expect(body.errors).toBeUndefined();
    expect(status).toBe(200);
  });

  test("variables decide, though the document is known already", async () => {
    const { ask } = await serving();
    const query =
      "query ($n: Int!) { people(first: $n) { nodes { claims(first: $n) { edges { reportedIn { id } } } } } }";

    expect((await ask({ query, variables: { n: 10 } })).body.errors).toBeUndefined();
    expect((await ask({ query, variables: { n: 100 } })).body.errors[0].extensions.code).toBe(
      "QUERY_TOO_COSTLY",
    );
    expect((await ask({ query, variables: { n: 10 } })).body.errors).toBeUndefined();
  });

  test("of two operations, the one that is named counts", async () => {
    const { ask } = await serving();
    const query = "query Small { hello } query Large { people(first: 500) { totalCount } }";

    expect((await ask({ query, operationName: "Small" })).body).toEqual({ data: { hello: null } });
    expect((await ask({ query, operationName: "Large" })).status).toBe(400);
  });
});

describe("with the header Parley-Cost the answer says what it costs", () => {
  const query =
    "query ($n: Int!) { people(first: $n) { nodes { claims(first: 100) { edges { reportedIn { id } } } } } }";
  const told = { "parley-cost": "true" };

  test("and how much it might", async () => {
    const { ask } = await serving();

    const { status, body } = await ask({ query, variables: { n: 10 } }, told);

    expect(body.extensions).toEqual({ cost: { requested: 6010, limit: 50_000 } });
    expect(status).toBe(200);
  });

  test("though it is refused for that", async () => {
    const { ask } = await serving();

    const { status, body } = await ask({ query, variables: { n: 100 } }, told);

    expect(body.errors[0].extensions.code).toBe("QUERY_TOO_COSTLY");
    expect(body.extensions).toEqual({ cost: { requested: 60_100, limit: 50_000 } });
    expect(status).toBe(400);
  });

  test.each([
    ["without the header", { query: "{ hello }" }, {}],
    ["where the header says something else", { query: "{ hello }" }, { "parley-cost": "no" }],
    ["where the variables are wrong", { query, variables: { n: "many" } }, told],
    ["where the question is", { query: "{ nothing }" }, told],
  ])("but not %s", async (_, question, headers) => {
    const { ask } = await serving();

    const { body } = await ask(question, headers);

    expect(body.extensions).toBeUndefined();
  });
});

describe("a document that nests without end is refused, and the server answers on", () => {
  const many = 20_000;
  test.each([
    ["fields", "{ a".repeat(many)],
    ["lists", `{ hello(name: ${"[".repeat(many)}`],
    ["objects", `{ hello(name: ${"{a: ".repeat(many)}`],
    ["types", `query ($a: ${"[".repeat(many)}`],
    ["variables in JSON", "query ($n: Int) { people(first: $n) { totalCount } }"],
  ])("%s", async (what, query) => {
    const { get, ask } = await serving();
    const nested = what === "variables in JSON" ? "[".repeat(many) + "]".repeat(many) : "null";

    const response = await get("graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: `{"query": ${JSON.stringify(query)}, "variables": {"n": ${nested}}}`,
    });

    expect(response.status).toBe(400);
    expect((await ask({ query: "{ hello }" })).status).toBe(200);
  });
});

test("a fragment that spreads itself is refused by validation", async () => {
  const { ask } = await serving();

  const { status, body } = await ask({
    query: "{ person { ...a } } fragment a on Person { country { people { nodes { ...a } } } }",
  });

  expect(body.errors[0].extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
  expect(status).toBe(400);
});

test("introspection that goes round in circles is refused", async () => {
  const { ask } = await serving();
  const round = "fields { type { ";

  const { status } = await ask({
    query: `{ __type(name: "Person") { ${round.repeat(5)} name ${"} } ".repeat(5)} } }`,
  });

  expect(status).toBe(400);
});

test("variables are refused with a sentence where they are nested too deep", async () => {
  const { ask } = await serving();
  const nested = (depth: number): unknown => (depth === 0 ? 1 : { not: nested(depth - 1) });

  const deep = await ask({ query: "{ hello }", variables: { filter: nested(31) } });
  const deeper = await ask({ query: "{ hello }", variables: { filter: nested(1000) } });

  expect(deep.status).toBe(200);
  expect(deeper.status).toBe(400);
  expect(deeper.body.errors[0]).toMatchObject({
    message: "The nesting of the variables must be at most 32, but was 1001.",
    extensions: { code: "QUERY_TOO_COSTLY" },
  });
});

test.each(["Nope", ""])(
  "an operation that is not there is the client's mistake: %j",
  async (name) => {
    const { ask } = await serving();
    const query = "query There { hello }";
    const unnamed = await ask({ query });

    const { status, body } = await ask({ query, operationName: name });

    expect(unnamed.status).toBe(200);
    expect(status).toBe(400);
    expect(body.errors[0].extensions.code).toBe("OPERATION_RESOLUTION_FAILURE");
  },
);

describe("a body has at most 100 KB", () => {
  const body = (bytes: number) => {
    const frame = JSON.stringify({ query: "{ hello }", extensions: { pad: "" } });
    return JSON.stringify({
      query: "{ hello }",
      extensions: { pad: "x".repeat(bytes - frame.length) },
    });
  };
  const init = (bytes: number) => ({
    method: "POST",
    headers: { "content-type": "application/json" },
    body: body(bytes),
  });

  test("as much is taken", async () => {
    const { get } = await serving();

    expect((await get("graphql", init(102_400))).status).toBe(200);
  });

  test("more is refused with a sentence", async () => {
    const { get } = await serving();

    const response = await get("graphql", init(102_401));

    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({
      errors: [
        {
          message: "The bytes of a request's body must be at most 102400, but were 102401.",
          extensions: { code: "QUERY_TOO_COSTLY" },
        },
      ],
    });
  });
});
