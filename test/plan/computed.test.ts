import { execute } from "graphql";
import { describe, expect, it } from "vitest";
import type { Dialect, Graph, Row, Values } from "../../src/graph/graph.ts";
import { searchNeo4j } from "../../src/graph/neo4j-search.ts";
import type { Explained } from "../../src/plan/planner.ts";
import { running } from "../support/asking.ts";
import { describeWithDossier } from "../support/world.ts";

/** Everything that a selection can hold, over an answer in which nodes stand by their ids. */
const TREES = [
  '{ positions(process: "istanbul-2025", issues: ["territory"]) { __typename cells { __typename who: party { __typename id ... on Country { isoCode } ... on Entity { label } } s: state } } }',
  'query ($no: Boolean = true) { positions(process: "istanbul-2025", rounds: [2], issues: ["bodies"]) { rounds { startsOn @skip(if: $no) number: round } cells @include(if: $no) { ...Cell } } } fragment Cell on Position { round { ...Name } party { ...Name } } fragment Name on Entity { label knownFrom }',
  '{ positions(process: "istanbul-2025", parties: ["russia"], issues: ["ceasefire"]) { cells { claims(first: 1) { totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor stance node { id evidence { nodes { id } } } } } newest: claims(last: 1, filter: { act: { ne: OFFERS } }, orderBy: [{ field: SAID_ON }]) { totalCount nodes { id speaker { name } } } attributed { edges { stance reportedIn { id } node { id } } } } } }',
  '{ a: positions(process: "istanbul-2025", parties: []) { parties { id } cells { state } } b: positions(process: "nowhere") { process { id } } people(first: 1) { nodes { id } } }',
  '{ positions(process: "istanbul-2025", rounds: [1]) { process { id } parties { __proto__: id again: id ... on Country { id } ... on Organization { id } ... on Person { id } ... on UnnamedSource { id } } cells { party { ...Id } round { id ...Id } stances { stance count } } } } fragment Id on Node { id }',
  '{ positions(process: "istanbul-2025") { parties { ... on Organization { id } } cells { claims(first: 1) { nodes { id } } party { ... on Country { code: id } ... on Organization { id } } } } statistics { engine } }',
  '{ positions(process: "istanbul-2025", rounds: [2]) { parties { __typename } issues { __typename id } cells { party { id } } } }',
  '{ path(from: "russia", to: "ukraine") { nodes { undefined: id ... on Person { name } } } }',
  '{ positions(process: "istanbul-2025", asOf: "2025-05-20") { rounds { id status } issues { claims { totalCount } } cells { stance claims { totalCount } } } }',
];

describeWithDossier("istanbul-2025", (ask, { graph, run }) => {
  it.each(TREES)("A computed answer is shaped as graphql-js shapes it: %s", async (operation) => {
    const ours = await run(operation);
    const theirs = await running(graph(), execute)(operation);

    expect(JSON.parse(JSON.stringify(ours))).toEqual(JSON.parse(JSON.stringify(theirs)));
  });

  it("All that is selected of its nodes is one further statement, however many places they stand in.", async () => {
    const explain: Explained[] = [];

    await run(
      '{ matrix: positions(process: "istanbul-2025") { process { name } parties { name } issues { name } rounds { name places { nodes { name } } } cells { party { id } claims { nodes { text } } attributed { totalCount } } } }',
      {},
      explain,
    );

    expect(explain.map(({ field }) => field)).toEqual(["matrix", "matrix"]);
  });

  it("Where nothing is selected of its nodes there is no further statement.", async () => {
    const explain: Explained[] = [];

    await run(
      '{ positions(process: "istanbul-2025") { __typename cells { state stances { stance count } } } }',
      {},
      explain,
    );

    expect(explain).toHaveLength(1);
  });

  it.each([
    '{ positions(process: "istanbul-2025") { process { id } parties { id } cells { party { ...Known } round { id } stances { count } } } } fragment Known on Entity { who: id ... on Country { id } ... on Actor { id } }',
    '{ search(query: "talks") { edges { score node { id } } nodes { of: id } } }',
  ])(
    "Where only ids are selected of its nodes there is no further statement: %s",
    async (query) => {
      const explain: Explained[] = [];

      await run(query, {}, explain);

      expect(explain).toHaveLength(1);
    },
  );

  it("What differs by kind is asked of the graph, be it an id.", async () => {
    const { positions } = await ask(
      '{ positions(process: "istanbul-2025") { parties { ... on Organization { id } } } }',
    );

    expect(positions.parties).toContainEqual({});
    expect(positions.parties).toContainEqual({ id: expect.any(String) });
  });

  it("Nodes stand in the order of the computed answer, as often as they do there.", async () => {
    const { positions } = await ask(
      '{ positions(process: "istanbul-2025", parties: ["ukraine", "russia"], issues: ["sanctions", "bodies"], rounds: [3, 1]) { parties { id } rounds { round } cells { party { id } issue { id } round { round } } } }',
    );

    expect(positions.parties).toEqual([{ id: "ukraine" }, { id: "russia" }]);
    expect(positions.rounds).toEqual([{ round: 3 }, { round: 1 }]);
    expect(
      positions.cells.map((cell: Readonly<Record<string, Readonly<Record<string, unknown>>>>) => [
        cell["party"]?.["id"],
        cell["issue"]?.["id"],
        cell["round"]?.["round"],
      ]),
    ).toEqual(
      ["ukraine", "russia"].flatMap((party) =>
        ["sanctions", "bodies"].flatMap((issue) => [3, 1].map((round) => [party, issue, round])),
      ),
    );
  });

  it("What is selected of its nodes is read as of the day too.", async () => {
    const query =
      'query ($day: Date) { positions(process: "istanbul-2025", rounds: [2], parties: ["russia"], issues: ["next-round"], asOf: $day) { rounds { status attendees { totalCount } } cells { claims { nodes { evidence { totalCount } } } } } }';

    const then = await ask(query, { day: "2025-05-28" });
    const now = await ask(query, {});

    expect(then.positions.rounds).toEqual([{ status: "PROPOSED", attendees: { totalCount: 0 } }]);
    expect(now.positions.rounds).toEqual([{ status: "HELD", attendees: { totalCount: 2 } }]);
    expect(then.positions.cells[0].claims.nodes).toEqual([
      { evidence: { totalCount: 2 } },
      { evidence: { totalCount: 4 } },
    ]);
    expect(now.positions.cells[0].claims.nodes).toEqual([
      { evidence: { totalCount: 4 } },
      { evidence: { totalCount: 6 } },
    ]);
  });
});

