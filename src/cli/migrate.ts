import { Command } from "commander";
import { withGraphFlags } from "./graph.ts";
import { type GraphFlags, graphSettings } from "./settings.ts";

/** `parley migrate`: the graph's constraints and indexes, as this version needs them. */
export function migrateCommand(): Command {
  return withGraphFlags(new Command("migrate"))
    .description("bring the graph's constraints and indexes up to date")
    .action(async (flags: GraphFlags) => {
      const settings = graphSettings(flags);
      const { openGraph } = await import("../graph/open.ts");
      const { migrate } = await import("../graph/migrations.ts");
      const graph = await openGraph(settings);
      try {
        const { applied } = await migrate(graph);
        process.stdout.write(told(applied));
      } finally {
        await graph.close();
      }
    });
}

function told(applied: readonly string[]): string {
  if (applied.length === 0) return "The graph is up to date.\n";
  return applied.map((name) => `Applied ${name}.\n`).join("");
}
