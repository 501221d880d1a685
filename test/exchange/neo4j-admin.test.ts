import fc from "fast-check";
import { expect, test } from "vitest";
import { admin, start } from "../../bin/neo4j-server.ts";
import { graphHash } from "../../src/analysis/hash.ts";
import { loadDossier } from "../../src/dossier/load.ts";
import { EMPTY_LISTS } from "../../src/exchange/formats/neo4j-csv.ts";
import { FORMATS } from "../../src/exchange/formats.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { migrate } from "../../src/graph/migrations.ts";
import { openGraph } from "../../src/graph/open.ts";
import { everything } from "../support/dossiers.ts";
import { emptyGraph, neo4jRuns } from "../support/engines.ts";
import { exported, imported, written } from "../support/exchange.ts";
import { folder } from "../support/folder.ts";
import { bundled } from "../support/world.ts";
import { awkward, folderWith, renamed } from "./awkward.ts";

const NOW = new Date("2025-06-03T10:11:12.013Z");
const PASSWORD = "parley-tests";

/** What a person is told to type, from the `database` on. */
const WORDS = /neo4j-admin (database .*--overwrite-destination)/.exec(
  FORMATS.find(({ name }) => name === "neo4j-csv")?.next ?? "",
);

/** Asks a Neo4j that `neo4j-admin` has filled with these files. */
async function filled(
  files: Readonly<Record<string, string>>,
  ask: (graph: Graph) => Promise<void>,
): Promise<void> {
  const home = folder();
  admin({ home, password: PASSWORD }, written(files), WORDS?.[1]?.split(" ") ?? []);
  const server = await start({ home, password: PASSWORD });
  const { uri, username, password } = server;
  const graph = await openGraph({ data: "memory", neo4j: { uri, username, password } });
  try {
    for (const statement of (files[EMPTY_LISTS] ?? "").split(";\n")) {
      if (statement !== "") await graph.write((t) => t.rows(statement));
    }
    await ask(graph);
  } finally {
    await graph.close();
    await server.stop("SIGKILL");
  }
}

test.skipIf(!neo4jRuns)(
  "[neo4j] neo4j-admin takes what is exported, and the server has the same hash",
  async () => {
    const graph = await emptyGraph("embedded");
    await loadDossier(graph, [bundled("istanbul-2025")], { now: NOW });
    const hash = await graphHash(graph);
    const files = await exported(graph, "neo4j-csv");

    await filled(files, async (taken) => {
      expect(await graphHash(taken)).toBe(hash);

      await migrate(taken);
      await imported(taken, "neo4j-csv", files, { replace: true });

      expect(await everything(taken)).toBe(await everything(graph));
    });
  },
  300_000,
);

test.skipIf(!neo4jRuns)(
  "[neo4j] neo4j-admin takes every character and list as it is",
  async () => {
    const graph = await emptyGraph("embedded");
    const dossiers = fc.sample(awkward, { numRuns: 60, seed: 7 });
    for (const [at, dossier] of dossiers.entries()) {
      await loadDossier(graph, [folderWith(renamed(dossier, at))], { now: NOW });
    }
    const hash = await graphHash(graph);

    await filled(await exported(graph, "neo4j-csv"), async (taken) => {
      expect(await graphHash(taken)).toBe(hash);
    });
  },
  300_000,
);
