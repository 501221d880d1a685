import { auditServer } from "graphql-http";
import { describe, expect, test } from "vitest";
import { json, serving } from "../support/serving.ts";
import { talks } from "../support/talks.ts";

const QUESTION = { query: "{ hello }" };
const JSON_TYPE = { "content-type": "application/json" };

describe("questions come over HTTP as its specification says", () => {
  test("all that it requires and recommends holds: its own audit has no error and no warning", async () => {
    const { server } = await serving();
    const url = new URL("graphql", server.url).href;
    // The header that tells a browser's own requests from those that another page makes it send.
    const fetchFn = (input: string, init?: RequestInit) =>
      fetch(input, { ...init, headers: { ...init?.headers, "apollo-require-preflight": "true" } });

    const results = await auditServer({ url, fetchFn });

    const failing = results.filter(({ status }) => status !== "ok");
    expect(results.length).toBeGreaterThan(50);
    expect(failing.map(({ status, name }) => `${status}: ${name}`)).toEqual([]);
  });

  test.each([
    [undefined, "application/json; charset=utf-8"],
    ["*/*", "application/json; charset=utf-8"],
    ["application/json", "application/json; charset=utf-8"],
    ["application/graphql-response+json", "application/graphql-response+json; charset=utf-8"],
    [
      "application/graphql-response+json, application/json;q=0.9",
      "application/graphql-response+json; charset=utf-8",
    ],
  ])("who accepts %s is answered with %s", async (accept, type) => {
    const { ask } = await serving();

    const { status, headers, body } = await ask(QUESTION, accept ? { accept } : {});

    expect([status, headers.get("content-type"), body]).toEqual([
      200,
      type,
      { data: { hello: null } },
    ]);
  });

  test("a GET carries its question in the address", async () => {
    const { get } = await serving();
    const query = new URLSearchParams({
      query: "query ($id: ID!) { person(id: $id) { id } }",
      variables: JSON.stringify({ id: "ann" }),
    });

    const response = await get(`graphql?${query}`, {
      headers: { "apollo-require-preflight": "1" },
    });

    expect([response.status, await response.json()]).toEqual([200, { data: { person: null } }]);
  });

  test.each([
    ["a GET that any page can send", { method: "GET" }, "?query={hello}", 400],
    [
      "a form that any page can send",
      { method: "POST", headers: { "content-type": "text/plain" }, body: JSON.stringify(QUESTION) },
      "",
      400,
    ],
    [
      "a form that is encoded",
      {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: "query={hello}",
      },
      "",
      415,
    ],
    [
      "several questions in one",
      { method: "POST", headers: JSON_TYPE, body: JSON.stringify([QUESTION, QUESTION]) },
      "",
      400,
    ],
    ["what is no JSON", { method: "POST", headers: JSON_TYPE, body: "{" }, "", 400],
    ["nothing", { method: "POST", headers: JSON_TYPE, body: "{}" }, "", 400],
    [
      "another method",
      { method: "PUT", headers: JSON_TYPE, body: JSON.stringify(QUESTION) },
      "",
      405,
    ],
    [
      "who accepts neither form of answer",
      {
        method: "POST",
        headers: { ...JSON_TYPE, accept: "text/csv" },
        body: JSON.stringify(QUESTION),
      },
      "",
      406,
    ],
  ])("%s is refused, with a sentence", async (_, init, search, status) => {
    const { get } = await serving();

    const response = await get(`graphql${search}`, init);

    const { errors } = await json(response);
    expect(response.status).toBe(status);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toEqual({
      message: expect.stringMatching(/\w/),
      extensions: { code: "BAD_REQUEST" },
    });
  });

  test("what is refused early keeps to the form that the client accepts", async () => {
    const { ask } = await serving();
    const accept = "application/graphql-response+json";

    const { headers } = await ask({ query: "hello ".repeat(1001) }, { accept });

    expect(headers.get("content-type")).toBe(`${accept}; charset=utf-8`);
  });

  test.each([
    ["what is wrong", "{ nothing }"],
    ["what is no GraphQL", "{"],
    ["what is too long", "hello ".repeat(1001)],
    ["what is too costly", "{ people(first: 500) { totalCount } }"],
  ])(
    "%s is refused with 200 for who asks for application/json by name, else with 400",
    async (_, query) => {
      const { ask } = await serving();
      const accepting = async (accept: string) => (await ask({ query }, { accept })).status;

      expect(await accepting("application/json")).toBe(200);
      expect(await accepting("application/graphql-response+json, application/json;q=0.9")).toBe(
        400,
      );
      expect(await accepting("*/*")).toBe(400);
    },
  );

  test("what is no question keeps its status, whatever is accepted", async () => {
    const { get } = await serving();
    const headers = { ...JSON_TYPE, accept: "application/json" };

    const { status } = await get("graphql", { method: "POST", headers, body: "{}" });

    expect(status).toBe(400);
  });

  test("there is no landing page that loads from elsewhere", async () => {
    const { get } = await serving();

    const response = await get("graphql", { headers: { accept: "text/html" } });

    expect(response.headers.get("content-type")).not.toContain("html");
  });

  test("answers are not kept by caches on the way", async () => {
    const { ask } = await serving();

    expect((await ask(QUESTION)).headers.get("cache-control")).toBe("no-store");
  });
});

