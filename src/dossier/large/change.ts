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
import { idsNotStatedBy } from "../stored.ts";
import { type DossierRecord, dossierRecords, isShared } from "../surroundings.ts";
import { batches, type Compared, compare, type Wanted } from "./compare.ts";
import type { Stages } from "./examine.ts";

/** What loading or unloading a large dossier comes to. */
export type LargeChange = (PlannedChange | BatchedChange) & { readonly compared: Compared };

export interface LargeOptions extends ChangeOptions {
  readonly stages: Stages;
  /** Refuses what is not to be done, once it is known how much would be taken out. */
  readonly check: (compared: Compared) => void;
  /** What belongs to it besides, given what the graph keeps of its dossiers. */
  readonly finish: (records: readonly DossierRecord[]) => LargeChange["finish"];
}

/**
 * Brings a dossier into a graph, or out of it, of which only some entries are in memory at a time, and an
 * outline of all. It can only be done for a dossier that has nothing to do with others in the graph.
 *
 * @returns what was done; nothing where it has to do with others
 */
export async function changeLarge(
  graph: Graph,
  wanted: Wanted,
  { batching = BATCHING, stages, check, finish, ...options }: LargeOptions,
): Promise<LargeChange | undefined> {
  const plans = async (unfinished: UnfinishedLoad | undefined) => {
    checkFinishes(unfinished, [wanted.id]);
    const records = await dossierRecords(graph);
    if (unfinished?.around.some((id) => id !== wanted.id)) return undefined;
    if (!(await standsAlone(graph, wanted, records))) return undefined;
    const compared = await compare(graph, wanted, batching.above, stages);
    check(compared);
    const change = {
      command: wanted.dossier === undefined ? ("unload" as const) : ("load" as const),
      edited: [wanted.id],
      around: [wanted.id],
      finish: finish(records),
      compared,
    };
    const { changes } = compared;
    if (changes) return { ...change, changes };
    return { ...change, rows: compared.rows, batches: () => batches(graph, wanted, batching.rows) };
  };
  return changeGraphOnTheWay<LargeChange>(graph, plans, options);
}

/** Whether no other dossier states or uses what this one states, or stated. */
async function standsAlone(
  graph: Graph,
  { id, dossier }: Wanted,
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
