import type { Counts } from "../dossier/changes.ts";

interface Changed {
  readonly nodes: Counts;
  readonly relationships: Counts;
}

/** What was done to the graph: `created 3 nodes and 2 relationships`, or that nothing was. */
export function toldChanges({ nodes, relationships }: Changed): string {
  const changes = (["created", "changed", "removed"] as const)
    .filter((change) => nodes[change] + relationships[change] > 0)
    .map((change) => `${change} ${nodes[change]} nodes and ${relationships[change]} relationships`);
  return changes.join("; ") || "the graph holds it already";
}
