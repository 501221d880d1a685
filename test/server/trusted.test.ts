import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { openGraph } from "../../src/graph/open.ts";
import type { Trusted } from "../../src/server/trusted.ts";
import { parleySchema } from "../support/asking.ts";
import { json, type Serving, serving } from "../support/serving.ts";
import { talks } from "../support/talks.ts";

const HELLO = "query Hello($name: String) { hello(name: $name) }";
const PEOPLE = "{ people(first: 1000) { nodes { id } } }";
const TWO = 'query One { hello(name: "one") } query Two { hello(name: "two") }';

const idOf = (text: string) => createHash("sha256").update(text).digest("hex");

function trusting(only: boolean, ...texts: readonly string[]): Trusted {
  return { only, texts: new Map(texts.map((text) => [idOf(text), text])) };
}

const hello = (_source: unknown, { name }: { name: string }) => `Hello, ${name}!`;

function servingTrusted(trusted?: Trusted): Promise<Serving> {
  return serving({ schema: talks({ "Query.hello": hello }), trusted });
}

/** Sends the parts of a request as they are. */
async function post({ get }: Serving, parts: unknown, headers = {}) {
  const response = await get("graphql", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(parts),
  });
  return { status: response.status, body: await json(response) };
}

async function fetched({ get }: Serving, search: string) {
  const response = await get(`graphql?${search}`, { headers: { "apollo-require-preflight": "1" } });
  return { status: response.status, body: await json(response) };
}

const MODERN = { accept: "application/graphql-response+json" };
const ANN = { data: { hello: "Hello, Ann!" } };

describe.each([false, true])("where documents are trusted (alone: %s)", (only) => {
  test("one is asked by its id, as GraphQL over HTTP and as Relay spell it, again and again", async () => {
    const server = await servingTrusted(trusting(only, HELLO));
    const variables = { name: "Ann" };

    for (const documentId of [`sha256:${idOf(HELLO)}`, idOf(HELLO), idOf(HELLO)]) {
      expect(await post(server, { documentId, variables })).toEqual({ status: 200, body: ANN });
      const search = new URLSearchParams({ documentId, variables: JSON.stringify(variables) });
      expect(await fetched(server, String(search))).toEqual({ status: 200, body: ANN });
    }
  });

  test("an operation of it is chosen by its name", async () => {
    const server = await servingTrusted(trusting(only, TWO));

    const { body } = await post(server, { documentId: idOf(TWO), operationName: "Two" });

    expect(body).toEqual({ data: { hello: "Hello, two!" } });
  });

  test("limits hold for it as for any other", async () => {
    const server = await servingTrusted(trusting(only, PEOPLE));

    const { status, body } = await post(server, { documentId: idOf(PEOPLE) }, MODERN);

    expect([status, body.errors[0].extensions.code]).toEqual([400, "BAD_USER_INPUT"]);
  });

  test.each([
    [
      "unknown",
      { documentId: "sha256:00" },
      "NOT_FOUND",
      'There is no trusted document "sha256:00".',
    ],
    ["in capitals", { documentId: idOf(HELLO).toUpperCase() }, "NOT_FOUND", "There is no trusted"],
    ["no text", { documentId: 5 }, "BAD_USER_INPUT", "The documentId must be one text."],
    ["a prototype's", { documentId: "__proto__" }, "NOT_FOUND", "There is no trusted document"],
    [
      "beside a text",
      { documentId: idOf(HELLO), query: HELLO },
      "BAD_USER_INPUT",
      "A request has a documentId or a query, but this one has both.",
    ],
  ])("an id that is %s is refused with a sentence", async (_, parts, code, sentence) => {
    const server = await servingTrusted(trusting(only, HELLO));

    const { status, body } = await post(server, parts, MODERN);

    expect([status, body.errors.length]).toEqual([400, 1]);
    expect(body.errors[0].extensions).toEqual({ code });
    expect(body.errors[0].message).toContain(sentence);
  });
});

test("a text is answered beside trusted documents, unless these alone are", async () => {
  const prefers = await servingTrusted(trusting(false, HELLO));
  const insists = await servingTrusted(trusting(true, HELLO));
  const variables = { name: "Ann" };

  for (const query of ["{ hello }", `${HELLO} `, "{ __schema { queryType { name } } }"]) {
    expect((await post(prefers, { query })).body.errors).toBeUndefined();
    const { status, body } = await post(insists, { query }, MODERN);
    expect([status, body.data, body.errors]).toEqual([
      400,
      undefined,
      [
        {
          message: "This server answers trusted documents alone, and this is none.",
          extensions: { code: "FORBIDDEN" },
        },
      ],
    ]);
  }
  expect((await post(insists, { query: HELLO, variables })).body).toEqual(ANN);
  expect((await post(insists, { query: "{ hello }" })).body.errors[0].extensions.code).toBe(
    "FORBIDDEN",
  );
});

test("trusted documents alone are answered however an address is spelled", async () => {
  const server = await servingTrusted(trusting(true, HELLO));
  const known = encodeURIComponent(HELLO);
  const other = encodeURIComponent("{ hello }");

  for (const search of [
    `query=${other}`,
    `query=${known}&query=${other}`,
    `query=${known}&q%75ery=${other}`,
    `documentId=${idOf(HELLO)}&query=${other}`,
    `documentId=${idOf(HELLO)}&documentId=${idOf(HELLO)}`,
    `documentId=${idOf(HELLO)}&%71uery=${other}`,
    `documentId=${idOf(HELLO)};query=${other}`,
  ]) {
    const { status, body } = await fetched(server, search);
    expect([search, status === 400 || status === 200, body.data]).toEqual([
      search,
      true,
      undefined,
    ]);
  }
});

test("where none is trusted, an id is unknown, and beside a text it says nothing", async () => {
  const server = await servingTrusted();

  const { body } = await post(server, { documentId: idOf(HELLO) });
  const beside = await post(server, { documentId: idOf(HELLO), query: "{ hello }" });

  expect(body.errors[0].extensions.code).toBe("NOT_FOUND");
  expect(beside.body).toEqual({ data: { hello: "Hello, you!" } });
});

test("[embedded] a known operation that needs variables is warmed with some that are made up", async () => {
  const operations = [
    "query A($id: ID!, $day: Date!, $n: Int!) { claim(id: $id, asOf: $day) { issues(first: $n) { totalCount } } }",
    "query B($words: String!, $ids: [ID!]!) { search(query: $words) { totalCount } nodes(ids: $ids) { id } }",
    "query C($f: ClaimFilter!, $o: [ClaimOrder!]!) { claims(filter: $f, orderBy: $o) { totalCount } }",
    "query D($id: ID!, $full: Boolean!) { positions(process: $id) { cells { state claims @include(if: $full) { totalCount } } } }",
  ];

  const { logged } = await serving({
    schema: await parleySchema(),
    open: () => openGraph({ data: "memory" }),
    known: operations.map((operation) => ({ name: operation.slice(6, 7), operation })),
  });

  await expect.poll(() => logged.length, { timeout: 20_000 }).toBeGreaterThan(0);
  expect(logged).toEqual([expect.objectContaining({ operations: 4 })]);
});
