// Writes as many nodes as it is told into a folder's graph, each in a write of its own, and is killed with all of them still in the log.
import { openGraph } from "../../../src/graph/open.ts";

const [, , folder = "memory", count = "1"] = process.argv;
const graph = await openGraph({ data: folder });

for (let n = 0; n < Number(count); n++) {
  await graph.write((transaction) =>
    transaction.rows("CREATE (n:Entity {id: $id})", { id: `${n}` }),
  );
  // What changes nothing has a number too, but leaves nothing that could be missed.
  await graph.write((transaction) => transaction.rows("MATCH (n:Nothing) DELETE n"));
}
process.kill(process.pid, "SIGKILL");
