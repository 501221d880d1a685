// Loads a dossier into a graph in batches, and is gone when some of them are written.
import { loadDossier } from "../../../src/dossier/load.ts";
import { migrate } from "../../../src/graph/migrations.ts";
import { openGraph } from "../../../src/graph/open.ts";

const [, , settings = "{}", dossier = ""] = process.argv;

const BATCHES = 3;

const graph = await openGraph(JSON.parse(settings));
await migrate(graph);
let batches = 0;
await loadDossier(graph, [dossier], {
  batching: { above: 1, rows: 1 },
  progress: () => {
    batches += 1;
    if (batches === BATCHES) process.kill(process.pid, "SIGKILL");
  },
});
