import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { migrate } from "../../src/graph/migrations.ts";
import { Conflict } from "../../src/model/faults.ts";
import { emptyGraph, neo4jRuns, onBothEngines } from "../support/engines.ts";
import { forget } from "../support/forget.ts";

/** A folder of migrations for both engines, by file name. */
function migrations(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "parley-migrations-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const engine of ["neo4j", "embedded"]) {
    mkdirSync(join(folder, engine));
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(folder, engine, name), text);
    }
  }
  return folder;
}

async function records(graph: Graph): Promise<readonly unknown[]> {
  const rows = await graph.rows(
    "MATCH (m:Migration) RETURN m.number AS number, m.name AS name ORDER BY number",
  );
  return rows.map(([number, name]) => `${number} ${name}`);
}

onBothEngines("a migration is applied once and recorded in the graph", async (graph) => {
  await forget(graph);

  const { engine } = await graph.about();
  const both = ["0001-indexes", "0002-search-and-timelines"];
  const names = engine === "Neo4j" ? [...both, "0003-tellings-and-numbers"] : both;
  expect(await migrate(graph)).toEqual({ applied: names });
  expect(await migrate(graph)).toEqual({ applied: [] });

  expect(await records(graph)).toEqual(names.map((name, at) => `${at + 1} ${name}`));
  const [row] = await graph.rows(
    "MATCH (m:Migration {number: 1}) RETURN m.appliedAt AS at, size(m.checksum) AS size",
  );
  expect(row).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/), 64]);
});

onBothEngines("a newer migration is applied after those that are there", async (graph) => {
  await forget(graph);
  const files = {
    "0001-first.cypher":
      "// An index; with a comment.\nCREATE INDEX first IF NOT EXISTS\nFOR (n:First) ON (n.id);\n",
  };
  await migrate(graph, migrations(files));

  const more = migrations({
    ...files,
    "0003-third.cypher": "MERGE (n:Third {at: 'https://example.org'}) SET n.x = 1",
    "0002-second.cypher":
      "CREATE INDEX second IF NOT EXISTS FOR (n:Second) ON (n.id);\r\nCREATE INDEX more IF NOT EXISTS FOR (n:Second) ON (n.more);",
    "notes.md": "Not a migration.",
  });

  expect(await migrate(graph, more)).toEqual({ applied: ["0002-second", "0003-third"] });
  expect(await records(graph)).toEqual(["1 0001-first", "2 0002-second", "3 0003-third"]);
  expect(await graph.rows("MATCH (n:Third) RETURN n.at AS at")).toEqual([["https://example.org"]]);
  await forget(graph);
});

onBothEngines("a migration that was changed after it was applied is refused", async (graph) => {
  await forget(graph);
  const text = "CREATE INDEX first IF NOT EXISTS FOR (n:First) ON (n.id);\n";
  await migrate(graph, migrations({ "0001-first.cypher": text }));

  const sameLines = migrations({ "0001-first.cypher": text.replaceAll("\n", "\r\n") });
  expect(await migrate(graph, sameLines)).toEqual({ applied: [] });

  const changed = migrations({
    "0001-first.cypher": `${text}// changed\n`,
    "0002-next.cypher": "",
  });
  await expect(migrate(graph, changed)).rejects.toThrow(
    new Conflict(
      "The migration 0001-first was changed after this graph had it. Restore the file, and put the change into a new one.",
    ),
  );
  expect(await records(graph)).toEqual(["1 0001-first"]);
  await forget(graph);
});

onBothEngines("a graph of a newer program is refused", async (graph) => {
  await forget(graph);
  const first = {
    "0001-first.cypher": "CREATE INDEX first IF NOT EXISTS FOR (n:First) ON (n.id);",
  };
  await migrate(graph, migrations({ ...first, "0002-newer.cypher": first["0001-first.cypher"] }));

  await expect(migrate(graph, migrations(first))).rejects.toThrow(
    new Conflict(
      "A newer Parley has migrated this graph (0002-newer; the newest known here is 0001-first). Use that version of Parley.",
    ),
  );
  await forget(graph);
});

onBothEngines("a migration that was interrupted is begun anew", async (graph) => {
  await forget(graph);
  const halves = [
    "CREATE CONSTRAINT half IF NOT EXISTS FOR (n:Half) REQUIRE n.id IS UNIQUE;",
    "MERGE (n:Half {id: 'a'}) SET n.times = coalesce(n.times, 0) + 1;",
  ];
  const broken = migrations({ "0001-half.cypher": [...halves, "THIS IS NO CYPHER;"].join("\n") });
  const mended = migrations({ "0001-half.cypher": [...halves, halves[0]].join("\n") });

  await expect(migrate(graph, broken)).rejects.toThrow();
  expect(await records(graph)).toEqual([]);

  expect(await migrate(graph, mended)).toEqual({ applied: ["0001-half"] });
  expect(await graph.rows("MATCH (n:Half) RETURN n.times AS times")).toEqual([[2]]);
  await forget(graph);
});

onBothEngines("two that migrate one graph at once apply each migration once", async (graph) => {
  await forget(graph);
  const counted = migrations({
    "0001-first.cypher": "CREATE INDEX first IF NOT EXISTS FOR (n:First) ON (n.id);",
    "0002-count.cypher": "MERGE (n:Count {id: 'a'}) SET n.times = coalesce(n.times, 0) + 1;",
  });

  const all = await Promise.all(Array.from({ length: 4 }, () => migrate(graph, counted)));

  expect(all.flatMap(({ applied }) => applied)).toEqual(["0001-first", "0002-count"]);
  expect(await graph.rows("MATCH (n:Count) RETURN n.times AS times")).toEqual([[1]]);
  await forget(graph);
});

onBothEngines("an id is unique over the whole graph", async (graph) => {
  await graph.write((t) => t.rows("CREATE (n:Entity:Person {id: 'same'})"));

  const second = graph.write((t) => t.rows("CREATE (n:Entity:Country {id: 'same'})"));

  await expect(second).rejects.toBeInstanceOf(Conflict);
});

test.skipIf(!neo4jRuns)("[neo4j] every index is there, and online", async () => {
  const graph = await emptyGraph("neo4j");

  const rows = await graph.rows(
    "SHOW INDEXES YIELD name, state, type, labelsOrTypes, properties WHERE type <> 'LOOKUP' RETURN name, state, type, labelsOrTypes, properties",
  );

  const online = rows.filter(([, state]) => state === "ONLINE");
  expect(online).toHaveLength(rows.length);
  const shapes = rows.map(([, , type, on, properties]) => `${type} ${on} ${properties}`);
  expect(shapes).toContain("FULLTEXT Entity search");
  expect(shapes).toContain("RANGE Entity id");
  expect(shapes).toContain("RANGE Claim saidOn,id");
  expect(shapes).toContain("RANGE Document publishedOn,id");
  expect(shapes).toContain("RANGE Meeting startsOn,id");
  for (const type of ["MADE", "COUNTS_FOR", "ON", "ABOUT", "IN_ROUND", "SAID_AT"]) {
    expect(shapes).toContain(`RANGE ${type} hub,sortKey`);
  }
});
