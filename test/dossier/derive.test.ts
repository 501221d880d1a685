import fc from "fast-check";
import { expect, test } from "vitest";
import { derive } from "../../src/dossier/derive/derive.ts";
import { readDossier } from "../../src/dossier/dossier.ts";
import type { Facts } from "../../src/dossier/fact.ts";
import { statedFacts } from "../../src/dossier/facts.ts";
import { loadDossier } from "../../src/dossier/load.ts";
import { verify } from "../../src/dossier/verify.ts";
import { onBothEngines } from "../support/engines.ts";
import { bundled } from "../support/world.ts";

const stated = statedFacts(await readDossier([bundled("istanbul-2025")]));

/** The facts as lines that sort. */
function lines({ nodes, relationships }: Facts): readonly string[] {
  return [...nodes, ...relationships].map((fact) => JSON.stringify(fact, sortedKeys)).sort();
}

function sortedKeys(_: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

test("what follows from facts does not depend on their order", () => {
  const expected = lines(derive(stated));
  const anyOrder = fc.record({
    nodes: fc.shuffledSubarray([...stated.nodes], { minLength: stated.nodes.length }),
    relationships: fc.shuffledSubarray([...stated.relationships], {
      minLength: stated.relationships.length,
    }),
  });

  fc.assert(
    fc.property(anyOrder, (facts) => {
      expect(lines(derive(facts))).toEqual(expected);
    }),
    { numRuns: 20, seed: 3 },
  );
});

onBothEngines(
  "what is derived in a graph follows again from what it states",
  async (graph) => {
    await loadDossier(graph, [bundled("istanbul-2025")]);

    const { lines, holds } = await verify(graph);

    expect(holds).toBe(true);
    expect(lines).toContain("All that is derived follows from what is stated.");
  },
  60_000,
);
