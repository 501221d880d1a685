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
import type { Facts } from "./facts.ts";
import { generate } from "./generate.ts";
import { smallest } from "./smallest.ts";
import { type Failure, type Swept, sweep } from "./sweeping.ts";
import { vocabularyOf } from "./vocabulary.ts";
import { allWords, oneOrder, randomDossier } from "./world.ts";

/** How many operations are asked of each dossier, each of them up to three times. */
const OPERATIONS = 300;

/** On Neo4j, where a first-seen statement costs 100 to 400 ms, fewer are asked of the second dossier. */
const OPERATIONS_AGAIN = 100;

const TIMEOUT_MS = 900_000;

/** When the facts are recorded. */
const NOW = "2026-01-01T00:00:00.000Z";

const WORLD_SEED = 1;

sweeps("the talks of Istanbul", async (graph) => ({
  swept: await sweptOf(graph, bundled("istanbul-2025")),
  operations: OPERATIONS,
}));

sweeps("a dossier that nobody wrote", async (graph) => {
  const isNeo4j = (await graph.about()).engine === "Neo4j";
  const folder = await mkdtemp(join(tmpdir(), "parley-sweep-"));
  try {
    const file = join(folder, "random.yaml");
    await writeFile(file, randomDossier(WORLD_SEED, isNeo4j ? oneOrder : allWords));
    const swept = await sweptOf(graph, file);
    return { swept, operations: isNeo4j ? OPERATIONS_AGAIN : OPERATIONS };
  } finally {
    await rm(folder, { recursive: true });
  }
});

function sweeps(
  what: string,
  prepare: (graph: Graph) => Promise<{ readonly swept: Swept; readonly operations: number }>,
): void {
  describeOnBothEngines(what, prepare, (world) => {
    test(
      "Random operations are answered as a plain reader of the facts answers them, with one statement a root field.",
      async () => {
        const { swept, operations } = world();
        const vocabulary = vocabularyOf(swept.facts);
        for (let number = 0; number < operations; number += 1) {
          const failure = await sweep(swept, generate(swept.schema, vocabulary, number));
          if (failure) expect.fail(await told(swept, number, failure));
        }
      },
      TIMEOUT_MS,
    );
  });
}

/** Loads the dossier, and counts the statements of every answer. */
async function sweptOf(graph: Graph, path: string): Promise<Swept> {
  await loadDossier(graph, [path], { now: new Date(NOW) });
  const counted = counting(graph);
  const run = running(counted.graph);
  return {
    schema: buildSchema(await readFile("schema/schema.graphql", "utf8")),
    facts: recorded(factsOf(await readDossier([path]))),
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

/** The facts as the load records them. */
function recorded({ nodes, relationships }: Facts): Facts {
  const withInstant = nodes.map(({ kind, properties }) => ({
    kind,
    properties: { ...properties, recordedAt: NOW },
  }));
  return { nodes: withInstant, relationships };
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
