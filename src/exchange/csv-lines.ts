import { stringify } from "csv-stringify/sync";
import type { Row } from "../graph/graph.ts";

/** How CSV is to be written. */
export interface CsvOptions {
  /**
   * For a spreadsheet, which takes a cell that begins with `=`, `+`, `-` or `@` for a formula and
   * UTF-8 for something else: such a cell gets an apostrophe before it, the file its byte order mark.
   */
  readonly spreadsheet?: boolean | undefined;
}

/** What tells a spreadsheet that a file is UTF-8. */
export const BYTE_ORDER_MARK = "\ufeff";

/**
 * Rows after RFC 4180, each ended by CR and LF. A null is an empty field and an empty text `""`;
 * lists and maps are JSON.
 */
export function csvLines(rows: readonly Row[], { spreadsheet = false }: CsvOptions = {}): string {
  return stringify(rows as Row[], {
    record_delimiter: "\r\n",
    quote_record_delimiter: true,
    quoted_match: EMPTY,
    escape_formulas: spreadsheet,
    cast: { boolean: String },
  });
}

const EMPTY = /^$/;
