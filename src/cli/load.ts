import { Command } from "commander";
import type { Loaded } from "../dossier/load.ts";
import { withGraph, withGraphFlags } from "./graph.ts";
import { keepHeapSmall } from "./heap.ts";
import { showProgress } from "./progress.ts";
import { type GraphFlags, graphSettings } from "./settings.ts";
import { toldChanges } from "./told-changes.ts";

interface LoadFlags extends GraphFlags {
  readonly replace?: true;
}

/** `parley load`: dossiers, each a file or a folder, into the graph; all of them or none. */
export function loadCommand(): Command {
  return withGraphFlags(new Command("load"))
    .description("load dossiers into the graph, all of them or none")
    .argument("<dossier...>", "dossiers, each a file or a folder of files")
    .option("--replace", "even where most of what the graph holds of a dossier is taken out")
    .action(async (paths: readonly string[], { replace, ...flags }: LoadFlags) => {
      const { loadDossiers } = await import("../dossier/load.ts");
      keepHeapSmall();
      const progress = showProgress("Rows written");
      const stages = (stage: string) => showProgress(`Entries ${stage}`);
      const loaded = await withGraph(graphSettings(flags), "changing", (graph) =>
        loadDossiers(graph, paths, { progress, stages, keepMost: !replace }),
      );
      process.stdout.write(toldOf(loaded));
    });
}

/** A line for each dossier: what the graph gained and lost by it. */
export function toldOf(loaded: readonly Loaded[]): string {
  return loaded.map((each) => `${each.dossier}: ${toldChanges(each)}.\n`).join("");
}
