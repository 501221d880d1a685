import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readDossier } from "../../src/dossier/dossier.ts";
import type { Facts } from "../../src/dossier/fact.ts";
import { factsOf } from "../../src/dossier/facts.ts";
import { loadDossier } from "../../src/dossier/load.ts";
import type { Graph } from "../../src/graph/graph.ts";

/** Loads a dossier of one file, and gives all that it states and all that follows from it. */
export async function loadedFacts(graph: Graph, yaml: string): Promise<Facts> {
  const folder = await mkdtemp(join(tmpdir(), "parley-world-"));
  try {
    const file = join(folder, "world.yaml");
    await writeFile(file, yaml);
    await loadDossier(graph, [file]);
    return factsOf(await readDossier([file]));
  } finally {
    await rm(folder, { recursive: true });
  }
}
