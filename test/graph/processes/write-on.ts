// Writes two nodes at a time into a folder's graph, says the number of each pair once it is acknowledged, and goes on until it is killed.
// Between some it reads: the engine then counts commits of which nothing is on disk.
import { openGraph } from "../../../src/graph/open.ts";

const [, , folder = "memory"] = process.argv;
const READS = 130;

const graph = await openGraph({ data: folder });

for (let pair = 0; ; pair++) {
  await graph.write(async (transaction) => {
    for (const half of ["a", "b"]) {
      await transaction.rows("CREATE (n:Entity {id: $id, pair: $pair})", {
        id: `${pair}${half}`,
        pair,
      });
    }
  });
  process.stdout.write(`${pair}\n`);
  if (pair % 4 > 0) continue;
  for (let at = 0; at < READS; at++) await graph.rows("MATCH (n:Entity) RETURN count(n) AS n");
}
