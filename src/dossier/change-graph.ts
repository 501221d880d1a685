import { setTimeout as sleep } from "node:timers/promises";
import type { Graph, Transaction } from "../graph/graph.ts";
import {
  remedyFor,
  type Source,
  toldOf,
  type UnfinishedLoad,
  unfinishedLoad,
} from "../graph/unfinished.ts";
import { SEEN_WITHIN_MS } from "../graph/whole-graph.ts";
import { Conflict } from "../model/faults.ts";
import { type Changes, changed } from "./changes.ts";
import {
  inBatches,
  type Progress,
  rowsOf,
  transactionsOf,
  type Writing,
  writeChanges,
  writingsOf,
} from "./write.ts";

/** When a change is more than one transaction, and how large each of them is. */
export interface Batching {
  /** More nodes and relationships than that, and it is done in batches. */
  readonly above: number;
  /** Rows of one transaction: no more than a Neo4j with a heap of 512 MB takes beside all else. */
  readonly rows: number;
}

/** What is done where nothing else is said. */
export const BATCHING: Batching = { above: 50_000, rows: 10_000 };

/** A transaction of 50,000 facts takes a minute on a slow machine. */
const WRITE_TIMEOUT_MS = 600_000;

/** All batches of the largest load, one after another. */
const CHANGE_TIMEOUT_MS = 12 * 3_600_000;

/** So many changes make old plans bad ones; for fewer, planning anew costs more than it gains. */
const REPLAN_FROM = 500;

interface Change {
  readonly command: UnfinishedLoad["command"];
  /** The ids of the dossiers that are stated anew, or not any more. */
  readonly edited: readonly string[];
  /** The ids of all dossiers that have to do with these, and of these. */
  readonly around: readonly string[];
  /** What goes before, as often as it has something left to do: it says how much it did. */
  readonly first?: (transaction: Transaction) => Promise<number>;
  /** What belongs to it besides, once all of the changes are made. */
  readonly finish: (transaction: Transaction) => Promise<void>;
}

/** A change of a graph, as it is planned. */
export interface PlannedChange extends Change {
  readonly changes: Changes;
}

/** A change of a graph that is made transaction by transaction. */
export interface BatchedChange extends Change {
  /** How many rows are written in all. */
  readonly rows: number;
  /** What is written in each transaction; worked out when it is its turn. */
  readonly batches: () => Iterable<readonly Writing[]> | AsyncIterable<readonly Writing[]>;
}

/** Finds out what has to be changed, and changes nothing. */
type Plans<P extends PlannedChange> = (
  transaction: Transaction,
  unfinished: UnfinishedLoad | undefined,
) => Promise<P>;

export interface ChangeOptions {
  /** Told how many rows of how many are written. */
  readonly progress?: Progress | undefined;
  /** Ends it: the graph is as it was, or between two batches, and then says that it is unfinished. */
  readonly signal?: AbortSignal | undefined;
  /** By default a change of more than 50,000 nodes and relationships is done in batches. */
  readonly batching?: Batching | undefined;
  /** Where what is changed was read, for whoever has to finish it. */
  readonly source?: Source | undefined;
  /** When what it finishes began: somebody else may have finished that while this one waited. */
  readonly finishes?: string | undefined;
}

/** That what was to be finished is finished. */
export class FinishedByOthers extends Conflict {}

/**
 * Changes a graph while nobody else migrates or loads, so that readers see all of it or none: in one
 * transaction, or in batches where it is much.
 *
 * For batches, first a record says what is done, and from then on nobody reads the graph; then come
 * transactions that may come again; and when the record is taken away, all is there. A process that ends
 * on the way leaves the record. Whoever then plans a change of the same dossiers anew, from what the
 * graph holds by then, and makes it, finishes it.
 *
 * @throws Conflict where it is interrupted between two batches
 */
export async function changeGraph<P extends PlannedChange>(
  graph: Graph,
  plans: Plans<P>,
  { batching = BATCHING, progress = () => {}, signal, source, finishes }: ChangeOptions,
): Promise<P> {
  const work = async (transaction: Transaction) => {
    const unfinished = await unfinishedLoad(transaction);
    checkStill(unfinished, finishes);
    const plan = await plans(transaction, unfinished);
    const isLarge = changed(plan.changes) > batching.above;
    if (!isLarge) await writeAtOnce(graph, transaction, plan, progress);
    return { plan, isLarge };
  };
  return graph.exclusively(
    async () => {
      const { plan, isLarge } = await graph.write(work, { timeoutMs: WRITE_TIMEOUT_MS, signal });
      if (isLarge) {
        const options = { progress, signal, source };
        await writeInBatches(graph, batched(graph, plan, batching), options);
      }
      if (changed(plan.changes) >= REPLAN_FROM) await graph.replan();
      return plan;
    },
    { timeoutMs: CHANGE_TIMEOUT_MS },
  );
}

/**
 * The same for a change that is not known as a whole: what has to be changed is found out on the way, so
 * that nobody else may change the graph while it is planned, either.
 *
 * @param plans what is to be done: in one transaction where all of it is known; nothing where it is not
 *   to be done this way
 */
