import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import type { Format } from "../../src/exchange/format.ts";
import { FORMATS } from "../../src/exchange/formats.ts";
import { type ImportOptions, importGraph } from "../../src/exchange/import.ts";
import { graphSource } from "../../src/exchange/source.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { folder } from "./folder.ts";

/** The formats that come back whole. */
export const WHOLE: readonly string[] = FORMATS.filter(({ reader }) => reader).map(
  ({ name }) => name,
);

/** The files that a graph is exported to, by their names. */
export async function exported(
  graph: Graph,
  format: string,
): Promise<Readonly<Record<string, string>>> {
  const write = await called(format).writer();
  const files: Record<string, string> = {};
  for await (const { name, content } of write(graphSource(graph)))
    files[name] = await text(content);
  return files;
}

/** Imports these files, which stand in a folder of the test's own. */
export async function imported(
  graph: Graph,
  format: string,
  files: Readonly<Record<string, string>>,
  options?: ImportOptions,
) {
  const reads = await called(format).reader?.();
  if (reads === undefined) throw new Error(`Nothing reads ${format}.`);
  return importGraph(graph, await reads(written(files)), options);
}

/** A folder of the test's own with these files, which may stand in folders themselves. */
export function written(files: Readonly<Record<string, string>>): string {
  const path = folder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

function called(name: string): Format {
  const format = FORMATS.find((each) => each.name === name);
  if (format === undefined) throw new Error(`There is no format ${name}.`);
  return format;
}
