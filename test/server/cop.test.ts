// What graphql-cop asks of a server (github.com/dolevf/graphql-cop, its twelve checks and the one it left out),
// and what it takes for a find. The package of that name on PyPI is an empty one.
import { beforeEach, describe, expect, test } from "vitest";
import { openGraph } from "../../src/graph/open.ts";
import { parleySchema } from "../support/asking.ts";
import { json, type Serving, serving } from "../support/serving.ts";

const TYPENAME = "query cop { __typename }";

/** Each with what it sends, and whether the answer is a find. */
// biome-ignore lint/suspicious/noExplicitAny: an answer has whatever shape its question has.
type Check = readonly [name: string, send: () => Promise<any>, found: (answer: any) => unknown];

let server: Serving;

beforeEach(async () => {
  server = await serving({
    schema: await parleySchema(),
    open: () => openGraph({ data: "memory" }),
    introspection: false,
    suggestions: false,
  });
});

async function post(query: string) {
  return (await server.ask({ query, operationName: "cop" })).body;
}

async function get(query: string) {
  return json(await server.get(`graphql?${new URLSearchParams({ query })}`));
}

async function posted(body: string, type: string) {
  const headers = { "content-type": type };
  return json(await server.get("graphql", { method: "POST", headers, body }));
}

async function page(path: string) {
  return (await server.get(path, { headers: { accept: "text/html" } })).text();
}

const aliases = Array.from({ length: 101 }, (_, at) => `alias${at}:__typename \n`).join("");
const RINGS =
  "query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }";

const CHECKS: readonly Check[] = [
  [
    "field suggestions",
    () => post("query cop { __schema { directive } }"),
    ({ errors }) => errors[0].message.includes("Did you mean"),
  ],
  [
    "suggestions of its own names",
    () => post("query cop { peopel { nodes { nam } } claim(id: 1, asof: 2) { id } }"),
    ({ errors }) => JSON.stringify(errors).includes("mean"),
  ],
  [
    "suggestions of the names that a variable may have",
    async () => {
      const query = "query cop($f: ClaimFilter) { claims(filter: $f) { totalCount } }";
      return (await server.ask({ query, variables: { f: { txet: {} } } })).body;
    },
    ({ errors }) => !errors[0].message.includes("txet") || JSON.stringify(errors).includes("mean"),
  ],
  [
    "introspection",
    () => post("query cop { __schema { types { name fields { name } } } }"),
    ({ data }) => data?.__schema,
  ],
  [
    "an IDE at the API",
    () => page("graphql"),
    (text) => /graphiql\.min\.css|GraphQL Playground|GraphiQL|graphql-playground/.test(text),
  ],
  ["queries by GET, as a form sends them", () => get(TYPENAME), ({ data }) => data?.__typename],
  ["mutations by GET", () => get("mutation cop {__typename}"), ({ data }) => data?.__typename],
  [
    "queries as a form posts them",
    () =>
      posted(String(new URLSearchParams({ query: TYPENAME })), "application/x-www-form-urlencoded"),
    ({ data }) => data?.__typename,
  ],
  [
    "queries as plain text",
    () => posted(JSON.stringify({ query: TYPENAME }), "text/plain"),
    ({ data }) => data?.__typename,
  ],
  ["a hundred aliases", () => post(`query cop { ${aliases} }`), ({ data }) => data?.alias100],
  [
    "batches",
    () => posted(JSON.stringify(Array(10).fill({ query: TYPENAME })), "application/json"),
    (answer) => Array.isArray(answer),
  ],
  [
    "ten directives that nobody knows, each with an error of its own",
    () => post(`query cop { __typename ${"@aa".repeat(10)} }`),
    ({ errors }) => errors.length >= 10,
  ],
  ["rings of introspection", () => post(RINGS), ({ data }) => data?.__schema],
  [
    "tracing",
    () => post(TYPENAME),
    ({ errors, extensions }) => errors?.[0].extensions?.tracing ?? extensions,
  ],
  [
    "errors that were not thought of",
    () => post("qwerty cop { abc }"),
    ({ errors }) =>
      errors[0].extensions.exception ?? /at .*\.[jt]s:\d/.test(JSON.stringify(errors)),
  ],
];

describe("[embedded] under production settings graphql-cop finds", () => {
  test.each(CHECKS)("no %s", async (_, send, found) => {
    const answer = await send();

    expect(answer).toBeTruthy();
    expect(found(answer) || false).toBe(false);
  });

  test("one field where a question has five hundred of it", async () => {
    expect(await post(`query cop { ${"__typename \n".repeat(400)} }`)).toEqual({
      data: { __typename: "Query" },
    });
  });
});
