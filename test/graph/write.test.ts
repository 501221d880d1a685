import { expect } from "vitest";
import { type Graph, Refused } from "../../src/graph/graph.ts";
import { Conflict } from "../../src/model/faults.ts";
import { onBothEngines } from "../support/engines.ts";

async function ids(graph: Graph): Promise<readonly unknown[]> {
  const rows = await graph.rows("MATCH (n:Entity) RETURN n.id AS id ORDER BY id");
  return rows.map(([id]) => id);
}

onBothEngines("a write gives back what its work returns", async (graph) => {
  const made = await graph.write(async (transaction) => {
    const [row] = await transaction.rows("CREATE (n:Entity {id: 'a'}) RETURN n.id AS id");
    return row?.[0];
  });

  expect(made).toBe("a");
  expect(await ids(graph)).toEqual(["a"]);
});

onBothEngines("the statements of a write see those before them, others do not", async (graph) => {
  const seen = await graph.write(async (transaction) => {
    await transaction.rows("CREATE (n:Entity {id: 'a'})");
    const inside = await transaction.rows("MATCH (n:Entity) RETURN count(n) AS n");
    return [inside, await graph.rows("MATCH (n:Entity) RETURN count(n) AS n")];
  });

  expect(seen).toEqual([[[1]], [[0]]]);
});

onBothEngines("a write whose statement fails leaves nothing", async (graph) => {
  const write = graph.write(async (transaction) => {
    await transaction.rows("CREATE (n:Entity {id: 'a'})");
    await transaction.rows("CREATE (n:Entity {id: 'b'}) SET n.x = 1 / 0");
  });

  await expect(write).rejects.toBeInstanceOf(Refused);
  expect(await ids(graph)).toEqual([]);
});

onBothEngines("a write whose work throws leaves nothing, and gives its error", async (graph) => {
  const write = graph.write(async (transaction) => {
    await transaction.rows("CREATE (n:Entity {id: 'a'})");
    throw new RangeError("no");
  });

  await expect(write).rejects.toThrow(new RangeError("no"));
  expect(await ids(graph)).toEqual([]);
});

onBothEngines(
  "a write that goes on after a failed statement leaves nothing either",
  async (graph) => {
    const write = graph.write(async (transaction) => {
      await transaction.rows("CREATE (n:Entity {id: 'a'})");
      await transaction.rows("CREATE (n:Entity {id: 'a'})").catch(() => undefined);
      await transaction.rows("CREATE (n:Entity {id: 'b'})").catch(() => undefined);
    });

    await expect(write).rejects.toThrow();
    expect(await ids(graph)).toEqual([]);
  },
);

onBothEngines("a write does not wait for the promises that its work forgot", async (graph) => {
  const write = graph.write(async (transaction) => {
    transaction.rows("CREATE (n:Entity {id: 'a'})").catch(() => undefined);
    throw new RangeError("no");
  });

  await expect(write).rejects.toThrow(new RangeError("no"));
  expect(await ids(graph)).toEqual([]);
});

onBothEngines("a second node under one id is a conflict", async (graph) => {
  const create = () => graph.write((t) => t.rows("CREATE (n:Entity {id: 'a'})"));
  await create();

  await expect(create()).rejects.toBeInstanceOf(Conflict);

  expect(await ids(graph)).toEqual(["a"]);
});

onBothEngines("writers at the same time lose nothing of each other's", async (graph) => {
  await graph.write((t) => t.rows("CREATE (n:Entity {id: 'a', count: 0})"));

  const increments = Array.from({ length: 20 }, () =>
    graph.write(async (t) => {
      // Read and written in two statements: whoever does not lock between them loses some.
      await t.rows("MATCH (n:Entity {id: 'a'}) SET n.last = 1");
      await t.rows("MATCH (n:Entity {id: 'a'}) SET n.count = n.count + 1");
    }),
  );
  await Promise.all(increments);

  expect(await graph.rows("MATCH (n:Entity) RETURN n.count AS count")).toEqual([[20]]);
});

