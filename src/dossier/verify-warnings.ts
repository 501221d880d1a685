import type { Graph } from "../graph/graph.ts";
import { changesBetween, countsOf } from "./changes.ts";
import type { Dossier } from "./dossier.ts";
import type { Entry } from "./entries.ts";
import { type Facts, listOf } from "./fact.ts";
import { factsOf, statedFacts } from "./facts.ts";
import { inOrder, type Place, shown } from "./problem.ts";
import { storedFacts } from "./stored.ts";
import type { Warning } from "./warnings/warning.ts";
import { warningsIn } from "./warnings.ts";

/** `dossier: warning: sentence` for all that is odd in a graph, by dossier. */
export function graphWarnings(held: Facts): readonly string[] {
  const owners = new Map(
    held.nodes.map(({ properties }) => [properties.id, listOf(properties, "dossiers") ?? []]),
  );
  return warningsIn(held)
    .map(({ about, sentence }) => `${owners.get(about)?.join(", ")}: warning: ${sentence}`)
    .sort();
}

/**
 * Whether the graph holds a dossier as its files have it, then `file:line:column: warning: sentence`
 * for all that is odd in these, in the order of their places.
 */
export async function dossierLines(
  graph: Graph,
  dossier: Dossier,
): Promise<readonly [state: string, ...warnings: string[]]> {
  const entries = new Map(dossier.entries.map((entry) => [entry.id, entry]));
  const warnings = warningsIn(statedFacts(dossier)).flatMap((warning) => {
    const entry = entries.get(warning.about);
    const sentence = `warning: ${warning.sentence}`;
    return entry ? [{ place: placeOf(entry, warning), sentence }] : [];
  });
  return [await stateOf(graph, dossier), ...inOrder(warnings).map(shown)];
}

/** Where an entry says what a warning is about, or the entry's id. */
function placeOf({ items, properties, idPlace }: Entry, { at }: Warning): Place {
  if (at === undefined) return idPlace;
  if ("property" in at) return properties.get(at.property)?.place ?? idPlace;
  const item = items.find(
    ({ field, node }) => field.relationship.type === at.type && node.value === at.node,
  );
  return item?.place ?? idPlace;
}

async function stateOf(graph: Graph, dossier: Dossier): Promise<string> {
  const held = await storedFacts(graph, graph, dossier.id);
  if (held.nodes.length === 0) return `${dossier.id}: the graph does not hold it.`;
  const { nodes, relationships } = changesBetween(held, factsOf(dossier), "");
  const [some, others] = [nodes, relationships].map((change) => {
    const { created, changed, removed } = countsOf(change);
    return created + changed + removed;
  });
  return some === 0 && others === 0
    ? `${dossier.id}: the graph holds it as these files have it.`
    : `${dossier.id}: the graph holds it otherwise than these files have it (${some} nodes and ${others} relationships): load it.`;
}
