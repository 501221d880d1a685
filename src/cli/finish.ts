import { setTimeout as sleep } from "node:timers/promises";
import { type ChangeOptions, checkStill, FinishedByOthers } from "../dossier/change-graph.ts";
import type { Graph } from "../graph/graph.ts";
import { toldOf, type UnfinishedLoad, whyUnfinished } from "../graph/unfinished.ts";
import { TimedOut, Unavailable } from "../model/faults.ts";
import type { Logger } from "../server/log.ts";
import { readerOf } from "./import.ts";

/** A database that is away is tried again after so many milliseconds. */
const AGAIN_MS = 10_000;

/**
 * Finishes what another process has begun and not ended, from where that one read it. Where that process
 * is still at it, this waits for its end, and then has nothing to do. What cannot be finished here is told
 * in the log, and left to whoever has the files.
 */
export async function finishUnfinished(
  graph: Graph,
  unfinished: UnfinishedLoad,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  const { command, dossiers, since, source } = unfinished;
  log.warn({ command, dossiers }, `${whyUnfinished(unfinished)} It is finished now, if it can be.`);
  try {
    const work = async () => {
      await onceLeft(graph, unfinished, signal);
      await again(graph, unfinished, { signal, finishes: since, source });
    };
    await untilThere(work, signal);
    log.info({ command, dossiers }, "It is finished, and the graph is read again.");
  } catch (error) {
    if (signal.aborted) return;
    const why = error instanceof Error ? error.message : String(error);
    if (error instanceof FinishedByOthers) log.info(why);
    else log.warn(`What was begun ${toldOf(unfinished)} is not finished here. ${why}`);
  }
}

/** Waits for whoever is still at it, and reads no files meanwhile. */
async function onceLeft(
  graph: Graph,
  { since }: UnfinishedLoad,
  signal: AbortSignal,
): Promise<void> {
  await graph.exclusively(async () => checkStill(await graph.unfinished(), since), { signal });
}

async function again(
  graph: Graph,
  { command, dossiers, source: { paths, format } }: UnfinishedLoad,
  options: ChangeOptions,
): Promise<void> {
  if (command === "unload") {
    const { unloadDossiers } = await import("../dossier/load.ts");
    await unloadDossiers(graph, dossiers, options);
    return;
  }
  const [path] = paths;
  if (path === undefined) throw new Error("Where its files are is not on record.");
  if (command === "load") {
    const { loadDossiers } = await import("../dossier/load.ts");
    await loadDossiers(graph, paths, options);
    return;
  }
  const reads = await readerOf(format ?? "");
  const { importGraph } = await import("../exchange/import.ts");
  await importGraph(graph, await reads(path, options.signal), options);
}

/** Does it again as long as the database is away. */
async function untilThere(work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Unavailable || error instanceof TimedOut)) throw error;
      await sleep(AGAIN_MS, undefined, { signal });
    }
  }
}