export async function changeGraphOnTheWay<P extends PlannedChange | BatchedChange>(
  graph: Graph,
  plans: (unfinished: UnfinishedLoad | undefined) => Promise<P | undefined>,
  { progress = () => {}, signal, source, finishes }: ChangeOptions,
): Promise<P | undefined> {
  return graph.exclusively(
    async () => {
      const unfinished = await graph.unfinished();
      checkStill(unfinished, finishes);
      const plan = await plans(unfinished);
      if (plan === undefined) return undefined;
      if ("changes" in plan) {
        const work = (transaction: Transaction) => writeAtOnce(graph, transaction, plan, progress);
        await graph.write(work, { timeoutMs: WRITE_TIMEOUT_MS, signal });
      } else {
        await writeInBatches(graph, plan, { progress, signal, source });
        await graph.replan();
      }
      return plan;
    },
    { timeoutMs: CHANGE_TIMEOUT_MS },
  );
}

/**
 * Refuses what would not finish an unfinished load: it has to change all that that one changes.
 *
 * @param edited the ids of the dossiers that are stated anew, or not any more
 */
export function checkFinishes(
  unfinished: UnfinishedLoad | undefined,
  edited: readonly string[],
): void {
  if (unfinished === undefined || unfinished.dossiers.every((id) => edited.includes(id))) return;
  throw new Conflict(
    `The graph is being changed ${toldOf(unfinished)}: that comes first. If it was interrupted, ${remedyFor(unfinished)} finishes it.`,
  );
}

/** @throws FinishedByOthers unless what began then is unfinished, where that is to be finished */
export function checkStill(
  unfinished: UnfinishedLoad | undefined,
  finishes: string | undefined,
): void {
  if (finishes === undefined || unfinished?.since === finishes) return;
  throw new FinishedByOthers(`What began at ${finishes} is finished: another process has done it.`);
}

async function writeAtOnce(
  { dialect }: Graph,
  transaction: Transaction,
  { changes, first, finish }: PlannedChange,
  progress: Progress,
): Promise<void> {
  await untilDone(async () => first?.(transaction));
  await writeChanges(transaction, dialect, changes, progress);
  await finish(transaction);
  await end(transaction);
}

function batched({ dialect }: Graph, plan: PlannedChange, { rows }: Batching): BatchedChange {
  const { rebuilt, others } = writingsOf(dialect, plan.changes);
  return {
    ...plan,
    rows: rowsOf([...rebuilt, ...others]),
    batches: () => [inBatches(rebuilt), ...transactionsOf(others, rows)],
  };
}

async function writeInBatches(
  graph: Graph,
  plan: BatchedChange,
  { progress = () => {}, signal, source = { paths: [] } }: ChangeOptions,
): Promise<void> {
  await graph.write((transaction) => begin(graph, transaction, plan, source));
  // Who reads the graph may only find the record when it looks the next time.
  if (graph.changes === undefined) await sleep(SEEN_WITHIN_MS);
  await untilDone(() => graph.write(async (transaction) => plan.first?.(transaction)));
  let done = 0;
  for await (const batch of plan.batches()) {
    if (signal?.aborted) throw interrupted(await graph.unfinished());
    // What becomes another kind of thing takes with it what hangs on it, which nobody has counted.
    done = Math.min(done + rowsOf(batch), plan.rows);
    await graph.write(async (transaction) => {
      await note(graph, transaction, done);
      for (const { statement, rows } of batch) await transaction.rows(statement, { rows: rows() });
    });
    progress(done, plan.rows);
  }
  await graph.write(async (transaction) => {
    await plan.finish(transaction);
    await end(transaction);
  });
}

async function untilDone(work: () => Promise<number | undefined>): Promise<void> {
  while (await work());
}

/** What was begun before, and is finished by this, began when it did. */
async function begin(
  { dialect: { parameter } }: Graph,
  transaction: Transaction,
  { command, edited: dossiers, around, rows }: BatchedChange,
  { paths, format }: Source,
): Promise<void> {
  await transaction.rows(
    `MERGE (load:Load {name: 'graph'})
SET load.command = ${parameter("command")}, load.dossiers = ${parameter("dossiers")},
  load.around = ${parameter("around")}, load.rows = ${parameter("rows")}, load.done = 0,
  load.paths = ${parameter("paths")}, load.format = ${parameter("format")},
  load.since = coalesce(load.since, ${parameter("since")})`,
    {
      command,
      dossiers,
      around,
      rows,
      paths,
      format: format ?? null,
      since: new Date().toISOString(),
    },
  );
}

/** How far it is once the batch is written. Where the record is gone, somebody else has taken over. */
async function note(
  { dialect: { parameter } }: Graph,
  transaction: Transaction,
  done: number,
): Promise<void> {
  const found = await transaction.rows(
    `MATCH (load:Load {name: 'graph'}) SET load.done = ${parameter("done")} RETURN load.done AS done`,
    { done },
  );
  if (found.length > 0) return;
  throw new Conflict("The record of this load is gone: somebody else has finished it. Load again.");
}

async function end(transaction: Transaction): Promise<void> {
  await transaction.rows("MATCH (load:Load) DELETE load");
}

function interrupted(left: UnfinishedLoad | undefined): Conflict {
  const remedy = left === undefined ? "" : `; ${remedyFor(left)} finishes it`;
  return new Conflict(
    `Interrupted: the graph is changed in part, and not read until all is${remedy}.`,
  );
}
