// Opens the graph in a folder, says "open", or why not, and holds it until it is told to end.
import { openGraph } from "../../../src/graph/open.ts";

const [, , folder = "memory"] = process.argv;

try {
  const graph = await openGraph({ data: folder });
  process.stdout.write("open\n");
  process.once("SIGTERM", () => void graph.close());
  setInterval(() => undefined, 1000).unref();
  await new Promise((done) => process.stdin.resume().once("end", done));
  await graph.close();
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
