import { describe, expect, test } from "vitest";
import type { Graph, Row } from "../../src/graph/graph.ts";
import { running } from "../support/asking.ts";

const DAY = 'asOf: "2025-06-01"';

/** Every way in which a statement comes to a node or a relationship. */
const WAYS: readonly (readonly [string, string])[] = [
  ["a look-up", `{ person(id: "a", ${DAY}) { name } }`],
  ["node", `{ node(id: "a", ${DAY}) { id } }`],
  ["nodes", `{ nodes(ids: ["a"], ${DAY}) { id } }`],
  ["a root list", `{ people(${DAY}) { totalCount nodes { id } } }`],
  ["a list", `{ meeting(id: "a", ${DAY}) { attendees { totalCount nodes { id } } } }`],
  ["a hub's list", `{ issue(id: "a", ${DAY}) { claims { totalCount nodes { id } } } }`],
  ["the only one", `{ place(id: "a", ${DAY}) { locatedIn { id } } }`],
  ["the first of several", `{ claim(id: "a", ${DAY}) { speaker { name } } }`],
  ["what an edge names", `{ meeting(id: "a", ${DAY}) { attendees { edges { side { id } } } } }`],
  ["reportedIn", `{ issue(id: "a", ${DAY}) { outcomes { edges { reportedIn { id } } } } }`],
  ["sources", `{ claim(id: "a", ${DAY}) { independentSourceCount } }`],
  [
    "a page's ends",
    `{ person(id: "a", ${DAY}) { offices(last: 1) { pageInfo { hasNextPage hasPreviousPage } } } }`,
  ],
  [
    "a filter",
    `{ documents(${DAY}, filter: { publisher: { id: { eq: "a" } }, citedBy: { none: { node: { reports: { all: { node: { id: { ne: "b" } } } } } } }, evidence: { single: {} } }) { totalCount nodes { id } } }`,
  ],
  [
    "a list that starts at the end that a filter binds",
    `{ claims(${DAY}, filter: { party: { id: { eq: "a" } }, issues: { some: { node: { id: { eq: "b" } } } } }) { totalCount pageInfo { hasNextPage } nodes { id } } }`,
  ],
];

describe("as of a day, all that a statement matches has to be known by then", () => {
  test.each(WAYS)("%s", async (_way, operation) => {
    const { statements, run } = noting();

    await run(operation);

    const matched = statements.flatMap(namesIn);
    expect(matched.length).toBeGreaterThan(0);
    const bound = (name: string) => statements.join("\n").includes(`${name}.knownFrom <= $v.asOf`);
    expect(matched.filter((name) => !bound(name))).toEqual([]);
  });

  test("and where no day is given, nothing is said of it", async () => {
    const { statements, run } = noting();

    for (const [, operation] of WAYS) await run(operation.replace(DAY, "asOf: null"));

    expect(statements.join("\n")).not.toContain("knownFrom");
  });
});

function noting() {
  const statements: string[] = [];
  const graph = {
    dialect: { parameter: (name: string) => `$v.${name}`, hubIndexes: true, pagesIdsFirst: false },
    rows: (statement: string): Promise<readonly Row[]> => {
      statements.push(statement);
      return Promise.resolve([]);
    },
  } as unknown as Graph;
  return { statements, run: running(graph) };
}

/** The names of nodes and relationships in its patterns, but for those by which a list is only found. */
function namesIn(statement: string): readonly string[] {
  const names = [...statement.matchAll(/\((\w+\d)(?::\w+)*(?: \{[^}]*\})?\)|\[(\w+\d):\w+\]/g)];
  return names.flatMap(([, node, edge]) => node ?? edge ?? []).filter(isRead);
}

function isRead(name: string): boolean {
  return !/^(start|end)\d$/.test(name);
}
