import { type Changes, type Counts, changesBetween, countsOf } from "../dossier/changes.ts";
import type { Unchecked } from "../dossier/dossier.ts";
import { NOTHING, type NodeFact } from "../dossier/fact.ts";
import { recordOf } from "../dossier/load.ts";
import { type Problem, refuse } from "../dossier/problem.ts";
import { storedFacts } from "../dossier/stored.ts";
import { type StatedDossier, statedDossiers, writeRecords } from "../dossier/surroundings.ts";
import { together } from "../dossier/together.ts";
import { type Progress, writeChanges } from "../dossier/write.ts";
import type { Graph, Transaction } from "../graph/graph.ts";
import { Conflict } from "../model/faults.ts";
import type { Gathered } from "./format.ts";

/** What an import did to the graph; all zero where the graph held the same already. */
export interface Imported {
  readonly nodes: Counts;
  readonly relationships: Counts;
}

export interface ImportOptions {
  /** Told how many rows of how many are written. */
  readonly progress?: Progress | undefined;
  /** The instant that nodes are recorded with where the file tells none; by default the present one. */
  readonly now?: Date | undefined;
  /** Takes out of the graph whatever else it holds. */
  readonly replace?: boolean | undefined;
  /** Ends it, and leaves the graph as it was. */
  readonly signal?: AbortSignal | undefined;
}

/** As long as all that is written one after another may take. */
const IMPORT_TIMEOUT_MS = 600_000;

/**
 * Brings a whole graph in: afterwards the graph holds what was gathered, with what follows from that
 * worked out anew, and nothing else. One transaction, so it is all of it or nothing. A graph that
 * holds the same stays as it is, `recordedAt` included.
 *
 * @throws DossierProblems where the dossiers do not hold together
 * @throws Conflict where the graph holds something else, unless it is to be replaced
 */
export async function importGraph(
  graph: Graph,
  { dossiers: loaded, recordedAt }: Gathered,
  { progress, now = new Date(), replace = false, signal }: ImportOptions = {},
): Promise<Imported> {
  refuse(twice(loaded));
  const { dossiers, facts } = together({ loaded, unloaded: [] }, { held: NOTHING, records: [] });
  const wanted = { ...facts, nodes: facts.nodes.map((node) => recorded(node, recordedAt)) };
  const work = async (transaction: Transaction) => {
    const held = await storedFacts(graph, transaction);
    const changes = changesBetween(held, wanted, now.toISOString());
    if (!hasAny(changes)) return changes;
    const others = await statedDossiers(transaction);
    if (held.nodes.length > 0 && !replace) throw holdsOther(held.nodes.length, others);
    await transaction.rows(UNKEYED);
    await writeChanges(transaction, graph.dialect, changes, progress);
    const due = dossiers.map(recordOf);
    const gone = others.map(({ id }) => id).filter((id) => !due.some((each) => each.id === id));
    await writeRecords(graph, transaction, { held: others, due, gone });
    return changes;
  };
  return graph.exclusively(async () => {
    const changes = await graph.write(work, { timeoutMs: IMPORT_TIMEOUT_MS, signal });
    if (hasAny(changes)) await graph.replan();
    return { nodes: countsOf(changes.nodes), relationships: countsOf(changes.relationships) };
  });
}

/** Relationships that Parley has not written have no key to be found by: those of `neo4j-admin`, or of a script. */
const UNKEYED = "MATCH (:Entity)-[r]->(:Entity) WHERE r.key IS NULL DELETE r";

function hasAny({ nodes, relationships }: Changes): boolean {
  return [nodes, relationships].some(
    ({ created, changed, removed }) => created.length + changed.length + removed.length > 0,
  );
}

function holdsOther(nodes: number, dossiers: readonly StatedDossier[]): Conflict {
  const named = dossiers.slice(0, 5).map(({ id }) => `\`${id}\``);
  return new Conflict(
    `The graph holds ${nodes} nodes already, of ${named.join(", ")}, and not what the file states. Import into an empty graph; or say --replace, which takes out all that it holds.`,
  );
}

function recorded({ kind, properties }: NodeFact, recordedAt: Gathered["recordedAt"]): NodeFact {
  const instant = recordedAt.get(properties.id);
  return { kind, properties: { ...properties, ...(instant && { recordedAt: instant }) } };
}

function twice(dossiers: readonly Unchecked[]): readonly Problem[] {
  return dossiers.flatMap(({ id, sources }, at) => {
    const [source] = sources;
    if (source === undefined || dossiers.findIndex((each) => each.id === id) === at) return [];
    return [
      { place: { file: source.file }, sentence: `This is the dossier \`${id}\` a second time.` },
    ];
  });
}
