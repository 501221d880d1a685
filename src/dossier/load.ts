import type { Graph, Transaction } from "../graph/graph.ts";
import type { UnfinishedLoad } from "../graph/unfinished.ts";
import { Conflict, NotFound } from "../model/faults.ts";
import {
  type ChangeOptions,
  changeGraph,
  checkFinishes,
  type PlannedChange,
} from "./change-graph.ts";
import type { Counts } from "./changes.ts";
import { checked, type Dossier, parseDossier, type Unchecked } from "./dossier.ts";
import { countsFor, editedBy, isOf, type Planned, planEdit } from "./edit.ts";
import { sortedSet } from "./fact.ts";
import { nearest } from "./nearest.ts";
import { DossierProblems, type Problem, refuse } from "./problem.ts";
import { type DossierRecord, statedDossiers, writeRecords } from "./surroundings.ts";
import type { Edit } from "./together.ts";

/** What loading a dossier did to the graph; all zero where the graph held the same already. */
export interface Loaded {
  readonly dossier: string;
  readonly nodes: Counts;
  readonly relationships: Counts;
}

export interface LoadOptions extends Omit<ChangeOptions, "signal"> {
  /** The instant that new and changed nodes are recorded with; by default the present one. */
  readonly now?: Date | undefined;
  /**
   * Refuses to take out more than half of the nodes that the graph holds of a dossier: then these
   * are most likely the files of another one, under an id that is taken.
   */
  readonly keepMost?: boolean | undefined;
}

/**
 * Loads one dossier, whose files and folders `paths` are: afterwards the graph holds exactly what it
 * and the other dossiers state, and what follows from that. Only differences are written: in one
 * transaction, or in batches where they are many.
 *
 * @throws DossierProblems with all that is wrong with it; then nothing was written
 */
export async function loadDossier(
  graph: Graph,
  paths: readonly string[],
  options: LoadOptions = {},
): Promise<Loaded> {
  const edit = { loaded: [heldTogether(await parseDossier(paths))], unloaded: [] };
  const [loaded] = await store(graph, edit, options);
  if (loaded === undefined) throw new Error("Nothing was loaded.");
  return loaded;
}

/**
 * Loads several dossiers, each of them one file or folder: all of them or none.
 *
 * @throws DossierProblems with all that is wrong with any of them; then nothing was written
 * @throws Conflict where `keepMost` refuses one; then nothing was written either
 */
export async function loadDossiers(
  graph: Graph,
  paths: readonly string[],
  options: LoadOptions = {},
): Promise<readonly Loaded[]> {
  const dossiers: Unchecked[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    try {
      dossiers.push(heldTogether(await parseDossier([path])));
    } catch (error) {
      if (!(error instanceof DossierProblems)) throw error;
      problems.push(...error.problems);
    }
  }
  refuse([...problems, ...sameIds(dossiers)]);
  return store(graph, { loaded: dossiers, unloaded: [] }, options);
}

/**
 * Takes dossiers out of the graph: what no other states goes, and what follows from the rest is worked
 * out anew. All of them or none.
 *
 * @throws NotFound where the graph has no such dossier
 * @throws DossierProblems where another dossier uses what only these state
 */
export async function unloadDossiers(
  graph: Graph,
  ids: readonly string[],
  options: Omit<LoadOptions, "keepMost"> = {},
): Promise<readonly Loaded[]> {
  const unfinished = await graph.unfinished();
  const stated = await statedDossiers(graph);
  const known = sortedSet([...stated.map(({ id }) => id), ...(unfinished?.dossiers ?? [])]);
  for (const id of ids) if (!known.includes(id)) throw unknown(id, known);
  return store(graph, { loaded: [], unloaded: sortedSet(ids) }, options);
}

/** What is wrong with a dossier that uses no other can be told before the graph is asked anything. */
function heldTogether(dossier: Unchecked): Unchecked {
  if (dossier.uses.length === 0) checked(dossier);
  return dossier;
}

async function store(
  graph: Graph,
  edit: Edit,
  { now = new Date(), keepMost = false, ...options }: LoadOptions,
): Promise<readonly Loaded[]> {
  const edited = sortedSet(editedBy(edit));
  const plans = async (transaction: Transaction, unfinished: UnfinishedLoad | undefined) => {
    checkFinishes(unfinished, edited);
    const around = unfinished?.around;
    const plan = await planEdit(graph, transaction, edit, now.toISOString(), around);
    if (keepMost) for (const { id } of plan.dossiers) checkKept(id, plan);
    return { ...plan, ...changeOf(graph, edit, plan), edited };
  };
  const plan = await changeGraph(graph, plans, options);
  return editedBy(edit).map((dossier) => ({ dossier, ...countsFor(dossier, plan) }));
}

function changeOf(
  graph: Graph,
  { loaded, unloaded: gone }: Edit,
  { records: held, dossiers }: Planned,
): Pick<PlannedChange, "command" | "finish"> {
  const due = dossiers.map(recordOf);
  return {
    command: loaded.length > 0 ? "load" : "unload",
    finish: (transaction) => writeRecords(graph, transaction, { held, due, gone }),
  };
}

function checkKept(dossier: string, { held, wanted }: Planned): void {
  const before = held.nodes.filter((node) => isOf(dossier, node));
  const after = new Set(
    wanted.nodes.filter((node) => isOf(dossier, node)).map(({ properties }) => properties.id),
  );
  const lost = before.filter(({ properties }) => !after.has(properties.id)).length;
  if (lost * 2 <= before.length) return;
  throw new Conflict(
    `The graph holds \`${dossier}\` with ${before.length} nodes already, of which these files state ${before.length - lost}: the other ${lost} would be taken out. Is it another dossier, give it an id of its own; else say --replace.`,
  );
}

/** What a graph keeps of a dossier. */
export function recordOf({ id, title, process, uses }: Dossier): DossierRecord {
  const used = sortedSet(uses.map(({ value }) => value));
  return { id, title: title ?? null, process: process ?? null, uses: used };
}

function unknown(id: string, known: readonly string[]): NotFound {
  const near = nearest(id, known);
  const hint = near ? `; did you mean \`${near}\`?` : ". `parley dossiers` tells which there are.";
  return new NotFound(`The graph has no dossier \`${id}\`${hint}`);
}

function sameIds(dossiers: readonly Unchecked[]): readonly Problem[] {
  return dossiers.flatMap(({ id, entries }, at) => {
    const [entry] = entries;
    if (entry === undefined || dossiers.findIndex((each) => each.id === id) === at) return [];
    const place = { file: entry.place.file };
    return [{ place, sentence: `This is the dossier \`${id}\` a second time; load it once.` }];
  });
}
