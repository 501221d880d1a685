import { expect, test } from "vitest";
import { neighbourhood } from "../../src/analysis/neighbourhood.ts";
import { path } from "../../src/analysis/path.ts";
import { changesBetween } from "../../src/dossier/changes.ts";
import type { Facts as Stated } from "../../src/dossier/fact.ts";
import { writeChanges } from "../../src/dossier/write.ts";
import type { Graph, Send } from "../../src/graph/graph.ts";
import { NotFound } from "../../src/model/faults.ts";
import { describeOnBothEngines } from "../support/engines.ts";
import { Dice } from "../sweep/dice.ts";
import type { Facts } from "../sweep/facts.ts";
import {
  DAYS,
  layeredFacts,
  plainLinks,
  plainNeighbours,
  plainPath,
  plainTie,
  sparseFacts,
} from "./walked.ts";

/** How many graphs are made, half of them in layers, and how often each is asked. */
const GRAPHS = 60;

const QUESTIONS = 8;

function sendTo(graph: Graph): Send {
  return (statement, values) => graph.rows(statement, values);
}

/** All of the graphs, which have nothing to do with each other. */
async function fill(graph: Graph): Promise<readonly Facts[]> {
  const worlds = Array.from({ length: GRAPHS }, (_, at) =>
    at % 2 === 0 ? sparseFacts(at + 1) : layeredFacts(at + 1),
  );
  const wanted = {
    nodes: worlds.flatMap(({ nodes }) => nodes),
    relationships: worlds.flatMap(({ relationships }) => relationships),
  };
  const changes = changesBetween(
    { nodes: [], relationships: [] },
    wanted as unknown as Stated,
    "2026",
  );
  await graph.write((transaction) => writeChanges(transaction, graph.dialect, changes));
  await graph.replan();
  return worlds;
}

/** Questions about each of the graphs, always the same. */
function questions(worlds: readonly Facts[]) {
  return worlds.flatMap((facts, at) => {
    const dice = new Dice(1000 + at);
    const ids = facts.nodes.map(({ properties }) => String(properties["id"]));
    return dice.times(QUESTIONS, () => ({
      facts,
      id: dice.pick(ids),
      from: dice.pick(ids),
      to: dice.pick(ids),
      maxLength: 1 + dice.below(8),
      depth: dice.below(4),
      first: dice.pick([0, 1, 2, 3, 5, 8, 500]),
      asOf: dice.chance(0.5) ? dice.pick(DAYS) : undefined,
    }));
  });
}

/** An answer, or nothing where something asked for is not there. */
async function unlessAbsent<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}

describeOnBothEngines("graphs that nobody wrote", fill, (worlds, graph) => {
  test("A path is the shortest there is, and of several that whose ids come first, as a plain reader finds it.", async () => {
    for (const { facts, ...asked } of questions(worlds())) {
      const found = await unlessAbsent(path(sendTo(graph()), graph().dialect, asked));

      const nodes = found === null ? null : found?.nodes;
      expect([asked, nodes]).toEqual([asked, plainPath(facts, asked)]);
      expect(found?.steps.map(({ relationship }) => relationship.key)).toEqual(
        nodes?.slice(1).map((id, at) => plainTie(facts, nodes[at], id, asked.asOf)),
      );
    }
  }, 240_000);

  test("A neighbourhood has what a plain reader finds, in its order, and says what it leaves out.", async () => {
    for (const { facts, ...asked } of questions(worlds())) {
      const found = await unlessAbsent(neighbourhood(sendTo(graph()), graph().dialect, asked));

      const all = plainNeighbours(facts, asked);
      const nodes = all?.slice(0, asked.first);
      expect([asked, found?.nodes]).toEqual([asked, nodes]);
      expect(found?.relationships.map(({ key }) => key).toSorted()).toEqual(
        nodes && plainLinks(facts, nodes, asked.asOf).toSorted(),
      );
      expect(found?.truncated).toBe(all && all.length > asked.first);
    }
  }, 240_000);
});
