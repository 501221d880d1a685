import { type GraphQLSchema, parse, validate } from "graphql";
import { describe, expect, test } from "vitest";
import { askingOf, operationOf } from "../../src/plan/operation.ts";
import { type Measured, measure } from "../../src/server/measure.ts";
import { parleySchema } from "../support/asking.ts";
import { talks } from "../support/talks.ts";

const small = talks();

function measured(
  text: string,
  variables: Readonly<Record<string, unknown>> = {},
  schema: GraphQLSchema = small,
): Measured {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const operation = operationOf(document);
  const asking = operation && askingOf(schema, operation, variables);
  if (!asking) throw new Error("There is no operation, or its variables do not fit.");
  return measure(asking, operation);
}

describe("the depth of an operation counts levels of response fields", () => {
  test.each([
    ["the leaf is one", "{ hello }", 1],
    ["so is each field above it", "{ people { nodes { id } } }", 3],
    ["the deepest branch counts", "{ hello people { nodes { id } } person { id } }", 3],
    ["an alias is the same field", "{ a: people { b: nodes { c: id } } }", 3],
    ["__typename is a leaf", "{ people { nodes { __typename } } }", 3],
    [
      "an inline fragment is no level",
      "{ ... { people { ... on People { nodes { ... { id } } } } } }",
      3,
    ],
    [
      "a named fragment is no level",
      "{ ...q } fragment q on Query { people { ...p } } fragment p on People { nodes { ...n } } fragment n on Person { id }",
      3,
    ],
    [
      "in an interface, the deepest kind counts",
      "{ entity { id ... on Person { country { id } } ... on Country { people { nodes { country { id } } } } } }",
      5,
    ],
  ])("%s", (_, text, depth) => {
    expect(measured(text)).toMatchObject({ depth, introspectionDepth: 0 });
  });

  test("introspection has a depth of its own and costs nothing", () => {
    const both = measured("{ __schema { types { fields { name } } } person { id } }");

    expect(both).toEqual({ depth: 2, introspectionDepth: 4, cost: 1 });
  });

  test("what @skip and @include leave out does not count, by literal and by variable", () => {
    const text =
      "query ($no: Boolean!) { hello people @include(if: $no) { nodes { id } } person @skip(if: true) { id } ... @include(if: $no) { entity { id } } }";

    expect(measured(text, { no: false })).toMatchObject({ depth: 1, cost: 0 });
    expect(measured(text, { no: true })).toMatchObject({ depth: 3, cost: 21 });
  });
});

describe("the cost of what an analysis computes follows from what its root field is asked", () => {
  test.each([
    ["cells by the lists that are given", 'parties: ["a", "b"], issues: ["c"], rounds: [1, 2]', 5],
    ["cells of an empty list", "parties: [], issues: null", 1],
    ["400 cells where nothing is chosen", "", 401],
  ])("%s", async (_, lists, cost) => {
    const text = `{ positions(process: "p" ${lists}) { cells { state } } }`;

    expect(measured(text, {}, await parleySchema()).cost).toBe(cost);
  });

  test("and the pages below it are counted for each", async () => {
    const text =
      'query ($rounds: [Int!]) { positions(process: "p", parties: ["a"], issues: ["b"], rounds: $rounds) { cells { party { id } claims(first: 3) { nodes { id } } } } }';

    expect(measured(text, { rounds: [1, 2] }, await parleySchema()).cost).toBe(11);
  });
});

