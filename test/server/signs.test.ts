import { expect, test } from "vitest";
import { openGraph } from "../../src/graph/open.ts";
import { parleySchema } from "../support/asking.ts";
import { type Serving, serving } from "../support/serving.ts";

/** A text, and whether it may be asked for. */
const TEXTS: readonly (readonly [name: string, text: string, code?: string | undefined])[] = [
  ["a NUL", "a\0b", "BAD_USER_INPUT"],
  ["half of a pair", "a\ud83db", "BAD_USER_INPUT"],
  ["the other half", "\udd4a", "BAD_USER_INPUT"],
  [
    "all control characters but NUL",
    String.fromCharCode(...Array.from({ length: 31 }, (_, at) => at + 1)),
  ],
  ["DEL and those of Latin 1", "\u007f\u0080\u009f"],
  ["signs that turn lines round", "\u202e\u2066\u200f"],
  ["signs without a width", "\u200b\ufeff\u2028\u2029"],
  ["what no text may hold, and does", "\ufffe\uffff\u{10ffff}"],
  ["Cypher", "' OR 1=1 //` }) DETACH DELETE n //"],
  ["JSON", '"}],"x":[{"'],
  ["markup", "<script>alert(1)</script>"],
  ["fifty thousand letters", "x".repeat(50_000)],
  ["ten thousand emoji", "🕊".repeat(10_000)],
];

const WAYS: readonly (readonly [
  name: string,
  query: string,
  variables: (text: string) => object,
])[] = [
  ["an id", "query ($t: ID!) { claim(id: $t) { id } }", (t) => ({ t })],
  ["a list of ids", "query ($t: [ID!]!) { nodes(ids: $t) { id } }", (t) => ({ t: [t] })],
  [
    "a filter",
    "query ($f: ClaimFilter) { claims(filter: $f) { totalCount } }",
    (t) => ({ f: { text: { contains: t } } }),
  ],
];

/** Answers from an empty graph until the test ends. */
async function parley(): Promise<Serving> {
  return serving({ schema: await parleySchema(), open: () => openGraph({ data: "memory" }) });
}

const codesIn = ({ errors = [] }: { errors?: readonly { extensions: { code: string } }[] }) =>
  errors.map(({ extensions }) => extensions.code);

test.each(WAYS)(
  "[embedded] as %s any text is one like others, or refused with a sentence",
  async (_, query, variables) => {
    const server = await parley();

    for (const [name, text, code] of TEXTS) {
      const { body } = await server.ask({ query, variables: { ...variables(text) } });

      expect([name, codesIn(body)]).toEqual([name, code ? [code] : []]);
    }
  },
);

test("[embedded] as a search any text is folded to its letters, or refused with a sentence", async () => {
  const server = await parley();

  for (const [name, text] of TEXTS) {
    const query = "query ($t: String!) { search(query: $t) { totalCount } }";
    const { body } = await server.ask({ query, variables: { t: text } });

    expect([[], ["BAD_USER_INPUT"]]).toContainEqual(codesIn(body));
    expect([name, body.data?.search.totalCount ?? 0]).toEqual([name, 0]);
  }
});

test.each([
  ["a cursor", "query ($t: String) { people(after: $t) { totalCount } }"],
  ["a day", "query ($t: Date) { people(asOf: $t) { totalCount } }"],
])("[embedded] no such text is %s", async (_, query) => {
  const server = await parley();

  for (const [name, t] of TEXTS) {
    const { body } = await server.ask({ query, variables: { t } });

    expect([name, body.errors?.[0].extensions.code]).toEqual([name, "BAD_USER_INPUT"]);
    expect(JSON.stringify(body)).not.toMatch(/MATCH|\.[jt]s:\d/);
  }
});

test("[embedded] in a document a control character is a text, bare or escaped, and a NUL is refused", async () => {
  const server = await parley();
  const bare = await server.ask({ query: '{ claim(id: "a\u0007b") { id } }' });
  const escaped = await server.ask({ query: '{ claim(id: "a\\u0007b") { id } }' });
  const nul = await server.ask({ query: '{ claim(id: "a\\u0000b") { id } }' });

  expect([bare, escaped, nul].map(({ body }) => body.errors?.[0].extensions.code)).toEqual([
    undefined,
    undefined,
    "BAD_USER_INPUT",
  ]);
});
