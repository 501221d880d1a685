// Waits to be told a dossier's folder, then loads it into a graph; says "waiting", "loading" and "loaded".
import { once } from "node:events";
import { loadDossier } from "../../../src/dossier/load.ts";
import { migrate } from "../../../src/graph/migrations.ts";
import { openGraph } from "../../../src/graph/open.ts";

const [, , settings = "{}"] = process.argv;

process.stdout.write("waiting\n");
const [folder] = await once(process.stdin, "data");
process.stdout.write("loading\n");
const graph = await openGraph(JSON.parse(settings));
await migrate(graph);
await loadDossier(graph, [String(folder)]);
await graph.close();
process.stdout.write("loaded\n");
process.stdin.destroy();
