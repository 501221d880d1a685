import type { Dossier } from "./dossier.ts";
import { countsFor, isOf, type Planned } from "./edit.ts";
import type { Entry } from "./entries.ts";
import { type Facts, listOf } from "./fact.ts";
import { inOrder, type Place, shown } from "./problem.ts";
import { statedIn } from "./stated.ts";
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
 *
 * @param plan what loading it would come to
 */
export function dossierLines(
  dossier: Dossier,
  plan: Planned,
): readonly [state: string, ...warnings: string[]] {
  const entries = new Map(dossier.entries.map((entry) => [entry.id, entry]));
  const warnings = warningsIn(statedIn(plan.wanted)).flatMap((warning) => {
    const entry = entries.get(warning.about);
    const sentence = `warning: ${warning.sentence}`;
    return entry ? [{ place: placeOf(entry, warning), sentence }] : [];
  });
  return [stateOf(dossier.id, plan), ...inOrder(warnings).map(shown)];
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

function stateOf(id: string, plan: Planned): string {
  if (!plan.held.nodes.some((node) => isOf(id, node))) return `${id}: the graph does not hold it.`;
  const { nodes, relationships } = countsFor(id, plan);
  const [some = 0, others = 0] = [nodes, relationships].map(
    ({ created, changed, removed }) => created + changed + removed,
  );
  return some === 0 && others === 0
    ? `${id}: the graph holds it as these files have it.`
    : `${id}: the graph holds it otherwise than these files have it (${some} nodes and ${others} relationships): load it.`;
}
