import { resolve } from "node:path";
import { Command, Option } from "commander";
import type { Reads } from "../exchange/format.ts";
import { FORMATS } from "../exchange/formats.ts";
import { withGraph, withGraphFlags } from "./graph.ts";
import { interruptible } from "./interruption.ts";
import { Misuse } from "./outcome.ts";
import { showProgress } from "./progress.ts";
import { type GraphFlags, graphSettings } from "./settings.ts";
import { toldChanges } from "./told-changes.ts";

/** The flags of what brings a whole graph in. */
export interface ImportFlags extends GraphFlags {
  readonly replace?: true;
}

export const ALL_OR_NOTHING = `
The graph then holds what was exported, with what follows from that worked out anew. It is all of it
or nothing, into an empty graph. A graph that holds the same stays as it is; one that holds something
else is refused, unless --replace says that it may go. Above 50,000 changes it is done in batches, and
nothing is answered meanwhile; one that is cut short is finished by the same command.`;

/** `parley import`: a whole graph that was exported, all of it or nothing. */
export function importCommand(): Command {
  return withGraphFlags(new Command("import"))
    .description("bring back a graph that was exported, all of it or nothing")
    .argument("<path>", "the file, or the folder of files, that export has written")
    .addOption(
      new Option("--format <format>", "the format that it was exported in")
        .choices(FORMATS.flatMap(({ name, reader }) => (reader ? [name] : [])))
        .makeOptionMandatory(),
    )
    .option("--replace", "even where the graph holds something else, which is taken out")
    .addHelpText("after", ALL_OR_NOTHING)
    .action((path: string, { format, ...flags }: ImportFlags & { readonly format: string }) =>
      importInto(path, format, flags),
    );
}

/** Brings in what is at the path, and says what that did. */
export async function importInto(
  path: string,
  format: string,
  { replace, ...flags }: ImportFlags,
): Promise<void> {
  const settings = graphSettings(flags);
  const reads = await readerOf(format);
  const { importGraph } = await import("../exchange/import.ts");
  const imported = await interruptible("the graph is as it was", async (signal) => {
    const gathered = await reads(path, signal);
    const progress = showProgress("Rows written");
    const source = { paths: [resolve(path)], format };
    return withGraph(settings, "changing", (graph) =>
      importGraph(graph, gathered, { progress, replace, signal, source }),
    );
  });
  process.stdout.write(`${upperFirst(toldChanges(imported))}.\n`);
}

/** @throws Misuse where the format does not come back */
export async function readerOf(format: string): Promise<Reads> {
  const reader = FORMATS.find(({ name }) => name === format)?.reader;
  if (reader === undefined) throw new Misuse(`Nothing reads ${format}.`);
  return reader();
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
