import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parquetFile } from "../../src/exchange/parquet-file.ts";
import { parquetTable } from "../../src/exchange/parquet-table.ts";
import type { Table } from "../../src/graph/graph.ts";
import { folder } from "../support/folder.ts";
import { describeReaders, read } from "../support/python.ts";

/** What pyarrow finds in a file of these pieces. */
async function found(pieces: AsyncIterable<Uint8Array>) {
  const file = join(folder(), "rows.parquet");
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  writeFileSync(file, Buffer.concat(all));
  const [only] = await read("parquet", file);
  return { ...only, pieces: all.length };
}

async function* pagesOf(rows: number, size: number) {
  for (let at = 0; at < rows; at += size) {
    yield Array.from({ length: Math.min(size, rows - at) }, (_, place) => [at + place, "same"]);
  }
}

describeReaders("a Parquet file", () => {
  test("has a type for each column of a statement's rows", async () => {
    const table: Table = {
      columns: ["text", "whole", "number", "truth", "list", "mixed", "map", "nothing"],
      rows: [
        ["Зеленський 🕊", 1, 1.5, true, ["a", "b"], 1, { a: [1, null] }, null],
        ["", Number.MAX_SAFE_INTEGER, -2, false, [], "a", { b: "x" }, null],
        [null, null, null, null, null, null, null, null],
      ],
    };

    const { types, rows } = await found(parquetTable(table));

    expect(types).toEqual({
      text: "string",
      whole: "int64",
      number: "double",
      truth: "bool",
      list: expect.stringMatching(/^list<element: string/),
      mixed: expect.stringMatching(/json|string|binary/),
      map: expect.stringMatching(/json|string|binary/),
      nothing: "string",
    });
    expect(rows.map((row: object) => Object.values(row))).toEqual([
      ["Зеленський 🕊", 1, 1.5, true, ["a", "b"], "1", '{"a":[1,null]}', null],
      ["", Number.MAX_SAFE_INTEGER, -2, false, [], '"a"', '{"b":"x"}', null],
      [null, null, null, null, null, null, null, null],
    ]);
  });

  test("has its columns where there are no rows", async () => {
    const { types, rows } = await found(parquetTable({ columns: ["a", "b.c"], rows: [] }));

    expect([types, rows]).toEqual([{ a: "string", "b.c": "string" }, []]);
  });

  test("has days and instants as such, from the first to the last that there are", async () => {
    const columns = [
      { name: "on", type: "date" },
      { name: "at", type: "instant" },
    ] as const;
    const days = ["0001-01-01", "1969-12-31", "2025-05-28", "9999-12-31"];

    const { types, rows } = await found(
      parquetFile(columns, [days.map((day) => [day, `${day}T12:34:56.789Z`])]),
    );

    expect(types).toMatchObject({
      on: expect.stringMatching(/^date32/),
      at: "timestamp[ms, tz=UTC]",
    });
    expect(rows).toEqual(days.map((day) => ({ on: day, at: `${day} 12:34:56.789000+00:00` })));
  });

  test("is made in groups of rows, so that it never is in memory as a whole", async () => {
    const columns = [
      { name: "at", type: "integer" },
      { name: "text", type: "text" },
    ] as const;

    const { rows, groups, pieces } = await found(parquetFile(columns, pagesOf(50_500, 1000)));

    expect([groups, pieces]).toEqual([3, 3]);
    expect(rows.map((row: { at: number }) => row.at)).toEqual(
      Array.from({ length: 50_500 }, (_, at) => at),
    );
  });
});
