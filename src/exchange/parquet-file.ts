import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { Row, Value } from "../graph/graph.ts";

/** What a column of a Parquet file holds; `json` is a text of JSON, `list` a list of texts. */
export type ColumnType =
  | "text"
  | "integer"
  | "number"
  | "boolean"
  | "date"
  | "instant"
  | "list"
  | "json";

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

type Writer = ConstructorParameters<typeof ParquetWriter>[0]["writer"];
type Element = ParquetWriter["schema"][number];

/** Rows that are written together: a reader may take them one group after another, and so do we. */
const GROUP = 20_000;

/**
 * A Parquet file of these rows, piece by piece: a group of rows at most is in memory.
 *
 * @param pages rows as wide as there are columns; a null is a value that is not there
 */
export async function* parquetFile(
  columns: readonly Column[],
  pages: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
): AsyncGenerator<Uint8Array> {
  const bytes = new Pieces();
  const writer = new ParquetWriter({ writer: bytes, schema: schemaOf(columns) });
  let group: Row[] = [];
  for await (const page of pages) {
    group = group.concat(page);
    if (group.length < GROUP) continue;
    await writeGroup(writer, columns, group);
    group = [];
    yield bytes.take();
  }
  if (group.length > 0) await writeGroup(writer, columns, group);
  await writer.finish();
  yield bytes.take();
}

async function writeGroup(
  writer: ParquetWriter,
  columns: readonly Column[],
  rows: readonly Row[],
): Promise<void> {
  const columnData = columns.map(({ name, type }, at) => ({
    name,
    data: rows.map((row) => cellOf(type, row[at] ?? null)),
  }));
  await writer.write({ columnData, rowGroupSize: rows.length });
}

/** What the library takes for a value of that type. */
function cellOf(type: ColumnType, value: Value): unknown {
  if (value === null) return value;
  switch (type) {
    case "integer":
      return BigInt(value as number);
    case "date":
    case "instant":
      return new Date(value as string);
    case "text":
    case "number":
    case "boolean":
    case "list":
    case "json":
      return value;
  }
}

function schemaOf(columns: readonly Column[]): Element[] {
  const elements = columns.flatMap(elementsOf);
  return [{ name: "root", num_children: columns.length }, ...elements];
}

/** Every column may lack a value; the members of a list are always there. */
function elementsOf({ name, type }: Column): readonly Element[] {
  const optional = { name, repetition_type: "OPTIONAL" } as const;
  switch (type) {
    case "text":
      return [{ ...optional, ...TEXT }];
    case "integer":
      return [{ ...optional, type: "INT64" }];
    case "number":
      return [{ ...optional, type: "DOUBLE" }];
    case "boolean":
      return [{ ...optional, type: "BOOLEAN" }];
    case "date":
      return [{ ...optional, type: "INT32", converted_type: "DATE" }];
    case "instant":
      return [{ ...optional, type: "INT64", converted_type: "TIMESTAMP_MILLIS" }];
    case "json":
      return [{ ...optional, type: "BYTE_ARRAY", converted_type: "JSON" }];
    case "list":
      return [
        { ...optional, converted_type: "LIST", num_children: 1 },
        { name: "list", repetition_type: "REPEATED", num_children: 1 },
        { name: "element", repetition_type: "REQUIRED", ...TEXT },
      ];
  }
}

const TEXT = { type: "BYTE_ARRAY", converted_type: "UTF8" } as const;

/** Takes what is written, and gives it up piece by piece. */
class Pieces extends ByteWriter implements Writer {
  /** What was written since the last time. */
  take(): Uint8Array {
    const piece = new Uint8Array(this.getBuffer());
    this.index = 0;
    return piece;
  }
}
