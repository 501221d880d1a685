import fc from "fast-check";
import neo4j from "neo4j-driver";
import { expect, test } from "vitest";
import { graphHash } from "../../src/analysis/hash.ts";
import { loadDossier } from "../../src/dossier/load.ts";
import { emptyGraph, neo4jAddress, neo4jRuns } from "../support/engines.ts";
import { exported } from "../support/exchange.ts";
import { bundled } from "../support/world.ts";
import { awkward, folderWith, renamed } from "./awkward.ts";

/** Runs the script as any program may: a statement at a time, each by itself. */
async function run(script: string): Promise<void> {
  const { uri, username, password } = await neo4jAddress();
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  const session = driver.session();
  try {
    for (const statement of script.split(/;\n/)) {
      if (statement.trim() !== "") await session.run(statement);
    }
  } finally {
    await session.close();
    await driver.close();
  }
}

test.skipIf(!neo4jRuns)(
  "[neo4j] a driver runs the script a statement at a time, and no second time",
  async () => {
    const graph = await emptyGraph("embedded");
    await loadDossier(graph, [bundled("istanbul-2025")]);
    for (const [at, dossier] of fc.sample(awkward, { numRuns: 40, seed: 3 }).entries()) {
      await loadDossier(graph, [folderWith(renamed(dossier, at))]);
    }
    const { "graph.cypher": script = "" } = await exported(graph, "cypher");
    const taken = await emptyGraph("neo4j");
    await taken.write((t) => t.rows("MATCH (n:Dossier) DELETE n"));

    await run(script);

    expect(await graphHash(taken)).toBe(await graphHash(graph));
    await expect(run(script)).rejects.toThrow(/already exists/);
    expect(await graphHash(taken)).toBe(await graphHash(graph));
  },
  300_000,
);
