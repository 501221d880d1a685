import { describe, expect } from "vitest";
import { loadDossier } from "../../src/dossier/load.ts";
import type { Graph } from "../../src/graph/graph.ts";
import type { Explained } from "../../src/plan/planner.ts";
import { running } from "../support/asking.ts";
import { onNeo4j } from "../support/engines.ts";
import { bundled } from "../support/world.ts";

/** Operations whose values change in every way that a plan could depend on. */
const OPERATIONS: readonly (readonly [string, readonly Readonly<Record<string, unknown>>[]])[] = [
  [
    `query ($id: ID!, $first: Int) { person(id: $id) { name claims(first: $first) { nodes { id } } } }`,
    [
      { id: "sergey-lavrov", first: 3 },
      { id: "a", first: 0 },
      { id: "", first: 100 },
      { id: "x".repeat(150) },
    ],
  ],
  [
    `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`,
    [{ ids: [] }, { ids: ["c01"] }, { ids: ["c01", "c02"] }, { ids: Array(100).fill("nobody") }],
  ],
  [
    `query ($text: String, $ids: [ID!]) { claims(first: 2, filter: { text: { contains: $text }, id: { notIn: $ids } }) { nodes { id } } }`,
    [
      { text: "a", ids: ["c01"] },
      { text: "peace talks in Istanbul", ids: ["c01", "c02", "c03"] },
      { text: "", ids: Array(101).fill("c04") },
    ],
  ],
];

/** How many plans Neo4j forgets: those of the statements that it has seen since the last time. */
async function forgetPlans(graph: Graph): Promise<number> {
  const [[told] = []] = await graph.rows("CALL db.clearQueryCaches() YIELD value RETURN value");
  return Number(/\d+/.exec(String(told))?.[0] ?? 0);
}

/** The distinct statements that are sent for every operation with each of its values. */
async function statementsSent(graph: Graph): Promise<number> {
  const run = running(graph);
  const explain: Explained[] = [];
  const asked = OPERATIONS.flatMap(([operation, values]) =>
    values.map((each) => [operation, each] as const),
  );
  for (const [operation, variables] of asked) {
    const { errors } = await run(operation, variables, explain);
    expect(errors).toBeUndefined();
  }
  return new Set(explain.map((each) => each.statement)).size;
}

describe("Neo4j plans a question once", () => {
  onNeo4j("whatever its values: their lengths, sizes and nulls", async (graph) => {
    await loadDossier(graph, [bundled("istanbul-2025")]);

    await forgetPlans(graph);
    const sent = await statementsSent(graph);
    const planned = await forgetPlans(graph);

    expect(sent).toBe(OPERATIONS.length);
    // The question how many there are has a plan of its own.
    expect(planned).toBeLessThanOrEqual(sent + 1);
  });
});
