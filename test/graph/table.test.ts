import { describe, expect, test } from "vitest";
import { type Graph, Refused } from "../../src/graph/graph.ts";
import { emptyGraph, neo4jRuns, onBothEngines } from "../support/engines.ts";

async function fill(graph: Graph): Promise<void> {
  await graph.write((t) =>
    t.rows(
      "CREATE (a:Entity:Person {id: 'ann', n: 3})-[r:KNOWS {since: '2025-01-02'}]->(b:Entity {id: 'bob'})",
    ),
  );
}

const ANN = { labels: ["Entity", "Person"], properties: { id: "ann", n: 3 } };
const BOB = { labels: ["Entity"], properties: { id: "bob" } };
const KNOWS = { type: "KNOWS", properties: { since: "2025-01-02" } };

onBothEngines("a table has its columns' names, and bare parameters", async (graph) => {
  await fill(graph);

  const table = await graph.table(
    "MATCH (n:Entity {id: $id}) RETURN n.id AS id, n.n + $more AS sum, $list AS list",
    { id: "ann", more: 2, list: [1, "a", null, { b: 1.5 }] },
  );

  expect(table).toEqual({
    columns: ["id", "sum", "list"],
    rows: [["ann", 5, [1, "a", null, { b: 1.5 }]]],
  });
});

onBothEngines("a table without rows still has its columns", async (graph) => {
  const table = await graph.table("MATCH (n:Entity) RETURN n.id AS id, 1 AS one");

  expect(table).toEqual({ columns: ["id", "one"], rows: [] });
});

onBothEngines("nodes, relationships and paths are maps", async (graph) => {
  await fill(graph);

  const { rows } = await graph.table(
    "MATCH p = (a:Person)-[r:KNOWS]->(b) RETURN a AS a, r AS r, p AS p, [b] AS bs, {a: a} AS m",
  );

  expect(rows).toEqual([
    [ANN, KNOWS, { nodes: [ANN, BOB], relationships: [KNOWS] }, [BOB], { a: ANN }],
  ]);
});

onBothEngines("days, instants and durations are ISO texts", async (graph) => {
  const { rows } = await graph.table(`RETURN date('2025-01-02') AS day, duration('P1DT2H') AS while,
    datetime('2025-01-02T03:04:05Z') AS instant, localdatetime('2025-01-02T03:04:05.5') AS local`);

  const [day, duration, instant, local] = rows[0] ?? [];
  expect([day, duration]).toEqual(["2025-01-02", "P1DT2H"]);
  expect(instant).toMatch(/^2025-01-02T03:04:05(\.0+)?Z$/);
  expect(local).toMatch(/^2025-01-02T03:04:05\.50*$/);
});

onBothEngines("a number that JSON does not keep is a text, any other a number", async (graph) => {
  const { rows } = await graph.table(
    "RETURN 9007199254740993 AS large, -9007199254740993 AS small, [9007199254740991, 1.5] AS kept, 1 / 0.0 AS endless",
  );

  expect(rows).toEqual([
    ["9007199254740993", "-9007199254740993", [9007199254740991, 1.5], "Infinity"],
  ]);
});

onBothEngines("a table changes nothing", async (graph) => {
  const writes = [
    "CREATE (n:Entity {id: 'a'})",
    "WITH 1 AS one CREATE (n:Entity {id: 'a'}) RETURN n.id AS id",
    "MATCH (n) DETACH DELETE n",
    "UNWIND [1] AS one MERGE (n:Entity {id: 'a'}) RETURN n.id AS id",
  ];
  for (const write of writes) {
    await expect(graph.table(write), write).rejects.toBeInstanceOf(Refused);
  }

  expect((await graph.table("MATCH (n:Entity) RETURN count(n) AS n")).rows).toEqual([[0]]);
});

onBothEngines(
  "a statement that its engine does not take is refused with a reason",
  async (graph) => {
    await expect(graph.table("MATCH (n RETURN n")).rejects.toBeInstanceOf(Refused);
    await expect(graph.table("RETURN $id AS id")).rejects.toThrow(/parameter/i);
  },
);

const HIDDEN = [
  "LOAD CSV FROM 'file:///x.csv' AS line RETURN line",
  "WITH 1 AS one \\u004COAD CSV FROM 'file:///x.csv' AS line RETURN line",
  "WITH '\\u0027 AS one LOAD CSV FROM 'file:///x.csv' AS line RETURN line //'",
];

onBothEngines("files are not loaded, however the words are written", async (graph) => {
  for (const load of HIDDEN) {
    await expect(graph.table(load), load).rejects.toThrow(
      new Refused("A read may not load files."),
    );
  }
  const { rows } = await graph.table("RETURN '\\u0041 LOAD CSV' AS text, 1 AS TERMINATE");
  expect(rows).toEqual([["A LOAD CSV", 1]]);
});

describe.skipIf(!neo4jRuns)("[neo4j]", () => {
  test("a read does not end the transactions of others", async () => {
    const graph = await emptyGraph("neo4j");

    const read = graph.table(
      "SHOW TRANSACTIONS YIELD transactionId AS id TERMINATE TRANSACTIONS id YIELD message RETURN message",
    );

    await expect(read).rejects.toThrow("A read may not end the transactions of others.");
  });

  test("a point is a map", async () => {
    const graph = await emptyGraph("neo4j");

    const { rows } = await graph.table("RETURN point({x: 1, y: 2.5}) AS point");

    expect(rows).toEqual([[{ srid: 7203, x: 1, y: 2.5 }]]);
  });
});
