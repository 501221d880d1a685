// Opens a Neo4j and says "waiting"; migrates it as soon as it is told to, and says what it applied.
import { once } from "node:events";
import { migrate } from "../../../src/graph/migrations.ts";
import { openGraph } from "../../../src/graph/open.ts";

const [, , uri = "", password = ""] = process.argv;
const graph = await openGraph({ neo4j: { uri, username: "neo4j", password }, data: "memory" });

process.stdout.write("waiting\n");
await once(process.stdin, "data");
const { applied } = await migrate(graph);
process.stdout.write(`${JSON.stringify(applied)}\n`);
await graph.close();
process.stdin.destroy();
