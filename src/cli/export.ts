import { Command, Option } from "commander";
import type { ExportedFile, Format } from "../exchange/format.ts";
import { FORMATS } from "../exchange/formats.ts";
import type { Graph } from "../graph/graph.ts";
import { writeFiles } from "./files.ts";
import { withGraph, withGraphFlags } from "./graph.ts";
import { interruptible } from "./interruption.ts";
import { Misuse } from "./outcome.ts";
import { printAll } from "./print.ts";
import { showProgress } from "./progress.ts";
import { type GraphFlags, graphSettings } from "./settings.ts";

interface ExportFlags extends GraphFlags {
  readonly format: string;
  readonly out?: string;
}

/** `parley export`: the whole graph, to a folder or to stdout. */
export function exportCommand(): Command {
  return withGraphFlags(new Command("export"))
    .description("write the whole graph in a format of others, or to be imported again")
    .addOption(
      new Option("--format <format>", "the format, see below")
        .choices(FORMATS.map(({ name }) => name))
        .makeOptionMandatory(),
    )
    .option("--out <folder>", "the folder for its files, or - for stdout")
    .addHelpText("after", FORMATS_HELP)
    .action(async ({ format: name, out, ...flags }: ExportFlags) => {
      const format = formatCalled(name);
      const to = out ?? (format.files === "one" ? "-" : undefined);
      if (to === undefined) throw new Misuse(`${name} is several files: say --out FOLDER.`);
      if (to === "-" && format.files === "several") {
        throw new Misuse(`${name} is several files, which stdout cannot take: say --out FOLDER.`);
      }
      await interruptible("nothing was written", (signal) =>
        withGraph(graphSettings(flags), "reading", (graph) => exportTo(to, format, graph, signal)),
      );
    });
}

const FORMATS_HELP = `
Formats:
${FORMATS.map(toldFormat).join("\n")}

Files are written beside and put in place at the end: one that is there already is not written over.`;

function toldFormat({ name, keeps, loses, next }: Format): string {
  const lines = [`${keeps};`, `it loses ${loses}`, ...(next ? [next] : [])];
  return `  ${name.padEnd(12)} ${lines.join(`\n${" ".repeat(15)}`)}`;
}

function formatCalled(name: string): Format {
  const format = FORMATS.find((each) => each.name === name);
  if (format === undefined) throw new Misuse(`There is no format ${name}.`);
  return format;
}

async function exportTo(
  to: string,
  format: Format,
  graph: Graph,
  signal: AbortSignal,
): Promise<void> {
  const [{ graphSource }, { counted, rowsIn }, write] = await Promise.all([
    import("../exchange/source.ts"),
    import("../exchange/counted.ts"),
    format.writer(),
  ]);
  const total = await rowsIn(graph);
  const source = counted(graphSource(graph, { signal }), total, showProgress("Rows written"));
  const files = write(source);
  if (to === "-") return printAll(contentsOf(files));
  const paths = await writeFiles(to, files, signal);
  process.stdout.write(`${paths.join("\n")}\n`);
  if (format.next) process.stderr.write(`${format.next}\n`);
}

async function* contentsOf(files: AsyncIterable<ExportedFile>): ExportedFile["content"] {
  for await (const { content } of files) yield* content;
}
