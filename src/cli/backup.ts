import { basename, dirname } from "node:path";
import { Command } from "commander";
import type { Graph } from "../graph/graph.ts";
import { writeFiles } from "./files.ts";
import { withGraph, withGraphFlags } from "./graph.ts";
import { interruptible } from "./interruption.ts";
import { showProgress } from "./progress.ts";
import { type GraphFlags, graphSettings } from "./settings.ts";

const HELP = `
Everything that is stated, with recordedAt, as gzipped JSON Lines. Loads and imports wait until it is
done, so that it is the graph of one moment; whoever reads goes on. The file is written beside and put in
place at the end: one that is there already is not written over. "parley restore" brings it back, on
either engine.`;

/** `parley backup`: the whole graph of one moment, in one file. */
export function backupCommand(): Command {
  return withGraphFlags(new Command("backup"))
    .description("keep the whole graph of this moment in one file, while it is served too")
    .argument("<file>", "the file to write, such as graph.jsonl.gz")
    .addHelpText("after", HELP)
    .action((file: string, flags: GraphFlags) =>
      interruptible("nothing was written", (signal) =>
        withGraph(graphSettings(flags), "reading", (graph) => backUp(graph, file, signal)),
      ),
    );
}

async function backUp(graph: Graph, file: string, signal: AbortSignal): Promise<void> {
  const { backupOf } = await import("../exchange/backup.ts");
  const [path] = await graph.exclusively(async () => {
    const backup = await backupOf(graph, basename(file), {
      signal,
      progress: showProgress("Rows written"),
    });
    return writeFiles(dirname(file), backup, signal);
  });
  process.stdout.write(`${path}\n`);
}
