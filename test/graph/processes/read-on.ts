// Reads a graph in memory many times, and says after each part how many bytes are held beside the heap of JavaScript.
import { openGraph } from "../../../src/graph/open.ts";

const [, , parts = "0", reads = "0"] = process.argv;

const graph = await openGraph({ data: "memory" });
await graph.write((transaction) => transaction.rows("CREATE (n:Entity {id: 'a'})"));
for (let part = 0; part < Number(parts); part++) {
  for (let at = 0; at < Number(reads); at++) await graph.rows("MATCH (n:Entity) RETURN n.id AS id");
  const { rss, heapTotal } = process.memoryUsage();
  process.stdout.write(`${rss - heapTotal}\n`);
}
await graph.close();
