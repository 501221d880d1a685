import { pipeline } from "node:stream";
import { createGzip } from "node:zlib";
import type { Progress } from "../dossier/write.ts";
import type { Graph } from "../graph/graph.ts";
import { counted, rowsIn } from "./counted.ts";
import type { ExportedFile } from "./format.ts";
import { writeJsonl } from "./formats/jsonl.ts";
import { graphSource } from "./source.ts";

export interface BackupOptions {
  readonly signal: AbortSignal;
  /** Told how many rows of how many are written. */
  readonly progress: Progress;
}

/** The whole graph in one file of that name, as gzipped JSON Lines. gzip tells where one breaks off. */
export async function backupOf(
  graph: Graph,
  name: string,
  { signal, progress }: BackupOptions,
): Promise<AsyncIterable<ExportedFile>> {
  const source = counted(graphSource(graph, { signal }), await rowsIn(graph), progress);
  return gzipped(name, writeJsonl(source));
}

async function* gzipped(
  name: string,
  files: AsyncIterable<ExportedFile>,
): AsyncGenerator<ExportedFile> {
  for await (const { content } of files) {
    const gzip = createGzip();
    // What goes wrong on the way is thrown by whoever reads at its end.
    pipeline(content, gzip, () => undefined);
    yield { name, content: gzip };
  }
}
