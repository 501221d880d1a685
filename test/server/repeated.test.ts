import type { FastifyRequest } from "fastify";
import { parse } from "graphql";
import { describe, expect, test } from "vitest";
import { Unavailable } from "../../src/model/faults.ts";
import { createDocuments } from "../../src/server/documents.ts";
import { repeatedIn } from "../../src/server/repeated.ts";
import { serving } from "../support/serving.ts";
import { talks } from "../support/talks.ts";

const PERSON = "query ($id: ID!) { person(id: $id) { id } }";
const TWO = "query One { hello } query Two { person { id name } }";

/** What changes from one request to the next. */
const OWN_HEADERS = ["date", "x-request-id"];

const schema = () =>
  talks({
    "Query.person": (_, { id }: { readonly id: string }) => ({ id, name: `"${id}"\u2028😀` }),
    "Query.hello": (_, { name }: { readonly name: string }) => {
      if (name === "away") throw new Unavailable("The database cannot be reached at the moment.");
      if (name === "broken") throw new Error("a secret");
      return name;
    },
  });

describe("a question that is asked again is answered as it was the first time", () => {
  test.each([
    ["plain", { query: "{ hello }" }, {}],
    ["with variables", { query: PERSON, variables: { id: 'a"b\\ü😀' } }, {}],
    ["with a variable too few", { query: PERSON }, {}],
    ["with a variable of another type", { query: PERSON, variables: { id: { a: 1 } } }, {}],
    ["with variables that are null", { query: "{ hello }", variables: null }, {}],
    ["with variables that are a list", { query: "{ hello }", variables: [] }, {}],
    ["naming its operation", { query: TWO, operationName: "Two" }, {}],
    ["naming an operation that is not there", { query: TWO, operationName: "Three" }, {}],
    ["naming none of two operations", { query: TWO }, {}],
    ["about the schema", { query: "{ __schema { queryType { name } } }" }, {}],
    ["that is no GraphQL", { query: "{ hello" }, {}],
    ["that is not valid", { query: "{ nobody }" }, {}],
    ["with a page out of bounds", { query: "{ people(first: 101) { totalCount } }" }, {}],
    ["with a part of its own", { query: "{ hello }", extensions: {} }, {}],
    ["that wants to know its cost", { query: "{ hello }" }, { "parley-cost": "true" }],
    ["for what is not accepted", { query: "{ hello }" }, { accept: "text/html" }],
    [
      "for the newer media type",
      { query: "{ hello }" },
      { accept: "application/graphql-response+json" },
    ],
    ["of a database that is away", { query: '{ hello(name: "away") person { id } }' }, {}],
  ])("%s", async (_what, question, headers) => {
    const { ask } = await serving({ schema: schema() });

    const answers = [];
    for (let time = 1; time <= 3; time++) answers.push(await ask(question as never, headers));

    const told = answers.map(({ status, headers: given, body }) => {
      const kept = [...given].filter(([name]) => !OWN_HEADERS.includes(name));
      return { status, body, headers: kept };
    });
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
  });

  test("though its failure is masked and logged each time", async () => {
    const { ask, logged } = await serving({ schema: schema() });
    const question = { query: '{ hello(name: "broken") }' };

    const [first, again] = [await ask(question), await ask(question)];

    expect(again.body.errors[0].message).toMatch(/^Something went wrong.* under the request /);
    expect(again.body.errors[0].message).not.toBe(first.body.errors[0].message);
    expect(logged.filter(({ msg }) => msg === "A question failed.")).toHaveLength(2);
  });
});

describe("what has to be looked at by Apollo is not taken for a plain repetition", () => {
  const document = parse(PERSON);
  const documents = createDocuments();
  documents.set(PERSON, document);
  const plain = {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: { query: PERSON, variables: { id: "a" } },
  };
  const found = (request: object) =>
    repeatedIn(documents, { ...plain, ...request } as unknown as FastifyRequest);

  test("a plain one is one", () => {
    expect(found({})).toMatchObject({ document, variables: { id: "a" } });
  });

  test.each([
    ["a GET", { method: "GET" }],
    ["another document", { body: { query: "{ hello }" } }],
    ["another part of the body", { body: { query: PERSON, id: "a" } }],
    ["a body that is a list", { body: [{ query: PERSON }] }],
    ["no body", { body: undefined }],
    ["text", { headers: { "content-type": "text/plain" } }],
    ["no content type", { headers: {} }],
    ["an unusual wish", { headers: { ...plain.headers, accept: "application/xml;q=0.1" } }],
    ["an explanation", { headers: { ...plain.headers, "parley-explain": "true" } }],
    ["an operation that is not there", { body: { query: PERSON, operationName: "Nobody" } }],
  ])("%s", (_what, request) => {
    expect(found(request)).toBeUndefined();
  });
});