onBothEngines("writers that merge the same nodes in opposite order all succeed", async (graph) => {
  const p = graph.dialect.parameter("ids");
  const merge = (order: readonly string[]) =>
    graph.write((t) =>
      t.rows(`UNWIND ${p} AS id MERGE (n:Entity {id: id}) SET n.x = coalesce(n.x, 0) + 1`, {
        ids: order,
      }),
    );
  const order = Array.from({ length: 50 }, (_, i) => `n${100 + i}`);

  await Promise.all(
    Array.from({ length: 10 }, (_, i) => merge(i % 2 === 0 ? order : order.toReversed())),
  );

  expect(await graph.rows("MATCH (n:Entity) RETURN DISTINCT n.x AS x")).toEqual([[10]]);
});

const WRITES = [
  "CREATE (n:Entity {id: 'a'})",
  "MERGE (n:Entity {id: 'a'}) RETURN n.id AS id",
  "MATCH (n:Entity) SET n.x = 1",
  "MATCH (n:Entity) DETACH DELETE n",
  "MATCH (n:Entity) REMOVE n.name RETURN 'CREATE' AS word",
  "UNWIND [1] AS one CREATE (n:Entity {id: 'b'})",
  "/* MATCH */ CREATE (n:Entity {id: 'c'})",
  "CREATE INDEX forbidden IF NOT EXISTS FOR (n:Entity) ON (n.forbidden)",
  "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
  "DROP INDEX entity_id_lookup IF EXISTS",
];

onBothEngines("a read does not write", async (graph) => {
  await graph.write((t) => t.rows("CREATE (n:Entity {id: 'old', name: 'Old'})"));

  for (const statement of WRITES) {
    await expect(graph.rows(statement), statement).rejects.toBeInstanceOf(Refused);
  }

  const rows = await graph.rows("MATCH (n:Entity) RETURN n.id AS id, n.name AS name, n.x AS x");
  expect(rows).toEqual([["old", "Old", null]]);
});

onBothEngines("a read loads no files", async (graph) => {
  const files = ["file:///etc/hostname", "/etc/hostname", "http://127.0.0.1:1/x.csv"];

  for (const file of files) {
    const loads = [
      `LOAD CSV FROM '${file}' AS line RETURN line`,
      `WITH 1 AS one /* here */ LOAD /* and here */ CSV FROM '${file}' AS line RETURN line`,
    ];
    for (const load of loads) {
      await expect(graph.rows(load), load).rejects.toBeInstanceOf(Refused);
    }
  }
});

onBothEngines("words that only look like a write may be read", async (graph) => {
  const statement = `// LOAD CSV, CREATE
    /* CREATE */ MATCH (n:Entity) WHERE n.name = "LOAD CSV" OR n.\`LOAD CSV\` = 'it\\'s'
    RETURN 'CREATE' AS a, n.id AS b`;

  expect(await graph.rows(statement)).toEqual([]);
});

onBothEngines("a statement that is no Cypher is refused", async (graph) => {
  await expect(graph.rows("MATCH (n RETURN n")).rejects.toBeInstanceOf(Refused);
  await expect(graph.rows("RETURN $nowhere AS x")).rejects.toBeInstanceOf(Refused);
});

onBothEngines("what a read sends can be pasted", async (graph) => {
  const statement = `RETURN ${graph.dialect.parameter("id")} AS id`;

  const asked = graph.asked(statement, { id: "a", first: 3 });

  expect(asked.statement).toBe(statement);
  expect(JSON.parse(JSON.stringify(asked.parameters))).toEqual(
    graph.dialect.hubIndexes ? { v: { id: "a", first: 3 } } : { id: "a", first: 3 },
  );
});

onBothEngines("an engine tells its name and version", async (graph) => {
  const { engine, version } = await graph.about();

  expect(["Neo4j 5.26.31", "Grafeo 0.6.0"]).toContain(`${engine} ${version}`);
});
