import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSchema, parse } from "graphql";
import { readDossier } from "../../src/dossier/dossier.ts";
import { factsOf } from "../../src/dossier/facts.ts";
import { loadDossier } from "../../src/dossier/load.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { running } from "../support/asking.ts";
import { bundled } from "../support/world.ts";
import { counting, statementsFor } from "./counting.ts";
import type { Facts } from "./facts.ts";
import type { Swept } from "./sweeping.ts";
import { allWords, oneOrder, randomDossier } from "./world.ts";

/** When the facts are recorded. */
const NOW = "2026-01-01T00:00:00.000Z";

/** Another number in `SWEEP_WORLD` makes another dossier, for long runs by hand. */
const WORLD_SEED = Number(process.env["SWEEP_WORLD"] ?? 1);

/** The bundled dossier, loaded. */
export function sweptTalks(graph: Graph): Promise<Swept> {
  return sweptOf(graph, bundled("istanbul-2025"));
}

/**
 * The dossier that nobody wrote, loaded. Neo4j (5.26) compares a parameter with a stored text by
 * UTF-16 unit, though it sorts by code point, so that a page after a cursor goes wrong where a list
 * has both an emoji and, say, a full-width letter: it gets a world in which the two orders agree.
 */
export async function sweptWorld(graph: Graph): Promise<Swept> {
  const { engine } = await graph.about();
  const folder = await mkdtemp(join(tmpdir(), "parley-sweep-"));
  try {
    const file = join(folder, "random.yaml");
    await writeFile(file, randomDossier(WORLD_SEED, engine === "Neo4j" ? oneOrder : allWords));
    return await sweptOf(graph, file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Loads the dossier, and counts the statements of every answer. */
async function sweptOf(graph: Graph, path: string): Promise<Swept> {
  await loadDossier(graph, [path], { now: new Date(NOW) });
  const counted = counting(graph);
  const run = running(counted.graph);
  return {
    schema: buildSchema(await readFile("schema/schema.graphql", "utf8")),
    facts: await factsIn(path),
    run: async (text, variables) => {
      const before = counted.asked();
      const answer = await run(text, variables);
      const asked = counted.asked() - before;
      const allowed = statementsFor(parse(text), answer.data ?? {}, graph.dialect.pagesIdsFirst);
      if (asked <= allowed || answer.errors) return answer;
      throw new Error(`It took ${asked} statements where ${allowed} are allowed: ${text}`);
    },
  };
}

/** The facts of a dossier as the load records them. */
export async function factsIn(path: string): Promise<Facts> {
  const { nodes, relationships } = factsOf(await readDossier([path]));
  const withInstant = nodes.map(({ kind, properties }) => ({
    kind,
    properties: { ...properties, recordedAt: NOW },
  }));
  return { nodes: withInstant, relationships };
}
