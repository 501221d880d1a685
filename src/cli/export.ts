import { Command, Option } from "commander";
import type { ExportedFile, Format, WriteOptions } from "../exchange/format.ts";
import { FORMATS } from "../exchange/formats.ts";
import type { Choice } from "../exchange/part.ts";
import type { Source } from "../exchange/source.ts";
import type { Graph } from "../graph/graph.ts";
import { writeFiles } from "./files.ts";
import { withGraph, withGraphFlags } from "./graph.ts";
import { interruptible } from "./interruption.ts";
import { Misuse } from "./outcome.ts";
import { choiceOf, type PartFlags, withPartFlags } from "./part.ts";
import { printAll } from "./print.ts";
import { showProgress } from "./progress.ts";
import { type GraphFlags, graphSettings } from "./settings.ts";

interface ExportFlags extends GraphFlags, PartFlags {
  readonly format: string;
  readonly out?: string;
  readonly spreadsheet?: true;
}

/** What is to be written, and how. */
interface Wanted extends WriteOptions {
  readonly format: Format;
  readonly choice: Choice;
}

/** `parley export`: the graph or a part of it, to a folder or to stdout. */
export function exportCommand(): Command {
  return withPartFlags(withGraphFlags(new Command("export")))
    .description("write the graph, or a part of it, in a format of others, or to be imported again")
    .addOption(
      new Option("--format <format>", "the format, see below")
        .choices(FORMATS.map(({ name }) => name))
        .makeOptionMandatory(),
    )
    .option("--out <folder>", "the folder for its files, or - for stdout")
    .option("--spreadsheet", "CSV for a spreadsheet, which takes no cell for a formula")
    .addHelpText("after", FORMATS_HELP)
    .action(async (flags: ExportFlags) => {
      const [wanted, to] = [await wantedBy(flags), placeOf(flags)];
      await interruptible("nothing was written", (signal) =>
        withGraph(graphSettings(flags), "reading", (graph) => exportTo(to, wanted, graph, signal)),
      );
    });
}

async function wantedBy(flags: ExportFlags): Promise<Wanted> {
  const { format, spreadsheet, process: chosen, about, depth, asOf } = flags;
  if (spreadsheet && format !== "csv") throw new Misuse("--spreadsheet goes with --format csv.");
  const choice = await choiceOf({ process: chosen, about, depth, asOf });
  return { format: formatCalled(format), choice, spreadsheet };
}

/** A folder, or `-` for stdout. */
function placeOf({ format, out }: ExportFlags): string {
  if (formatCalled(format).files === "one") return out ?? "-";
  if (out === undefined) throw new Misuse(`${format} is several files: say --out FOLDER.`);
  if (out !== "-") return out;
  throw new Misuse(`${format} is several files, which stdout cannot take: say --out FOLDER.`);
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
  { format, choice, spreadsheet }: Wanted,
  graph: Graph,
  signal: AbortSignal,
): Promise<void> {
  const [{ partSource }, write] = await Promise.all([
    import("../exchange/part.ts"),
    format.writer(),
  ]);
  const source = await partSource(graph, choice, { signal });
  const shown = await showing(graph, source, choice);
  const files = write(shown.source, { spreadsheet });
  if (to === "-") return printAll(contentsOf(files)).then(shown.end);
  const paths = await writeFiles(to, files, signal);
  shown.end();
  process.stdout.write(`${paths.join("\n")}\n`);
  if (format.next) process.stderr.write(`${format.next}\n`);
}

/** The same source, which shows how far it was read. How much there is of a part, nobody knows before. */
async function showing(graph: Graph, source: Source, choice: Choice) {
  const { counted, rowsIn } = await import("../exchange/counted.ts");
  const isWhole = Object.values(choice).every((each) => each === undefined);
  const total = isWhole ? await rowsIn(graph) : undefined;
  const progress = showProgress("Rows written");
  let read = 0;
  const show = (done: number) => {
    read = done;
    progress(done, total);
  };
  const end = () => {
    if (!isWhole) progress(read, read);
  };
  return { source: counted(source, total, show), end };
}

async function* contentsOf(files: AsyncIterable<ExportedFile>): ExportedFile["content"] {
  for await (const { content } of files) yield* content;
}
