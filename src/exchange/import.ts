import { type ChangeOptions, changeGraph, type PlannedChange } from "../dossier/change-graph.ts";
import { type Counts, changed, changesBetween, countsOf } from "../dossier/changes.ts";
import type { Dossier, Unchecked } from "../dossier/dossier.ts";
import { type Facts, NOTHING, type NodeFact, sortedSet } from "../dossier/fact.ts";
import { type Problem, refuse } from "../dossier/problem.ts";
import { storedFacts } from "../dossier/stored.ts";
import {
  recordOf,
  type StatedDossier,
  statedDossiers,
  writeRecords,
} from "../dossier/surroundings.ts";
import { together } from "../dossier/together.ts";
import type { Graph, Transaction } from "../graph/graph.ts";
import type { UnfinishedLoad } from "../graph/unfinished.ts";
import { Conflict } from "../model/faults.ts";
import type { Gathered } from "./format.ts";

/** What an import did to the graph; all zero where the graph held the same already. */
export interface Imported {
  readonly nodes: Counts;
  readonly relationships: Counts;
}

export interface ImportOptions extends ChangeOptions {
  /** The instant that nodes are recorded with where the file tells none; by default the present one. */
  readonly now?: Date | undefined;
  /** Takes out of the graph whatever else it holds. */
  readonly replace?: boolean | undefined;
}

/**
 * Brings a whole graph in: afterwards the graph holds what was gathered, with what follows from that
 * worked out anew, and nothing else. It is all of it or nothing: one transaction, or batches where it is
 * much. A graph that holds the same stays as it is, `recordedAt` included.
 *
 * @throws DossierProblems where the dossiers do not hold together
 * @throws Conflict where the graph holds something else, unless it is to be replaced
 */
export async function importGraph(
  graph: Graph,
  { dossiers: loaded, recordedAt }: Gathered,
  { now = new Date(), replace = false, ...options }: ImportOptions = {},
): Promise<Imported> {
  refuse(twice(loaded));
  const { dossiers, facts } = together({ loaded, unloaded: [] }, { held: NOTHING, records: [] });
  const wanted = { ...facts, nodes: facts.nodes.map((node) => recorded(node, recordedAt)) };
  const plans = async (transaction: Transaction, unfinished: UnfinishedLoad | undefined) => {
    const held = await storedFacts(graph, transaction);
    const changes = changesBetween(held, wanted, now.toISOString());
    const others = await statedDossiers(transaction);
    // What an unfinished import has not taken out yet was to go already.
    const mayReplace = replace || unfinished?.command === "import" || held.nodes.length === 0;
    if (changed(changes) > 0 && !mayReplace) throw holdsOther(held.nodes.length, others);
    return planned(graph, dossiers, others, { held, changes, unfinished });
  };
  const { changes } = await changeGraph(graph, plans, options);
  return { nodes: countsOf(changes.nodes), relationships: countsOf(changes.relationships) };
}

/** It has to do with all dossiers of the graph, so it finishes whatever is unfinished. */
function planned(
  graph: Graph,
  dossiers: readonly Dossier[],
  others: readonly StatedDossier[],
  {
    held,
    changes,
    unfinished,
  }: Pick<PlannedChange, "changes"> & {
    readonly held: Facts;
    readonly unfinished: UnfinishedLoad | undefined;
  },
): PlannedChange {
  const due = dossiers.map(recordOf);
  const gone = others.map(({ id }) => id).filter((id) => !due.some((each) => each.id === id));
  const all = [...dossiers, ...others].map(({ id }) => id);
  const edited = sortedSet([...all, ...(unfinished?.dossiers ?? [])]);
  const isKeyed = held.relationships.every(({ properties }) => properties["key"] !== undefined);
  return {
    command: "import",
    edited,
    around: edited,
    changes,
    ...(!isKeyed && { first: (transaction) => takeUnkeyed(graph, transaction) }),
    finish: (transaction) => writeRecords(graph, transaction, { held: others, due, gone }),
  };
}

/** Relationships that are taken out in one statement. */
const UNKEYED = 10_000;

/** Relationships that Parley has not written have no key to be found by: those of `neo4j-admin`, or of a script. */
async function takeUnkeyed(
  { dialect: { parameter } }: Graph,
  transaction: Transaction,
): Promise<number> {
  const [row] = await transaction.rows(
    `MATCH (:Entity)-[r]->(:Entity) WHERE r.key IS NULL
WITH r LIMIT ${parameter("most")}
DELETE r
RETURN count(*) AS deleted`,
    { most: UNKEYED },
  );
  return Number(row?.[0] ?? 0);
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
  return dossiers.flatMap(({ id, file }, at) => {
    if (dossiers.findIndex((each) => each.id === id) === at) return [];
    return [{ place: { file }, sentence: `This is the dossier \`${id}\` a second time.` }];
  });
}
