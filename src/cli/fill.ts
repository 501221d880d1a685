import { fileURLToPath } from "node:url";
import type { Graph } from "../graph/graph.ts";
import type { GraphSettings } from "../graph/open.ts";
import type { Logger } from "../server/log.ts";

/** The dossier that an empty embedded graph begins with. */
const BUNDLED = fileURLToPath(new URL("../../dossiers/istanbul-2025", import.meta.url));

/**
 * A first start has something to ask: the bundled dossier is loaded into an empty embedded graph.
 * A Neo4j belongs to others, so there it is only said how.
 */
export async function fillEmpty(
  graph: Graph,
  { neo4j }: GraphSettings,
  log: Logger,
): Promise<void> {
  const { isEmpty } = await import("../analysis/statistics.ts");
  if (!(await isEmpty(graph))) return;
  if (neo4j) {
    log.warn(
      "The graph is empty. To load the bundled dossier: npx parley load dossiers/istanbul-2025",
    );
    return;
  }
  const { loadDossiers } = await import("../dossier/load.ts");
  await loadDossiers(graph, [BUNDLED]);
  log.info({ dossier: "istanbul-2025" }, "The graph was empty; the bundled dossier is loaded.");
}
