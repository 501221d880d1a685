import { readFile } from "node:fs/promises";
import { text as readAll } from "node:stream/consumers";
import { Command, Option } from "commander";
import { type Graph, Refused, type Table, type Values } from "../graph/graph.ts";
import { withGraphFlags } from "./graph.ts";
import { Misfortune, Misuse } from "./outcome.ts";
import { printAll } from "./print.ts";
import { type GraphFlags, graphSettings } from "./settings.ts";
import { FORMATS, type Format, pieces } from "./tables.ts";

interface QueryFlags extends GraphFlags {
  readonly params: string;
  readonly format: Format;
  readonly spreadsheet?: true;
}

/** A person who waits for a statement of their own is more patient than a client, in milliseconds. */
const TIMEOUT_MS = 60_000;

/** `parley query`: a statement of one's own, which may read and not write. */
export function queryCommand(): Command {
  return withGraphFlags(new Command("query"))
    .description("ask the graph in Cypher, which may read and not write")
    .argument("<file>", "the file of the statement, or - for stdin")
    .option("--params <json>", "the values of its parameters, as a JSON object or @FILE", "{}")
    .addOption(
      new Option("--format <format>", "how to print the rows").choices(FORMATS).default("table"),
    )
    .option("--spreadsheet", "CSV for a spreadsheet, which takes no cell for a formula")
    .action(async (file: string, { params, format, spreadsheet, ...flags }: QueryFlags) => {
      checkFormat(format, spreadsheet);
      const settings = graphSettings(flags);
      const values = valuesIn(await paramsText(params));
      const statement = await (file === "-" ? readAll(process.stdin) : readText(file));
      const { openToRead } = await import("../graph/open.ts");
      const graph = await openToRead(settings);
      try {
        const table = await ask(graph, statement, values);
        await printAll(await pieces(table, format, { spreadsheet }));
      } finally {
        await graph.close();
      }
    });
}

function checkFormat(format: Format, spreadsheet: true | undefined): void {
  if (spreadsheet && format !== "csv") throw new Misuse("--spreadsheet goes with --format csv.");
  if (format !== "parquet" || !process.stdout.isTTY) return;
  throw new Misuse(
    "A Parquet file is nothing for a terminal: send it to a file, as in > rows.parquet.",
  );
}

async function ask(graph: Graph, statement: string, values: Values): Promise<Table> {
  try {
    return await graph.table(statement, values, { timeoutMs: TIMEOUT_MS });
  } catch (error) {
    // What the engine says of it quotes the statement, which here is its reader's own.
    if (error instanceof Refused) throw new Misfortune(error.message, { cause: error });
    throw error;
  }
}

async function paramsText(given: string): Promise<string> {
  return given.startsWith("@") ? readText(given.slice(1)) : given;
}

function valuesIn(text: string): Values {
  const values = parsed(text);
  if (typeof values === "object" && values !== null && !Array.isArray(values)) {
    return values as Values;
  }
  const held = Array.isArray(values) ? "a list" : JSON.stringify(values);
  throw new Misuse(`--params must hold a JSON object such as {"id": "c08"}, but held ${held}.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Misuse(`--params must hold a JSON object such as {"id": "c08"}: ${why}.`, { cause });
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new Misfortune(`The file ${file} cannot be read.`, { cause });
  }
}
