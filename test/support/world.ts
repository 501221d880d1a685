import { fileURLToPath } from "node:url";
import { loadDossier } from "../../src/dossier/load.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { type Asks, asking, type Runs, running } from "./asking.ts";
import { describeOnBothEngines } from "./engines.ts";

/** What a group of tests over a loaded dossier can use besides asking. */
export interface World {
  readonly graph: () => Graph;
  /** Runs an operation and gives the whole answer, errors included. */
  readonly run: Runs;
}

/** Where a bundled dossier is. */
export function bundled(name: string): string {
  return fileURLToPath(new URL(`../../dossiers/${name}`, import.meta.url));
}

/** A group of tests on each engine, over one of the bundled dossiers, loaded once. */
export function describeWithDossier(
  name: string,
  tests: (ask: Asks, world: World) => void,
  what = `the dossier ${name}`,
): void {
  describeOnBothEngines(
    what,
    async (graph) => {
      await loadDossier(graph, [bundled(name)]);
      return { ask: asking(graph), run: running(graph) };
    },
    (world, graph) => {
      tests((query, variables) => world().ask(query, variables), {
        graph,
        run: (query, variables, explain) => world().run(query, variables, explain),
      });
    },
  );
}
