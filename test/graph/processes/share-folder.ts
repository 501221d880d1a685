// Opens the graph in a folder, shares it with other processes, says "shared", and holds it until it is killed.
import { openGraph } from "../../../src/graph/open.ts";
import { shareGraph } from "../../../src/graph/share.ts";

const [, , folder = "memory"] = process.argv;

const graph = await openGraph({ data: folder });
await graph.write((t) => t.rows("UNWIND range(1, 3000) AS n CREATE (:Entity {id: 'n' + n, n: n})"));
await shareGraph(graph, folder, "http://127.0.0.1:4000/");
process.stdout.write("shared\n");
setInterval(() => undefined, 1000);
