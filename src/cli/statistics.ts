import { Command, Option } from "commander";
import type { Statistics } from "../analysis/statistics.ts";
import type { About, Graph } from "../graph/graph.ts";
import { withGraph, withGraphFlags } from "./graph.ts";
import { type GraphFlags, graphSettings } from "./settings.ts";

interface StatisticsFlags extends GraphFlags {
  readonly format: "table" | "json";
}

/** What the command tells: the counts, the engine, and the hash by which graphs are compared. */
type Told = Statistics & About & { readonly hash: string };

/** `parley statistics`: how much the graph holds, and its hash. */
export function statisticsCommand(): Command {
  return withGraphFlags(new Command("statistics"))
    .description("say how much the graph holds, and its hash")
    .addOption(
      new Option("--format <format>", "how to say it").choices(["table", "json"]).default("table"),
    )
    .action(async ({ format, ...flags }: StatisticsFlags) => {
      const told = await withGraph(graphSettings(flags), "reading", gather);
      const text = format === "json" ? JSON.stringify(told, null, 2) : table(told);
      process.stdout.write(`${text}\n`);
    });
}

async function gather(graph: Graph): Promise<Told> {
  const { statisticsOf } = await import("../analysis/statistics.ts");
  const { graphHash } = await import("../analysis/hash.ts");
  return {
    ...(await graph.about()),
    hash: await graphHash(graph),
    ...(await statisticsOf(graph)),
  };
}

function table({ engine, version, hash, firstDay, lastDay, nodes, relationships }: Told): string {
  const counts = [
    ...nodes.map(({ label, count }) => [label, String(count)]),
    ...relationships.map(({ type, count }) => [type, String(count)]),
  ];
  const days = firstDay === null ? "none" : `${firstDay} to ${lastDay}`;
  const rows = [["engine", `${engine} ${version}`], ["days", days], ["hash", hash], ...counts];
  const width = Math.max(...rows.map(([name = ""]) => name.length));
  return rows.map(([name = "", value]) => `${name.padEnd(width)}  ${value}`).join("\n");
}
