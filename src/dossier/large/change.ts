import type { Graph } from "../../graph/graph.ts";
import type { UnfinishedLoad } from "../../graph/unfinished.ts";
import {
  BATCHING,
  type BatchedChange,
  type ChangeOptions,
  changeGraphOnTheWay,
  checkFinishes,
  type PlannedChange,
} from "../change-graph.ts";
import type { Ground } from "../derive/derive.ts";
import { sortedSet } from "../fact.ts";
import { idsNotStatedBy } from "../stored.ts";
import { type DossierRecord, dossierRecords, isShared } from "../surroundings.ts";
import { batches, type Compared, compare, type Wanted } from "./compare.ts";
import { examine } from "./examine.ts";
import { othersOf } from "./others.ts";
import type { Stages } from "./told.ts";

/** What loading or unloading a large dossier comes to. */
export type LargeChange = (PlannedChange | BatchedChange) & { readonly compared: Compared };

export interface LargeOptions extends ChangeOptions {
  readonly stages: Stages;
  /** Refuses what is not to be done, once it is known how much would be taken out. */
  readonly check: (compared: Compared) => void;
  /** What belongs to it besides, given what the graph keeps of its dossiers. */
  readonly finish: (records: readonly DossierRecord[]) => LargeChange["finish"];
}

/** A dossier that is to be in the graph as its files state it, or not at all. */
export interface Large extends Omit<Wanted, "others" | "ground"> {
  /** What became of examining it by itself, where it uses no other. */
  readonly ground: Ground | undefined;
}

/**
 * Brings a dossier into a graph, or out of it, of which only some entries are in memory at a time, and an
 * outline of all; so too the others that have to do with it. It can only be done for a dossier of whose
 * nodes no other states or uses any.
 *
 * @returns what was done; nothing where others state or use any
 * @throws DossierProblems with what is wrong with it, or with it and the others together
 */
export async function changeLarge(
  graph: Graph,
  large: Large,
  { batching = BATCHING, stages, check, finish, ...options }: LargeOptions,
): Promise<LargeChange | undefined> {
  const { id, dossier } = large;
  const plans = async (unfinished: UnfinishedLoad | undefined) => {
    checkFinishes(unfinished, [id]);
    const records = await dossierRecords(graph);
    if (!(await standsAlone(graph, large, records))) return undefined;
    const wanted = await examined(graph, large, { records, unfinished, stages });
    const compared = await compare(graph, wanted, batching.above, stages);
    check(compared);
    const change = {
      command: dossier === undefined ? ("unload" as const) : ("load" as const),
      edited: [id],
      around: sortedSet([id, ...wanted.others.dossiers]),
      finish: finish(records),
      compared,
    };
    const { changes } = compared;
    if (changes) return { ...change, changes };
    return { ...change, rows: compared.rows, batches: () => batches(graph, wanted, batching.rows) };
  };
  return changeGraphOnTheWay<LargeChange>(graph, plans, options);
}

interface Surrounded {
  readonly records: readonly DossierRecord[];
  readonly unfinished: UnfinishedLoad | undefined;
  readonly stages: Stages;
}

/** Finds those that have to do with it, and examines it together with them. */
async function examined(
  graph: Graph,
  large: Large,
  { records, unfinished, stages }: Surrounded,
): Promise<Wanted> {
  const uses = large.dossier?.head.uses.map(({ value }) => value) ?? [];
  const others = await othersOf(graph, large.id, { uses, records, more: unfinished?.around ?? [] });
  const whole = { ...large, others };
  const byItself = others.dossiers.length === 0 ? large.ground : undefined;
  return { ...whole, ground: byItself ?? (await examine(whole, stages)) };
}

/** Whether no other dossier states or uses what this one states, or stated. */
async function standsAlone(
  graph: Graph,
  { id, dossier }: Large,
  records: readonly DossierRecord[],
): Promise<boolean> {
  const used = records.filter((record) => record.id !== id).flatMap(({ uses }) => uses);
  const isStated = (each: string) => dossier?.outline.has(each) ?? false;
  if (used.some(isStated) || (await isShared(graph, id, used))) return false;
  for await (const ids of idsNotStatedBy(graph, id)) {
    if (ids.some(isStated)) return false;
  }
  return true;
}
