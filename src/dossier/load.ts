import { resolve } from "node:path";
import type { Graph, Transaction } from "../graph/graph.ts";
import type { Source, UnfinishedLoad } from "../graph/unfinished.ts";
import { Conflict, NotFound } from "../model/faults.ts";
import {
  type ChangeOptions,
  changeGraph,
  checkFinishes,
  type PlannedChange,
} from "./change-graph.ts";
import type { Counts } from "./changes.ts";
import { checked, parseDossier, type Unchecked } from "./dossier.ts";
import { countsFor, editedBy, isOf, type Planned, planEdit } from "./edit.ts";
import { sortedSet } from "./fact.ts";
import { changeLarge, type Large } from "./large/change.ts";
import { examine } from "./large/examine.ts";
import { bytesOfLines, LargeFiles } from "./large/files.ts";
import { nodesAround, Others } from "./large/others.ts";
import { outlined } from "./large/outlined.ts";
import type { Stages } from "./large/told.ts";
import { nearest } from "./nearest.ts";
import { DossierProblems, type Problem, refuse } from "./problem.ts";
import { filesAt } from "./read.ts";
import { countNodes } from "./stored.ts";
import { recordOf, type StatedDossier, statedDossiers, writeRecords } from "./surroundings.ts";
import type { Edit } from "./together.ts";

/** What loading a dossier did to the graph; all zero where the graph held the same already. */
export interface Loaded {
  readonly dossier: string;
  readonly nodes: Counts;
  readonly relationships: Counts;
}

export interface LoadOptions extends Omit<ChangeOptions, "source"> {
  /** The instant that new and changed nodes are recorded with; by default the present one. */
  readonly now?: Date | undefined;
  /**
   * Refuses to take out more than half of the nodes that the graph holds of a dossier: then these
   * are most likely the files of another one, under an id that is taken.
   */
  readonly keepMost?: boolean | undefined;
  /** From which size on a dossier is not held in memory as a whole. */
  readonly large?: FromLarge | undefined;
  /** Told of such a dossier, stage by stage, how many of its entries are done. */
  readonly stages?: Stages | undefined;
}

export interface FromLarge {
  /** More bytes of JSON Lines than that, or more nodes in the graph of what has to do with a dossier. */
  readonly above: { readonly bytes: number; readonly nodes: number };
  /** How many entries are in memory at a time. */
  readonly window: number;
}

const LARGE: FromLarge = { above: { bytes: 4 * 1024 * 1024, nodes: 50_000 }, window: 1000 };

const UNTOLD: Stages = () => () => {};

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
  const whole = { ...options, source: sourceAt(paths) };
  const { above } = options.large ?? LARGE;
  const { found, problems } = await filesAt(paths);
  const isLarge = problems.length === 0 && (await bytesOfLines(found)) > above.bytes;
  const small = isLarge ? undefined : heldTogether(await parseDossier(paths));
  const hasMuch = small === undefined || (await usesMuch(graph, small, above.nodes));
  const inParts = hasMuch ? await loadInParts(graph, found, whole) : undefined;
  if (inParts) return inParts;
  const dossier = small ?? heldTogether(await parseDossier(paths));
  const [loaded] = await store(graph, { loaded: [dossier], unloaded: [] }, whole);
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
  if (paths.length === 1) return [await loadDossier(graph, paths, options)];
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
  const whole = { ...options, source: sourceAt(paths) };
  return store(graph, { loaded: dossiers, unloaded: [] }, whole);
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
  const large = await unloadInParts(graph, ids, stated, options);
  if (large) return [large];
  return store(graph, { loaded: [], unloaded: sortedSet(ids) }, options);
}

function sourceAt(paths: readonly string[]): Source {
  return { paths: paths.map((path) => resolve(path)) };
}

/** Loads a dossier some entries at a time; nothing where others state or use what it states. */
async function loadInParts(
  graph: Graph,
  found: readonly string[],
  options: LoadOptions,
): Promise<Loaded | undefined> {
  const { stages = UNTOLD, large: { window } = LARGE } = options;
  const dossier = await outlined(new LargeFiles(found), stages);
  const { id, title, process, uses } = dossier.head;
  const record = recordOf({ id, title, process: process?.value, uses });
  // What is wrong with a dossier that uses no other can be told before the graph is asked anything.
  const alone = { dossier, window, others: new Others(graph, id, []) };
  const ground = uses.length === 0 ? await examine(alone, stages) : undefined;
  return storeInParts(graph, { id, dossier, ground }, { due: [record], gone: [] }, options);
}

/** Whether the others in the graph that have to do with a dossier state more nodes than that. */
async function usesMuch(graph: Graph, { id, uses }: Unchecked, maxNodes: number): Promise<boolean> {
  if ((await countNodes(graph)) <= maxNodes) return false;
  const used = { id, uses: uses.map(({ value }) => value) };
  return (await nodesAround(graph, used, await statedDossiers(graph))) > maxNodes;
}

/** Unloads a dossier of which the graph holds much, or that has to do with much. */
async function unloadInParts(
  graph: Graph,
  ids: readonly string[],
  stated: readonly StatedDossier[],
  options: LoadOptions,
): Promise<Loaded | undefined> {
  const [id = "", ...others] = ids;
  const { above } = options.large ?? LARGE;
  const own = stated.find((each) => each.id === id);
  if (others.length > 0 || own === undefined) return undefined;
  if (own.nodes + (await nodesAround(graph, own, stated)) <= above.nodes) return undefined;
  const large = { id, dossier: undefined, ground: undefined };
  return storeInParts(graph, large, { due: [], gone: [id] }, options);
}

async function storeInParts(
  graph: Graph,
  dossier: Pick<Large, "id" | "dossier" | "ground">,
  records: Omit<Parameters<typeof writeRecords>[2], "held">,
  options: LoadOptions,
): Promise<Loaded | undefined> {
  const {
    now = new Date(),
    keepMost = false,
    large: { window } = LARGE,
    stages = UNTOLD,
  } = options;
  const change = await changeLarge(
    graph,
    { ...dossier, window, now: now.toISOString() },
    {
      ...options,
      stages,
      check: ({ before, staying }) => keepMost && checkKept(dossier.id, before, staying),
      finish: (held) => (transaction) => writeRecords(graph, transaction, { held, ...records }),
    },
  );
  if (change === undefined) return undefined;
  const { nodes, relationships } = change.compared;
  return { dossier: dossier.id, nodes, relationships };
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
    if (keepMost) for (const { id } of plan.dossiers) checkKept(id, ...keptOf(id, plan));
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

/** How many nodes the graph holds of a dossier, and how many of these are to stay. */
function keptOf(dossier: string, { held, wanted }: Planned): readonly [number, number] {
  const before = held.nodes.filter((node) => isOf(dossier, node));
  const after = new Set(
    wanted.nodes.filter((node) => isOf(dossier, node)).map(({ properties }) => properties.id),
  );
  return [before.length, before.filter(({ properties }) => after.has(properties.id)).length];
}

function checkKept(dossier: string, before: number, staying: number): void {
  const lost = before - staying;
  if (lost * 2 <= before) return;
  throw new Conflict(
    `The graph holds \`${dossier}\` with ${before} nodes already, of which these files state ${staying}: the other ${lost} would be taken out. Is it another dossier, give it an id of its own; else say --replace.`,
  );
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