const NEO4J: Dialect = {
  parameter: (name) => `$v.${name}`,
  hubIndexes: true,
  pagesIdsFirst: false,
  search: searchNeo4j,
};

/** A graph that notes what it is asked, and first answers with a matrix of one cell. */
function noting(further: readonly Row[] = []) {
  const sent: { readonly statement: string; readonly values: Values }[] = [];
  const said = [["r1", "p1", [["i1", "DEMANDS", 1]]]];
  const occurring = [
    ["p1", 1, false],
    ["i1", 1, true],
  ];
  const matrix = [[["1", "r1"]], [], occurring, said];
  const graph = {
    dialect: NEO4J,
    rows: (statement: string, values: Values) => {
      sent.push({ statement, values });
      return Promise.resolve(sent.length % 2 === 1 ? [matrix] : further);
    },
  } as unknown as Graph;
  return { sent, graph };
}

describe("the further statement of a computed answer", () => {
  it("is the same for other values, and holds none of them", async () => {
    const { sent, graph } = noting([[[[], []]]]);
    const run = running(graph);
    const query =
      "query ($n: Int, $id: ID!) { positions(process: $id) { parties { name } cells { claims(first: $n) { nodes { id } } } } }";

    await run(query, { n: 1, id: "a" });
    await run(query, { n: 7, id: "b'} DETACH DELETE n //" });

    expect(new Set(sent.map(({ statement }) => statement)).size).toBe(2);
    expect(sent[1]?.values).toMatchObject({ ids1: ["p1"], asked1: [["i1", "p1", "r1"]] });
  });

  it("fetches what is asked alike in several places once", async () => {
    const { sent, graph } = noting();

    await running(graph)(
      '{ positions(process: "a") { parties { name aliases } cells { party { name aliases } } } }',
    );

    expect(sent[1]?.statement.match(/aliases/g)).toHaveLength(1);
  });

  it("reads a hub's claims from the index, newest first", async () => {
    const { sent, graph } = noting();

    await running(graph)('{ positions(process: "a") { cells { claims { nodes { id } } } } }');

    expect(sent[1]?.statement).toContain("ORDER BY on1.hub DESC, on1.sortKey DESC");
  });

  it("gives an error in the same place as graphql-js where a node has gone meanwhile", async () => {
    const query = '{ positions(process: "a") { parties { name } } }';

    const ours = await running(noting([[[[]]]]).graph)(query);
    const theirs = await running(noting([[[[]]]]).graph, execute)(query);

    expect(ours.errors).toHaveLength(1);
    expect(JSON.parse(JSON.stringify(ours))).toEqual(JSON.parse(JSON.stringify(theirs)));
  });

  it("is refused before anything is asked where it needs too many sub-queries", async () => {
    const { sent, graph } = noting();
    const many = Array.from(
      { length: 31 },
      (_, at) => `c${at}: claims(first: ${at}) { nodes { id } }`,
    );

    const answer = await running(graph)(
      `{ positions(process: "a") { cells { ${many.join(" ")} } } }`,
    );

    expect(answer.errors?.[0]?.message).toMatch(/positions needs 62 sub-queries .* at most 60/);
    expect(sent).toEqual([]);
  });
});