describe("other origins", () => {
  const from = (origin: string) => ({ origin, "access-control-request-method": "POST" });

  test("may not ask unless they are named", async () => {
    const { ask } = await serving();

    const { headers } = await ask(QUESTION, { origin: "https://example.org" });

    expect(headers.get("access-control-allow-origin")).toBeNull();
  });

  test("may ask when they are", async () => {
    const { get, ask } = await serving({ corsOrigins: ["https://example.org"] });

    const preflight = await get("graphql", {
      method: "OPTIONS",
      headers: from("https://example.org"),
    });
    const answer = await ask(QUESTION, { origin: "https://example.org" });
    const other = await ask(QUESTION, { origin: "https://example.net" });

    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe("https://example.org");
    expect(answer.headers.get("access-control-allow-origin")).toBe("https://example.org");
    expect(other.headers.get("access-control-allow-origin")).not.toBe("https://example.net");
  });

  test("may all ask where the star stands", async () => {
    const { ask } = await serving({ corsOrigins: ["*"] });

    const { headers } = await ask(QUESTION, { origin: "https://example.net" });

    expect(headers.get("access-control-allow-origin")).toBe("*");
  });
});

describe("the schema", () => {
  test("can be asked for", async () => {
    const { ask } = await serving();

    const { body } = await ask({ query: "{ __schema { queryType { name } } }" });

    expect(body).toEqual({ data: { __schema: { queryType: { name: "Query" } } } });
  });

  test("cannot when introspection is off, nor is it told name by name", async () => {
    const { ask } = await serving({ introspection: false });

    const whole = await ask({ query: "{ __schema { queryType { name } } }" });
    const guess = await ask({ query: "{ persom { id } }" });

    expect(whole.status).toBe(400);
    expect(guess.body.errors[0].message).not.toContain("person");
  });
});

describe("`Parley-Explain: true`", () => {
  const resolvers = {
    "Query.hello": (_source: unknown, _given: unknown, { explain }: { explain?: unknown[] }) => {
      explain?.push({ field: "hello", statement: "RETURN 1", parameters: {} });
      return "hi";
    },
  };

  test("adds the statements to the answer", async () => {
    const { ask } = await serving({ schema: talks(resolvers) });

    const { body } = await ask(QUESTION, { "parley-explain": "true" });

    expect(body).toEqual({
      data: { hello: "hi" },
      extensions: { cypher: [{ field: "hello", statement: "RETURN 1", parameters: {} }] },
    });
  });

  test.each([[{}], [{ "parley-explain": "false" }]])("%o adds nothing", async (headers) => {
    const { ask } = await serving({ schema: talks(resolvers) });

    expect((await ask(QUESTION, headers)).body).toEqual({ data: { hello: "hi" } });
  });
});
