import { Command } from "commander";
import { withGraph, withGraphFlags } from "./graph.ts";
import { type GraphFlags, graphSettings } from "./settings.ts";

/** `parley verify`. */
export function verifyCommand(): Command {
  return withGraphFlags(new Command("verify"))
    .description("check the graph, and the spans of evidence against the texts of documents")
    .option("--text <id=file...>", "the text of a document")
    .action(async (flags: GraphFlags) => {
      await withGraph(graphSettings(flags), async () => {});
    });
}
