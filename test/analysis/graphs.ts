import fc from "fast-check";
import type { About, Graph } from "../../src/graph/graph.ts";

/** How many graphs are asked for by hand, for a long run: `PROPERTY_GRAPHS=500 npx vitest run test/analysis`. */
const ASKED = process.env["PROPERTY_GRAPHS"];

/** A graph takes a tenth of this where the machine is idle. */
export const TIMEOUT_MS = 600_000 + 20_000 * Number(ASKED ?? 0);

/** Holds a property for as many generated graphs as are usual on the engine, or as are asked for. */
export async function holds<T>(
  graph: Graph,
  property: fc.IRawProperty<T>,
  usual: Readonly<Record<About["engine"], number>>,
  seed: number,
): Promise<void> {
  const { engine } = await graph.about();
  await fc.assert(property, { numRuns: Number(ASKED ?? usual[engine]), seed });
}
