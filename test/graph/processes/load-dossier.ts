// Waits to be told a dossier's folder, then loads it into a graph; says "waiting", "loading", "writing" after
// each statement that writes, and "loaded".
// Takes where the graph is, and when a load is done in batches.
import { once } from "node:events";
import { loadDossier } from "../../../src/dossier/load.ts";
import { migrate } from "../../../src/graph/migrations.ts";
import { openGraph } from "../../../src/graph/open.ts";

const [, , settings = "{}", batching] = process.argv;

process.stdout.write("waiting\n");
const [folder] = await once(process.stdin, "data");
process.stdout.write("loading\n");
const graph = await openGraph(JSON.parse(settings));
await migrate(graph);
await loadDossier(graph, [String(folder)], {
  ...(batching && { batching: JSON.parse(batching) }),
  progress: () => void process.stdout.write("writing\n"),
});
await graph.close();
process.stdout.write("loaded\n");
process.stdin.destroy();
