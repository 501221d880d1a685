// Loads a dossier two times over, in a process of its own, and tells on stdout what it took; others before it.
import "reflect-metadata";
import { keepHeapSmall } from "../../src/cli/heap.ts";
import { loadDossiers } from "../../src/dossier/load.ts";
import { migrate } from "../../src/graph/migrations.ts";
import { openGraph } from "../../src/graph/open.ts";
import type { Database } from "../read/neo4j.ts";

/** What to load, and into which graph: a Neo4j, or a folder of the embedded engine. */
export interface Task {
  /** The last is measured. */
  readonly files: readonly string[];
  readonly neo4j?: Omit<Database, "stop"> | undefined;
  readonly data: string;
}

/** What it took. */
export interface Taken {
  readonly engine: string;
  readonly rows: number;
  /** Seconds until the first rows were written: to read, to check, and to find out what follows. */
  readonly reading: number;
  readonly writing: number;
  /** Seconds to find out that there is nothing to be done. */
  readonly again: number;
  /** Megabytes that the process had at most. */
  readonly memory: number;
}

const { files, neo4j, data }: Task = JSON.parse(process.argv[2] ?? "{}");
keepHeapSmall();
const graph = await openGraph({ neo4j, data });
await migrate(graph);
const file = files.at(-1) ?? "";
for (const before of files.slice(0, -1)) await loadDossiers(graph, [before]);
let [rows, firstRows] = [0, 0];
const began = performance.now();
await loadDossiers(graph, [file], {
  progress: (done, total) => {
    firstRows ||= performance.now();
    rows = total;
    if (done % 100_000 < 10_000) process.stderr.write(`${done} of ${total}\n`);
  },
});
const written = performance.now();
const changes = await loadDossiers(graph, [file]);
const again = performance.now();
if (changes.some(({ nodes, relationships }) => nodes.changed + relationships.changed > 0)) {
  throw new Error("The second load changed something.");
}
const { engine, version } = await graph.about();
await graph.close();
const taken: Taken = {
  engine: `${engine} ${version}`,
  rows,
  reading: (firstRows - began) / 1000,
  writing: (written - firstRows) / 1000,
  again: (again - written) / 1000,
  memory: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(`${JSON.stringify(taken)}\n`);
