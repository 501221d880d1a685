import type { ExportedFile } from "../format.ts";
import { type Column, type ColumnType, parquetFile } from "../parquet-file.ts";
import { type SheetColumn, sheets } from "../sheets.ts";
import type { Source } from "../source.ts";

/** A file for each kind of node and each type of relationship, with days as days and lists as lists. */
export async function* writeParquet(source: Source): AsyncGenerator<ExportedFile> {
  for (const { name, columns, rows } of sheets) {
    yield {
      name: `${name}.parquet`,
      content: parquetFile(columns.map(columnOf), rows(source)),
    };
  }
}

function columnOf({ name, type, list }: SheetColumn): Column {
  return { name, type: list ? "list" : typeOf(type) };
}

function typeOf(type: SheetColumn["type"]): ColumnType {
  if (typeof type === "object") return "text";
  switch (type) {
    case "integer":
    case "date":
    case "instant":
      return type;
    case "text":
    case "id":
    case "reference":
      return "text";
  }
}
