// The connection to a real Neo4j is cut where a commit is sent: what is told of the change must be true.
import { join } from "node:path";
import { expect, test } from "vitest";
import { graphHash } from "../../src/analysis/hash.ts";
import { loadDossier } from "../../src/dossier/load.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { openGraph } from "../../src/graph/open.ts";
import { Unavailable } from "../../src/model/faults.ts";
import { emptyGraph, neo4jAddress, neo4jRuns } from "../support/engines.ts";
import { folder } from "../support/folder.ts";
import { Line } from "../support/line.ts";
import { writeEdition } from "../support/template.ts";

const UNKNOWN = new Unavailable(
  "The database gave no answer while the change was being stored: it is stored as a whole, or not at all. Do the same again; what is stored stays as it is.",
);

/** The run's Neo4j, empty, and the same over a line that can be cut. */
async function bothWays() {
  const direct = await emptyGraph("neo4j");
  const { uri, ...who } = await neo4jAddress();
  const line = await Line.to(Number(new URL(uri).port));
  const neo4j = { ...who, uri: `bolt://127.0.0.1:${line.port}` };
  const graph = await openGraph({ neo4j, data: "memory" });
  return { direct, line, graph };
}

/** Two editions of a dossier, the hashes of both, and the first of them loaded. */
async function editionsIn(graph: Graph) {
  const place = folder();
  const [a, b] = [join(place, "a"), join(place, "b")];
  writeEdition(a, "a", 60);
  writeEdition(b, "b", 60);
  await loadDossier(graph, [b]);
  const after = await graphHash(graph);
  await loadDossier(graph, [a]);
  return { b, before: await graphHash(graph), after };
}

for (const moment of ["before", "after"] as const) {
  test.skipIf(!neo4jRuns)(
    `[neo4j] a load that is cut off ${moment} its commit is done is told of as unknown, whole, and done again`,
    async () => {
      const { direct, line, graph } = await bothWays();
      const { b, ...hashes } = await editionsIn(direct);

      line.weather = { cutCommit: moment };
      await expect(loadDossier(graph, [b])).rejects.toThrow(UNKNOWN);
      line.weather = {};

      await expect.poll(() => graphHash(direct)).toBe(hashes[moment]);
      await loadDossier(graph, [b]);
      expect(await graphHash(graph)).toBe(hashes.after);
      await graph.close();
    },
  );
}

test.skipIf(!neo4jRuns)(
  "[neo4j] a write that may be stored is never done twice, one that is not is done again",
  async () => {
    const { direct, line, graph } = await bothWays();
    let runs = 0;
    const add = () =>
      graph.write(async (t) => {
        runs += 1;
        await t.rows("RETURN 1 AS one");
        if (runs === 2) line.reset();
        await t.rows("MERGE (n:Entity {id: 'n'}) SET n.count = coalesce(n.count, 0) + 1");
      });
    const count = () => direct.rows("MATCH (n:Entity {id: 'n'}) RETURN n.count AS count");

    line.weather = { cutCommit: "after" };
    await expect(add()).rejects.toThrow(UNKNOWN);
    line.weather = {};
    expect([runs, await count()]).toEqual([1, [[1]]]);

    await add();
    expect([runs, await count()]).toEqual([3, [[2]]]);
    await graph.close();
  },
);
