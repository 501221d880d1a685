import type { Table, Value } from "../graph/graph.ts";
import { type ColumnType, parquetFile } from "./parquet-file.ts";

/**
 * The rows of any statement as a Parquet file, piece by piece. What a column holds is read off its
 * values: integers, numbers, booleans, texts, lists of texts; what is none of these is JSON.
 */
export function parquetTable({ columns, rows }: Table): AsyncGenerator<Uint8Array> {
  const typed = columns.map((name, at) => {
    const type = typeOf(rows.map((row) => row[at] ?? null));
    return { name, type };
  });
  return parquetFile(typed, [rows]);
}

function typeOf(column: readonly Value[]): ColumnType {
  const values = column.filter((value) => value !== null);
  const holds = (is: (value: Value) => boolean) => values.every(is);
  if (holds((value) => typeof value === "string")) return "text";
  if (holds((value) => typeof value === "boolean")) return "boolean";
  if (holds(Number.isSafeInteger)) return "integer";
  if (holds((value) => typeof value === "number")) return "number";
  return holds(isTexts) ? "list" : "json";
}

function isTexts(value: Value): boolean {
  return Array.isArray(value) && value.every((member) => typeof member === "string");
}
