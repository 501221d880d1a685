import { Command } from "commander";
import { withGraph, withGraphFlags } from "./graph.ts";
import { keepHeapSmall } from "./heap.ts";
import { toldOf } from "./load.ts";
import { showProgress } from "./progress.ts";
import { type GraphFlags, graphSettings } from "./settings.ts";

/** `parley unload`: dossiers out of the graph; all of them or none. */
export function unloadCommand(): Command {
  return withGraphFlags(new Command("unload"))
    .description("take dossiers out of the graph, all of them or none")
    .argument("<id...>", "the ids of dossiers; what no other dossier states goes with them")
    .action(async (ids: readonly string[], flags: GraphFlags) => {
      const { unloadDossiers } = await import("../dossier/load.ts");
      keepHeapSmall();
      const progress = showProgress("Rows written");
      const unloaded = await withGraph(graphSettings(flags), "changing", (graph) =>
        unloadDossiers(graph, ids, { progress }),
      );
      process.stdout.write(toldOf(unloaded));
    });
}
