import { BYTE_ORDER_MARK, type CsvOptions, csvLines } from "../csv-lines.ts";
import type { ExportedFile } from "../format.ts";
import { type Sheet, sheets } from "../sheets.ts";
import type { Source } from "../source.ts";

/**
 * A table for each kind of node and each type of relationship, after RFC 4180, its columns named in
 * the first line. What joins them are the ids; lists are JSON.
 */
export async function* writeCsv(
  source: Source,
  options: CsvOptions = {},
): AsyncGenerator<ExportedFile> {
  for (const sheet of sheets) {
    yield { name: `${sheet.name}.csv`, content: linesOf(sheet, source, options) };
  }
}

async function* linesOf(
  { columns, rows }: Sheet,
  source: Source,
  options: CsvOptions,
): AsyncGenerator<string> {
  const names = columns.map(({ name }) => name);
  yield (options.spreadsheet ? BYTE_ORDER_MARK : "") + csvLines([names], options);
  for await (const page of rows(source)) yield csvLines(page, options);
}
