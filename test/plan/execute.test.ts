import { readdirSync, readFileSync } from "node:fs";
import { execute } from "graphql";
import { describe, expect, it } from "vitest";
import type { Graph, Row } from "../../src/graph/graph.ts";
import { Unavailable } from "../../src/model/faults.ts";
import { running } from "../support/asking.ts";
import { describeWithDossier } from "../support/world.ts";

const EXAMPLES = new URL("../../schema/examples/", import.meta.url);

const operations = readdirSync(EXAMPLES)
  .filter((file) => file.endsWith(".graphql"))
  .map((file) => [file, readFileSync(new URL(file, EXAMPLES), "utf8")] as const);

/** Questions with everything that an executor has to do besides giving data. */
const AWKWARD = [
  "{ __typename }",
  '{ a: __typename person(id: "sergey-lavrov") { t: __typename claims(first: 1) { __typename edges { __typename cursor } pageInfo { __typename endCursor } } } }',
  '{ claim(id: "c01") { about { nodes { __typename ... on Meeting { n: name } ... on Place { n: name kind } } } } }',
  '{ person(id: "nobody") { name } node(id: "nobody") { id } nodes(ids: []) { id } }',
  '{ person(id: "sergey-lavrov") { claims(first: 101) { nodes { id } } } country(id: "turkey") { name } }',
  '{ people(first: -1) { nodes { id } } country(id: "turkey") { name } }',
  "query ($id: ID!) { person(id: $id) { name } }",
  '{ person(id: "sergey-lavrov") { __proto__: name } }',
  '{ __schema { queryType { name } } person(id: "sergey-lavrov") { name } }',
  '{ statistics { firstDay } person(id: "sergey-lavrov") { name } }',
  "query Two { people(first: 0) { totalCount nodes { id } } }",
];

function plain(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer));
}

describeWithDossier("istanbul-2025", (_ask, { graph }) => {
  it.each(operations)("%s is answered as graphql-js answers it", async (_file, operation) => {
    const ours = await running(graph())(operation);
    const theirs = await running(graph(), execute)(operation);

    expect(plain(ours)).toEqual(plain(theirs));
  });

  it.each(AWKWARD)("%s is answered as graphql-js answers it", async (operation) => {
    const ours = await running(graph())(operation);
    const theirs = await running(graph(), execute)(operation);

    expect(plain(ours)).toEqual(plain(theirs));
  });
});

/** A graph that gives these rows for every statement, or fails. */
function giving(rows: readonly Row[] | Error): Graph {
  return {
    dialect: { parameter: (name: string) => `$v.${name}`, hubIndexes: true, pagesIdsFirst: false },
    rows: () => (rows instanceof Error ? Promise.reject(rows) : Promise.resolve(rows)),
  } as unknown as Graph;
}

describe("what goes wrong is told where graphql-js tells it", () => {
  it.each([
    ["a value that the schema promises is missing", '{ person(id: "a") { name } }', [[[null]]]],
    [
      "it is missing deep inside of a list",
      '{ person(id: "a") { id claims { nodes { text speaker { name } } } } }',
      [[["a", [["said", [["Person", null]]]]]]],
    ],
    [
      "a root field that may be null fails",
      '{ person(id: "a") { name } }',
      new Unavailable("Away."),
    ],
    [
      "a root field that may not be null fails",
      "{ people { nodes { id } } }",
      new Unavailable("Away."),
    ],
  ])("%s", async (_what, operation, rows) => {
    const ours = await running(giving(rows as readonly Row[] | Error))(operation);
    const theirs = await running(giving(rows as readonly Row[] | Error), execute)(operation);

    expect(ours.errors?.length).toBeGreaterThan(0);
    expect(plain(ours)).toEqual(plain(theirs));
  });
});
