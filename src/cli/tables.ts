import { BYTE_ORDER_MARK, type CsvOptions, csvLines } from "../exchange/csv-lines.ts";
import type { Table, Value } from "../graph/graph.ts";

/** In which forms rows can be printed. */
export const FORMATS = ["table", "json", "jsonl", "csv", "parquet"] as const;

export type Format = (typeof FORMATS)[number];

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uFF01-\uFF60\p{Emoji_Presentation}]/gu;

/** A table in pieces of text or, for Parquet, of bytes. */
export async function pieces(
  table: Table,
  format: Format,
  options: CsvOptions,
): Promise<Iterable<string> | AsyncIterable<Uint8Array>> {
  if (format !== "parquet") return [printed(table, format, options)];
  const { parquetTable } = await import("../exchange/parquet-table.ts");
  return parquetTable(table);
}

/** A table as text: for people, as JSON, as JSON Lines, or as CSV after RFC 4180. */
export function printed(
  table: Table,
  format: Exclude<Format, "parquet">,
  options: CsvOptions = {},
): string {
  switch (format) {
    case "table":
      return forPeople(table);
    case "json":
      return `[${objects(table).map(indented).join(",")}${table.rows.length > 0 ? "\n" : ""}]\n`;
    case "jsonl":
      return objects(table).map(line).join("");
    case "csv":
      return (
        (options.spreadsheet ? BYTE_ORDER_MARK : "") +
        csvLines([table.columns, ...table.rows], options)
      );
  }
}

function objects({ columns, rows }: Table): readonly string[] {
  return rows.map((row) =>
    JSON.stringify(Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null]))),
  );
}

function indented(object: string): string {
  return `\n  ${object}`;
}

function line(object: string): string {
  return `${object}\n`;
}

function asText(value: Value): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

const GAP = "  ";

/** Columns as wide as what they hold, below their names and a line. */
function forPeople({ columns, rows }: Table): string {
  const cells = [columns, ...rows].map((row) => row.map(cell));
  const widths = columns.map((_, at) =>
    cells.reduce((most, row) => Math.max(most, widthOf(row[at] ?? "")), 1),
  );
  const rule = widths.map((width) => "-".repeat(width));
  return cells
    .toSpliced(1, 0, rule)
    .map((row) => lineOf(row, widths))
    .join("");
}

function lineOf(cells: readonly string[], widths: readonly number[]): string {
  const filled = cells.map((cell, at) => cell + " ".repeat((widths[at] ?? 0) - widthOf(cell)));
  return `${filled.join(GAP).trimEnd()}\n`;
}

/** A value without what would move a terminal's cursor, change its colours or turn its lines round. */
export function cell(value: Value): string {
  return asText(value).replace(/\p{Cc}|\p{Bidi_Control}/gu, escaped);
}

function escaped(sign: string): string {
  const known = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[sign];
  return known ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** How many places of a terminal's line a text takes. */
export function widthOf(text: string): number {
  const alone = text.replace(/[\p{Mn}\p{Me}\p{Cf}]/gu, "");
  return [...alone].length + (alone.match(WIDE)?.length ?? 0);
}
