import fc from "fast-check";
import { expect, test } from "vitest";
import { graphHash } from "../../src/analysis/hash.ts";
import { unloadDossiers } from "../../src/dossier/load.ts";
import { verify } from "../../src/dossier/verify.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { everything } from "../support/dossiers.ts";
import { emptyGraph } from "../support/engines.ts";
import { A, B, C, load, type Texts } from "./neighbours.ts";

test("in whatever order and steps dossiers are loaded, edited and unloaded, the graph's hash is the same", async () => {
  const graph = await emptyGraph("embedded");
  const clear = () =>
    graph.write((open) => open.rows("MATCH (n) WHERE n:Entity OR n:Dossier DETACH DELETE n"));
  const all: Texts = { a: A, b: B, c: C };
  await load(graph, all);
  const [due, dueHeld] = [await graphHash(graph), await everything(graph)];

  const steps = fc.array(fc.constantFrom("a", "b", "c", "-a", "-b", "-c", "abc"), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      await clear();
      for (const step of taken) await take(graph, step, all).catch(() => undefined);
      await load(graph, all);
      expect(await graphHash(graph)).toBe(due);
      expect(await everything(graph)).toBe(dueHeld);
      expect((await verify(graph)).lines[0]).toBe(
        "All that is derived follows from what is stated.",
      );
    }),
    { numRuns: 40 },
  );
  await graph.close();
}, 120_000);

async function take(graph: Graph, step: string, all: Texts): Promise<void> {
  if (step === "abc") await load(graph, all);
  else if (step.startsWith("-")) await unloadDossiers(graph, [step.slice(1)]);
  else await load(graph, { [step]: all[step] ?? [] });
}
