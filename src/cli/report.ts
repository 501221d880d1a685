import type { WriteStream } from "node:tty";
import { styleText } from "node:util";
import { Command, Option } from "commander";
import type { Table } from "../graph/graph.ts";
import { isDay } from "../model/scalars.ts";
import { withGraphFlags } from "./graph.ts";
import { laidOut, type Style, wrapped } from "./layout.ts";
import { markdownTable, plain } from "./markdown.ts";
import { Misuse } from "./outcome.ts";
import { print } from "./print.ts";
import type { GraphFlags } from "./settings.ts";
import { cell, printed } from "./tables.ts";

/** The same answer for whoever reads it. */
export interface Report {
  /** As the API gives it, for `json`. */
  readonly answer: unknown;
  /** A row a fact, for `csv`. */
  readonly facts: Table;
  /** What a person reads, as a `table` or in Markdown. */
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Sentences below the table. */
  readonly notes: readonly string[];
  /** How a cell looks on a terminal that has colours. */
  readonly style?: (cell: string) => Style | undefined;
}

const FORMATS = ["table", "md", "csv", "json"] as const;

/** The flags of every command that makes a report. */
export interface ReportFlags extends GraphFlags {
  readonly format: (typeof FORMATS)[number];
  readonly asOf?: string;
}

/** A command that makes a report. */
export function reportCommand(name: string): Command {
  return withGraphFlags(new Command(name))
    .addOption(new Option("--format <format>", "how to tell it").choices(FORMATS).default("table"))
    .option("--as-of <day>", "only what was known by the end of that day");
}

/** What a report is shown on. */
export interface Screen {
  /** In places of a line; without it nothing is broken into lines. */
  readonly width?: number | undefined;
  readonly colours: boolean;
}

/** Prints a report. */
export async function tell(report: Report, format: ReportFlags["format"]): Promise<void> {
  await print(textOf(report, format, screenOf(process.stdout)));
}

/** What a stream shows: a pipe or a file has no width and no colours, nor has a terminal under NO_COLOR. */
export function screenOf(stream: Pick<WriteStream, "isTTY" | "columns" | "hasColors">): Screen {
  return stream.isTTY ? { width: stream.columns, colours: stream.hasColors() } : { colours: false };
}

export function textOf(report: Report, format: ReportFlags["format"], screen: Screen): string {
  switch (format) {
    case "json":
      return `${JSON.stringify(report.answer, null, 2)}\n`;
    case "csv":
      return printed(report.facts, "csv");
    case "md":
      return `${[`**${plain(report.title)}**`, markdownTable(report), ...report.notes].join("\n\n")}\n`;
    case "table":
      return forPeople(report, screen);
  }
}

function forPeople(report: Report, { width, colours }: Screen): string {
  const { title, columns, rows, notes, style } = report;
  const styled = (text: string, how: Style | undefined) =>
    colours && how ? styleText(how, text, { validateStream: false }) : text;
  const table = laidOut([columns, ...rows], width, (text, whole, row) =>
    styled(text, row === 0 ? "bold" : style?.(whole)),
  );
  const below = notes.flatMap((note) => wrapped(note, width)).map((line) => `${line}\n`);
  return `${styled(cell(title), "bold")}\n\n${table}\n${below.join("")}`;
}

/** A day that a flag gives, if it does. */
export function dayOf(flag: string, given: string | undefined): string | undefined {
  if (given === undefined || isDay(given)) return given;
  throw new Misuse(`${flag} must be a day as YYYY-MM-DD, but was "${given}".`);
}

/** Ids between commas, if there are any. */
export function idsOf(given: string | undefined): readonly string[] | undefined {
  return given?.split(",").map((id) => id.trim());
}

/** A number of a round. */
export function roundOf(what: string, given: string): number {
  const round = /^\d{1,9}$/.test(given.trim()) ? Number(given) : 0;
  if (round > 0) return round;
  throw new Misuse(`${what} must be the number of a round, counted from 1, but was "${given}".`);
}
