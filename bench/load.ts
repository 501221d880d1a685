// Rows a second of `parley load`, on both engines: node --import tsx bench/load.ts [times [heap in MB]]
import "reflect-metadata";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { start } from "../bin/neo4j-server.ts";
import { readDossier } from "../src/dossier/dossier.ts";
import { factsOf } from "../src/dossier/facts.ts";
import { loadDossier } from "../src/dossier/load.ts";
import type { Graph } from "../src/graph/graph.ts";
import { migrate } from "../src/graph/migrations.ts";
import { openGraph } from "../src/graph/open.ts";
import { writeCopies } from "./copies.ts";
import { whole, writeTable } from "./figures.ts";

const [, , TIMES = "100", HEAP = "512"] = process.argv;

const HEAD = [
  "engine",
  "rows",
  "read, checked and derived, s",
  "written, s",
  "rows written a second",
  "loaded again unchanged, s",
  "largest memory, MB",
];

const folder = mkdtempSync(join(tmpdir(), "parley-load-"));
try {
  const dossier = join(folder, "dossier.jsonl");
  writeCopies(dossier, Number(TIMES));
  const embedded = await openGraph({ data: join(folder, "embedded") });
  const rows = [await measure(embedded, dossier)];
  const server = await start({
    home: join(folder, "neo4j"),
    password: "parley-bench",
    heap: Number(HEAP),
  });
  rows.push(await measure(await openGraph({ neo4j: server, data: "memory" }), dossier));
  await server.stop("SIGKILL");
  writeTable("load", [HEAD, ...rows]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Loads the dossier into an empty graph, which is closed then. */
async function measure(graph: Graph, dossier: string): Promise<readonly string[]> {
  await migrate(graph);
  const read = async () => factsOf(await readDossier([dossier]));
  // The first time is slower, with all of the program still to be compiled.
  await read();
  const reading = await seconds(read);
  let rows = 0;
  const first = await seconds(() =>
    loadDossier(graph, [dossier], {
      progress: (_done, total) => {
        rows = total;
      },
    }),
  );
  const again = await seconds(() => loadDossier(graph, [dossier]));
  const { engine, version } = await graph.about();
  await graph.close();
  const writing = first - reading;
  const memory = process.resourceUsage().maxRSS / 1024;
  return [
    `${engine} ${version}`,
    whole(rows),
    reading.toFixed(1),
    writing.toFixed(1),
    whole(rows / writing),
    again.toFixed(1),
    whole(memory),
  ];
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
