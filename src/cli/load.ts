import { Command } from "commander";
import { withGraph, withGraphFlags } from "./graph.ts";
import { type GraphFlags, graphSettings } from "./settings.ts";

/** `parley load`: dossiers, each a file or a folder, into the graph; all of them or none. */
export function loadCommand(): Command {
  return withGraphFlags(new Command("load"))
    .description("load dossiers into the graph, all of them or none")
    .argument("<dossier...>", "files or folders of a dossier")
    .action(async (paths: readonly string[], flags: GraphFlags) => {
      await withGraph(graphSettings(flags), async (graph) => {
        const { loadDossiers } = await import("../dossier/load.ts");
        await loadDossiers(graph, paths);
      });
    });
}
