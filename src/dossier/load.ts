import type { Graph, Transaction } from "../graph/graph.ts";
import { Conflict } from "../model/faults.ts";
import { type Changes, type Counts, changesBetween, countsOf } from "./changes.ts";
import { type Dossier, readDossier } from "./dossier.ts";
import { factsOf } from "./facts.ts";
import { DossierProblems, type Problem, refuse } from "./problem.ts";
import { storedFacts } from "./stored.ts";
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
 * states, and what follows from that. One transaction, in which only differences are written.
 *
 * @throws DossierProblems with all that is wrong with it; then nothing was written
 */
export async function loadDossier(
  graph: Graph,
  paths: readonly string[],
  options: LoadOptions = {},
): Promise<Loaded> {
  const [loaded] = await store(graph, [await readDossier(paths)], options);
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
  const dossiers: Dossier[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    try {
      dossiers.push(await readDossier([path]));
    } catch (error) {
      if (!(error instanceof DossierProblems)) throw error;
      problems.push(...error.problems);
    }
  }
  refuse([...problems, ...sameIds(dossiers)]);
  return store(graph, dossiers, options);
}

/** Nobody else migrates or loads meanwhile, and readers see all of it or none. */
async function store(
  graph: Graph,
  dossiers: readonly Dossier[],
  { progress, now = new Date(), keepMost = false }: LoadOptions,
): Promise<readonly Loaded[]> {
  const wanted = dossiers.map((dossier) => ({ dossier, facts: factsOf(dossier) }));
  const work = async (transaction: Transaction) => {
    const loaded: Loaded[] = [];
    for (const { dossier, facts } of wanted) {
      refuse(await takenIds(graph, transaction, dossier));
      const held = await storedFacts(graph, transaction, dossier.id);
      const changes = changesBetween(held, facts, now.toISOString());
      if (keepMost) checkKept(dossier.id, held.nodes.length, changes);
      await writeChanges(transaction, graph.dialect, changes, progress);
      loaded.push({
        dossier: dossier.id,
        nodes: countsOf(changes.nodes),
        relationships: countsOf(changes.relationships),
      });
    }
    return loaded;
  };
  return graph.exclusively(async () => {
    const loaded = await graph.write(work, { timeoutMs: LOAD_TIMEOUT_MS });
    if (written(loaded) >= REPLAN_FROM) await graph.replan();
    return loaded;
  });
}

function checkKept(dossier: string, held: number, { nodes }: Changes): void {
  const lost = nodes.removed.length;
  if (lost * 2 <= held) return;
  throw new Conflict(
    `The graph holds \`${dossier}\` with ${held} nodes already, of which these files state ${held - lost}: the other ${lost} would be taken out. Is it another dossier, give it an id of its own; else say --replace.`,
  );
}

function written(loaded: readonly Loaded[]): number {
  const counts = loaded.flatMap(({ nodes, relationships }) => [nodes, relationships]);
  return counts.reduce((sum, each) => sum + each.created + each.changed + each.removed, 0);
}

/** Ids that another dossier gave to a node of its own. */
async function takenIds(
  { dialect }: Graph,
  transaction: Transaction,
  { id, entries }: Dossier,
): Promise<readonly Problem[]> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const rows = await transaction.rows(
    `UNWIND ${dialect.parameter("ids")} AS id
MATCH (n:Entity {id: id})
WHERE NOT ${dialect.parameter("dossier")} IN n.dossiers
RETURN n.id AS id, n.dossiers AS dossiers`,
    { ids: [...byId.keys()], dossier: id },
  );
  return rows.flatMap(([taken, dossiers]) => {
    const entry = byId.get(String(taken));
    const owner = (dossiers as readonly string[]).join("`, `");
    const sentence = `\`${taken}\` is stated by the dossier \`${owner}\` already.`;
    return entry ? [{ place: entry.idPlace, sentence }] : [];
  });
}

function sameIds(dossiers: readonly Dossier[]): readonly Problem[] {
  return dossiers.flatMap(({ id, entries }, at) => {
    const [entry] = entries;
    if (entry === undefined || dossiers.findIndex((each) => each.id === id) === at) return [];
    const place = { file: entry.place.file };
    return [{ place, sentence: `This is the dossier \`${id}\` a second time; load it once.` }];
  });
}
