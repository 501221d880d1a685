import { Command, Option } from "commander";
import type { Table } from "../graph/graph.ts";
import { withGraph, withGraphFlags } from "./graph.ts";
import { print } from "./print.ts";
import { type GraphFlags, graphSettings } from "./settings.ts";
import { printed } from "./tables.ts";

const FORMATS = ["table", "json", "csv"] as const;

interface DossiersFlags extends GraphFlags {
  readonly format: (typeof FORMATS)[number];
}

/** `parley dossiers`: which dossiers the graph holds. */
export function dossiersCommand(): Command {
  return withGraphFlags(new Command("dossiers"))
    .description("say which dossiers the graph holds")
    .addOption(
      new Option("--format <format>", "how to print them").choices(FORMATS).default("table"),
    )
    .action(async ({ format, ...flags }: DossiersFlags) => {
      const { statedDossiers } = await import("../dossier/surroundings.ts");
      const found = await withGraph(graphSettings(flags), "reading", statedDossiers);
      const table: Table = {
        columns: ["id", "title", "process", "uses", "nodes"],
        rows: found.map(({ id, title, process, uses, nodes }) => [id, title, process, uses, nodes]),
      };
      await print(printed(table, format));
    });
}
