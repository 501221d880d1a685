import { type ExecutionResult, execute } from "graphql";
import { expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { running } from "../support/asking.ts";
import { describeOnBothEngines } from "../support/engines.ts";
import { Dice } from "./dice.ts";
import { generate, type Operation } from "./generate.ts";
import type { Variables } from "./sweeping.ts";
import { sweptWorld } from "./swept.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** How many operations are executed by both, with good variables and with bad ones. */
const OPERATIONS = 300;

/** On Neo4j, where a first-seen statement costs 100 to 400 ms. */
const OPERATIONS_ON_NEO4J = 50;

const TIMEOUT_MS = 600_000;

describeOnBothEngines("a dossier that nobody wrote", prepare, (world) => {
  test(
    "Our executor answers random operations as graphql-js does, letter by letter, with errors in the same places.",
    async () => {
      const { swept, operations } = world();
      const vocabulary = vocabularyOf(swept.facts);
      const refusals = new Set<string>();
      for (let number = 0; number < operations; number += 1) {
        const operation = generate(swept.schema, vocabulary, number);
        await agree(world(), operation, operation.variables);
        const { errors = [] } = await agree(world(), operation, spoiled(operation));
        for (const error of errors) refusals.add(error.message);
      }
      expect(refusals.size, "Bad variables are refused.").toBeGreaterThan(10);
    },
    TIMEOUT_MS,
  );
});

async function agree(
  { ours, theirs }: Awaited<ReturnType<typeof prepare>>,
  { number, text }: Operation,
  variables: Variables,
): Promise<ExecutionResult> {
  const [answer, oracle] = [await ours(text, variables), await theirs(text, variables)];
  const told = `Operation ${number}: ${text}\n${JSON.stringify(variables)}`;
  expect(written(answer), told).toBe(written(oracle));
  return answer;
}

async function prepare(graph: Graph) {
  const swept = await sweptWorld(graph);
  const { engine } = await graph.about();
  const operations = engine === "Neo4j" ? OPERATIONS_ON_NEO4J : OPERATIONS;
  return { swept, operations, ours: running(graph), theirs: running(graph, execute) };
}

/** One or two variables get values that are refused, by GraphQL or by Parley. */
function spoiled({ number, slots, variables }: Operation): Variables {
  const dice = new Dice(number + 700_000);
  const chosen = dice.some(slots, 1 + dice.below(2));
  const bad = chosen.map(({ name, type, takesCursor }) => {
    if (takesCursor) return [name, dice.pick(["nonsense", "", 7])];
    if (type.startsWith("Int")) return [name, dice.pick([101, -1, 2 ** 40, "3"])];
    if (type.startsWith("Date")) return [name, dice.pick(["2025-02-30", 2025])];
    return [name, dice.pick([null, { unknown: 1 }, ["?"]])];
  });
  return { ...variables, ...Object.fromEntries(bad) };
}

function written(answer: ExecutionResult): string {
  return JSON.stringify(answer, undefined, 1);
}
