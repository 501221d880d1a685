import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { changesBetween } from "../src/dossier/changes.ts";
import { NOTHING, type NodeFact, type RelationshipFact } from "../src/dossier/fact.ts";
import { writeChanges } from "../src/dossier/write.ts";
import { migrate } from "../src/graph/migrations.ts";
import { openGraph } from "../src/graph/open.ts";

/** What a load of a large graph may take. */
const FILL_TIMEOUT_MS = 3_600_000;

/** Whether the folder has a graph that was filled to its end. */
export function isFilledEmbedded(data: string): boolean {
  return existsSync(join(data, "filled"));
}

/** Fills the embedded engine's graph in the folder, in one transaction, as a load writes it. */
export async function fillEmbedded(
  data: string,
  facts: Iterable<NodeFact | RelationshipFact>,
): Promise<void> {
  rmSync(data, { recursive: true, force: true });
  const nodes: NodeFact[] = [];
  const relationships: RelationshipFact[] = [];
  for (const fact of facts) {
    if ("kind" in fact) nodes.push(fact);
    else relationships.push(fact);
  }
  const graph = await openGraph({ data });
  await migrate(graph);
  const changes = changesBetween(NOTHING, { nodes, relationships }, "2025-06-01T00:00:00.000Z");
  await graph.write((transaction) => writeChanges(transaction, graph.dialect, changes), {
    timeoutMs: FILL_TIMEOUT_MS,
  });
  await graph.close();
  writeFileSync(join(data, "filled"), "");
}
