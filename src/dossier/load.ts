import type { Graph, Transaction } from "../graph/graph.ts";
import { Conflict, NotFound } from "../model/faults.ts";
import type { Changes, Counts } from "./changes.ts";
import { checked, type Dossier, parseDossier, type Unchecked } from "./dossier.ts";
import { countsFor, isOf, type Planned, planEdit } from "./edit.ts";
import { sortedSet } from "./fact.ts";
import { nearest } from "./nearest.ts";
import { DossierProblems, type Problem, refuse } from "./problem.ts";
import { type DossierRecord, statedDossiers, writeRecords } from "./surroundings.ts";
import type { Edit } from "./together.ts";
import { type Progress, writeChanges } from "./write.ts";

/** What loading a dossier did to the graph; all zero where the graph held the same already. */
export interface Loaded {
  readonly dossier: string;
  readonly nodes: Counts;
  readonly relationships: Counts;
}

export interface LoadOptions {
  /** Told how many rows of how many are written. */
  readonly progress?: Progress | undefined;
  /** The instant that new and changed nodes are recorded with; by default the present one. */
  readonly now?: Date | undefined;
  /**
   * Refuses to take out more than half of the nodes that the graph holds of a dossier: then these
   * are most likely the files of another one, under an id that is taken.
   */
  readonly keepMost?: boolean | undefined;
}

/** A transaction of 50,000 facts takes a minute on a slow machine. */
const LOAD_TIMEOUT_MS = 600_000;

/** So many changes make old plans bad ones; for fewer, planning anew costs more than it gains. */
const REPLAN_FROM = 500;

/**
 * Loads one dossier, whose files and folders `paths` are: afterwards the graph holds exactly what it
 * and the other dossiers state, and what follows from that. One transaction, in which only
 * differences are written.
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
  options: Pick<LoadOptions, "progress" | "now"> = {},
): Promise<readonly Loaded[]> {
  const known = await statedDossiers(graph);
  for (const id of ids) if (!known.some((each) => each.id === id)) throw unknown(id, known);
  return store(graph, { loaded: [], unloaded: sortedSet(ids) }, options);
}

/** What is wrong with a dossier that uses no other can be told before the graph is asked anything. */
function heldTogether(dossier: Unchecked): Unchecked {
  if (dossier.uses.length === 0) checked(dossier);
  return dossier;
}

/** Nobody else migrates or loads meanwhile, and readers see all of it or none. */
async function store(
  graph: Graph,
  edit: Edit,
  { progress, now = new Date(), keepMost = false }: LoadOptions,
): Promise<readonly Loaded[]> {
  const work = async (transaction: Transaction) => {
    const plan = await planEdit(graph, transaction, edit, now.toISOString());
    if (keepMost) for (const { id } of plan.dossiers) checkKept(id, plan);
    await writeChanges(transaction, graph.dialect, plan.changes, progress);
    await writeRecords(graph, transaction, {
      held: plan.records,
      due: plan.dossiers.map(recordOf),
      gone: edit.unloaded,
    });
    return plan;
  };
  return graph.exclusively(async () => {
    const plan = await graph.write(work, { timeoutMs: LOAD_TIMEOUT_MS });
    if (written(plan.changes) >= REPLAN_FROM) await graph.replan();
    const ids = [...edit.unloaded, ...edit.loaded.map(({ id }) => id)];
    return ids.map((dossier) => ({ dossier, ...countsFor(dossier, plan) }));
  });
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

function written({ nodes, relationships }: Changes): number {
  const all = [nodes, relationships].flatMap(({ created, changed, removed }) => [
    created.length,
    changed.length,
    removed.length,
  ]);
  return all.reduce((sum, each) => sum + each, 0);
}

function unknown(id: string, known: readonly { readonly id: string }[]): NotFound {
  const ids = known.map((each) => each.id);
  const near = nearest(id, ids);
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
