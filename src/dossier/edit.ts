import type { Graph } from "../graph/graph.ts";
import { type Change, type Changes, type Counts, changesBetween, countsOf } from "./changes.ts";
import type { Dossier } from "./dossier.ts";
import { type Facts, listOf, type NodeFact, type RelationshipFact } from "./fact.ts";
import type { Asks } from "./stored.ts";
import { type DossierRecord, surroundingsOf } from "./surroundings.ts";
import { type Edit, together } from "./together.ts";

/** What an edit comes to in a graph. */
export interface Planned {
  readonly dossiers: readonly Dossier[];
  /** What the graph holds and is to hold of all that has to do with the edited dossiers. */
  readonly held: Facts;
  readonly wanted: Facts;
  readonly changes: Changes;
  /** The ids of all dossiers that have to do with the edited ones, and of these, sorted. */
  readonly around: readonly string[];
  /** What the graph keeps of each dossier that it has. */
  readonly records: readonly DossierRecord[];
}

/**
 * What has to be changed in a graph for an edit. It changes nothing.
 *
 * @param now the instant from which new nodes, and those of which something else is stated, are recorded
 * @param unfinished the ids of dossiers of which a load that was cut short may have left a part
 * @throws DossierProblems where a dossier does not hold together, or not with the others
 */
export async function planEdit(
  graph: Pick<Graph, "dialect">,
  asks: Asks,
  edit: Edit,
  now: string,
  unfinished: readonly string[] = [],
): Promise<Planned> {
  const ids = [...editedBy(edit), ...unfinished];
  const around = await surroundingsOf(graph, asks, ids, edit.loaded);
  const { dossiers, facts } = together(edit, around);
  const changes = changesBetween(around.held, facts, now);
  const { held, records } = around;
  return { dossiers, held, wanted: facts, changes, records, around: around.dossiers };
}

/** The ids of the dossiers that an edit states anew, or not any more. */
export function editedBy({ loaded, unloaded }: Edit): readonly string[] {
  return [...unloaded, ...loaded.map(({ id }) => id)];
}

/** How many nodes and relationships of one dossier a plan touches, be it also another's. */
export function countsFor(
  dossier: string,
  { held, wanted, changes }: Pick<Planned, "held" | "wanted" | "changes">,
): { readonly nodes: Counts; readonly relationships: Counts } {
  const nodes = owned(dossier, [...held.nodes, ...wanted.nodes], ({ properties }) => properties.id);
  const relationships = owned(dossier, [...held.relationships, ...wanted.relationships], keyOf);
  return {
    nodes: countsOf(only(changes.nodes, ({ properties }) => nodes.has(properties.id))),
    relationships: countsOf(only(changes.relationships, (each) => relationships.has(keyOf(each)))),
  };
}

/** Whether the dossier states it. */
export function isOf(dossier: string, { properties }: NodeFact | RelationshipFact): boolean {
  return listOf(properties, "dossiers")?.includes(dossier) ?? false;
}

function owned<T extends NodeFact | RelationshipFact>(
  dossier: string,
  facts: readonly T[],
  key: (fact: T) => string,
): ReadonlySet<string> {
  return new Set(facts.filter((fact) => isOf(dossier, fact)).map(key));
}

function keyOf({ properties }: RelationshipFact): string {
  return String(properties["key"]);
}

function only<T>(
  { created, changed, removed }: Change<T>,
  isMeant: (fact: T) => boolean,
): Change<T> {
  return {
    created: created.filter(isMeant),
    changed: changed.filter(isMeant),
    removed: removed.filter(isMeant),
  };
}
