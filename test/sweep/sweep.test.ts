import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSchema, parse } from "graphql";
import { expect, test } from "vitest";
import { readDossier } from "../../src/dossier/dossier.ts";
import { factsOf } from "../../src/dossier/facts.ts";
import { loadDossier } from "../../src/dossier/load.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { running } from "../support/asking.ts";
import { describeOnBothEngines } from "../support/engines.ts";
import { bundled } from "../support/world.ts";
import { counting, statementsFor } from "./counting.ts";
import { generate } from "./generate.ts";
import { smallest } from "./smallest.ts";
import { type Failure, idsOf, type Swept, sweep } from "./sweeping.ts";
import { randomDossier } from "./world.ts";

/** How many operations are asked of each dossier on each engine, up to three times each. */
const OPERATIONS = 300;

/** A first-seen statement costs Neo4j 100 to 400 ms. */
const TIMEOUT_MS = 600_000;

const WORLD_SEED = 1;

sweeps("the talks of Istanbul", async (graph) => sweptOf(graph, bundled("istanbul-2025")));

sweeps("a dossier that nobody wrote", async (graph) => {
  const folder = await mkdtemp(join(tmpdir(), "parley-sweep-"));
  try {
    const file = join(folder, "random.yaml");
    await writeFile(file, randomDossier(WORLD_SEED));
    return await sweptOf(graph, file);
  } finally {
    await rm(folder, { recursive: true });
  }
});

function sweeps(what: string, prepare: (graph: Graph) => Promise<Swept>): void {
  describeOnBothEngines(what, prepare, (swept) => {
    test(
      `${OPERATIONS} random operations are answered as a plain reader of the facts answers them, with one statement a root field.`,
      async () => {
        for (let number = 0; number < OPERATIONS; number += 1) {
          const operation = generate(swept().schema, idsOf(swept().facts), number);
          const failure = await sweep(swept(), operation);
          if (failure) expect.fail(await told(swept(), number, failure));
        }
      },
      TIMEOUT_MS,
    );
  });
}

/** Loads the dossier, and counts the statements of every answer. */
async function sweptOf(graph: Graph, path: string): Promise<Swept> {
  await loadDossier(graph, [path]);
  const schema = buildSchema(await readFile("schema/schema.graphql", "utf8"));
  const counted = counting(graph);
  const run = running(counted.graph);
  return {
    schema,
    facts: factsOf(await readDossier([path])),
    run: async (text, variables) => {
      const before = counted.asked();
      const answer = await run(text, variables);
      const asked = counted.asked() - before;
      const allowed = statementsFor(parse(text), answer.data ?? {}, graph.dialect.pagesIdsFirst);
      if (asked <= allowed) return answer;
      throw new Error(`It took ${asked} statements where ${allowed} are allowed: ${text}`);
    },
  };
}

async function told(swept: Swept, number: number, failure: Failure): Promise<string> {
  const { text, variables, difference } = await smallest(swept, number, failure);
  return [
    `Operation ${number}: ${failure.difference}`,
    `${failure.text}\n${JSON.stringify(failure.variables)}`,
    `The smallest that fails alike: ${difference}`,
    `${text}\n${JSON.stringify(variables)}`,
  ].join("\n\n");
}
