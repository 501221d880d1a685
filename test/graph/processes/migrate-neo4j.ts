// Migrates a Neo4j at the moment it is told, and says what it applied.
import { setTimeout as sleep } from "node:timers/promises";
import { migrate } from "../../../src/graph/migrations.ts";
import { openGraph } from "../../../src/graph/open.ts";

const [, , uri = "", password = "", at = "0"] = process.argv;
const graph = await openGraph({ neo4j: { uri, username: "neo4j", password }, data: "memory" });

await sleep(Math.max(0, Number(at) - Date.now()));
const { applied } = await migrate(graph);
process.stdout.write(`${JSON.stringify(applied)}\n`);
await graph.close();
