import { expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { describeOnBothEngines } from "../support/engines.ts";
import { generate } from "./generate.ts";
import { smallest } from "./smallest.ts";
import { type Failure, type Swept, sweep } from "./sweeping.ts";
import { sweptTalks, sweptWorld } from "./swept.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** How many operations are asked of each dossier, each of them up to three times. */
const OPERATIONS = numberFrom("SWEEP_OPERATIONS", 1000);

/** On Neo4j, where a first-seen statement costs 100 to 400 ms, fewer are asked of the second dossier. */
const OPERATIONS_AGAIN = numberFrom("SWEEP_OPERATIONS", 100);

/** The number of the first operation: from another number on, others are asked. */
const FIRST = numberFrom("SWEEP_FROM", 0);

/** An operation takes a tenth of this where the machine is idle. */
const TIMEOUT_MS = 900_000 + 1_000 * OPERATIONS;

sweeps("the talks of Istanbul", async (graph) => ({
  swept: await sweptTalks(graph),
  operations: OPERATIONS,
}));

sweeps("a dossier that nobody wrote", async (graph) => {
  const { engine } = await graph.about();
  const operations = engine === "Neo4j" ? OPERATIONS_AGAIN : OPERATIONS;
  return { swept: await sweptWorld(graph), operations };
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
        for (let number = FIRST; number < FIRST + operations; number += 1) {
          const failure = await sweep(swept, generate(swept.schema, vocabulary, number));
          if (failure) expect.fail(await told(swept, number, failure));
        }
      },
      TIMEOUT_MS,
    );
  });
}

/** A number from the environment, for long runs by hand. */
function numberFrom(name: string, otherwise: number): number {
  return Number(process.env[name] ?? otherwise);
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