describe("the cost of an operation is the upper bound of its rows", () => {
  test.each([
    ["a field without rows", "{ hello }", 0],
    ["a to-one field", "{ person { id name sources } }", 1],
    ["to-one fields below each other", "{ person { country { id } } }", 2],
    ["a page without a size", "{ people { nodes { id } } }", 20],
    ["a page with one", "{ people(first: 7) { nodes { id } } }", 7],
    ["a page whose size is null", "{ people(first: null) { nodes { id } } }", 20],
    [
      "a page with its default in the schema",
      "{ entity { ... on Country { people { totalCount } } } }",
      6,
    ],
    ["the last of a page", "{ people(last: 3) { nodes { id } } }", 3],
    ["the last of the first", "{ people(first: 9, last: 3) { nodes { id } } }", 3],
    ["the last of fewer first", "{ people(first: 2, last: 3) { nodes { id } } }", 2],
    ["an empty page", "{ people(first: 0) { nodes { claims(first: 100) { nodes { id } } } } }", 0],
    ["edges, as nodes", "{ people(first: 7) { edges { cursor node { id } } } }", 7],
    ["only a total", "{ people(first: 7) { totalCount pageInfo { hasNextPage } } }", 7],
    [
      "a page on each row of a page",
      "{ people(first: 10) { nodes { claims(first: 5) { nodes { id } } } } }",
      60,
    ],
    [
      "two pages on each row",
      "{ people(first: 10) { nodes { a: claims(first: 5) { nodes { id } } b: claims(first: 4) { nodes { id } } } } }",
      100,
    ],
    ["a to-one field on each row", "{ people(first: 10) { nodes { country { id } } } }", 20],
    [
      "reportedIn, which counts five",
      "{ person { claims(first: 10) { edges { reportedIn { id } } } } }",
      61,
    ],
    [
      "what is below reportedIn",
      "{ person { claims(first: 10) { edges { reportedIn { publishers(first: 2) { nodes { id } } } } } } }",
      161,
    ],
    ["a to-one field of an edge", "{ person { claims(first: 10) { edges { side { id } } } } }", 21],
    ["as many nodes as ids", '{ nodes(ids: ["a", "b", "c"]) { id } }', 3],
    ["aliases, each by itself", "{ a: people { nodes { id } } b: people { nodes { id } } }", 40],
    [
      "fields that are merged, once",
      "{ people { nodes { id } } people { nodes { label } } ...q } fragment q on Query { people { totalCount } }",
      20,
    ],
    [
      "in an interface, the dearest kind",
      "{ entity { claims(first: 3) { nodes { id } } ... on Country { people(first: 4) { nodes { id } } } ... on Person { country { id } } } }",
      8,
    ],
  ])("%s", (_, text, cost) => {
    expect(measured(text).cost).toBe(cost);
  });

  test.each([
    ["a variable", "query ($n: Int) { people(first: $n) { nodes { id } } }", { n: 33 }, 33],
    ["a variable that is absent", "query ($n: Int) { people(first: $n) { nodes { id } } }", {}, 20],
    ["a variable's default", "query ($n: Int = 44) { people(first: $n) { nodes { id } } }", {}, 44],
    [
      "a variable that is null",
      "query ($n: Int) { people(first: $n) { nodes { id } } }",
      { n: null },
      20,
    ],
    [
      "a variable in a fragment",
      "query ($n: Int) { ...q } fragment q on Query { people(first: $n) { nodes { id } } }",
      { n: 55 },
      55,
    ],
    [
      "ids in a variable",
      "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
      { ids: ["a", "b"] },
      2,
    ],
  ])("a page's size may stand in %s", (_, text, variables, cost) => {
    expect(measured(text, variables).cost).toBe(cost);
  });
});

describe("a page is from 0 to 100", () => {
  test.each([
    ["a literal", "{ people(first: 500) { totalCount } }", {}],
    ["an alias", "{ many: people(first: 500) { totalCount } }", {}],
    ["a variable", "query ($n: Int) { people(first: $n) { totalCount } }", { n: 500 }],
    ["a variable's default", "query ($n: Int = 500) { people(first: $n) { totalCount } }", {}],
    ["a fragment", "{ ...q } fragment q on Query { people(first: 500) { totalCount } }", {}],
    ["an inner page", "{ person { claims(first: 500) { totalCount } } }", {}],
    [
      "a page of a kind behind an interface",
      "{ entity { id ... on Country { people(first: 500) { totalCount } } } }",
      {},
    ],
    [
      "a page below an empty one",
      "{ people(first: 0) { nodes { claims(first: 500) { totalCount } } } }",
      {},
    ],
  ])("%s is refused above", (_, text, variables) => {
    expect(() => measured(text, variables)).toThrow(
      /^first of \w+(\.\w+)* must be at most 100, but was 500\.$/,
    );
  });

  test("it is told which page it was, by the names of the answer", () => {
    const text = "{ others: people { nodes { said: claims(first: 500) { totalCount } } } }";

    expect(() => measured(text)).toThrow(
      "first of others.nodes.said must be at most 100, but was 500.",
    );
  });

  test("`last` is bounded as `first` is", () => {
    expect(() => measured("{ people(last: 101) { totalCount } }")).toThrow(
      "last of people must be at most 100, but was 101.",
    );
  });

  test("it is refused below 0", () => {
    expect(() => measured("{ people(first: -1) { totalCount } }")).toThrow(
      "first of people must be at least 0, but was -1.",
    );
  });

  test("100 and 0 are allowed", () => {
    expect(measured("{ people(first: 100) { totalCount } }").cost).toBe(100);
    expect(measured("{ people(first: 0) { totalCount } }").cost).toBe(0);
  });
});

describe("a field has at most thirty aliases", () => {
  const aliases = (count: number) =>
    Array.from({ length: count }, (_, at) => `a${at}: hello`).join(" ");

  test("thirty are allowed, and its own name is one of them", () => {
    expect(measured(`{ ${aliases(29)} hello }`).depth).toBe(1);
    expect(() => measured(`{ ${aliases(30)} hello }`)).toThrow(
      "The aliases of a field must be at most 30, but those of hello were 31.",
    );
  });

  test("those in fragments count too", () => {
    expect(() =>
      measured(`{ ${aliases(20)} ...q } fragment q on Query { ${aliases(31)} }`),
    ).toThrow("those of hello were 31.");
  });

  test("the same alias again is one", () => {
    expect(measured(`{ ${aliases(30)} ${aliases(30)} }`).depth).toBe(1);
  });
});

test("fragments that multiply each other are refused before they are unfolded", () => {
  const doubling = Array.from(
    { length: 40 },
    (_, at) =>
      `fragment f${at} on Person { a: country { people { nodes { ...f${at + 1} } } } b: country { people { nodes { ...f${at + 1} } } } }`,
  );
  const text = `{ person { ...f0 } } ${doubling.join(" ")} fragment f40 on Person { id }`;
  const began = Date.now();

  expect(() => measured(text)).toThrow("must be at most 5000, but were more.");

  expect(Date.now() - began).toBeLessThan(2000);
});
