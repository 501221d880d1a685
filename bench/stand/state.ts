import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

/** What a Parley takes, as its metrics tell. */
export interface State {
  /** Resident, in MB. */
  readonly memory: number;
  /** In the heap of JavaScript, in MB. */
  readonly heap: number;
  /** Files and connections. */
  readonly open: number;
  /** Of Node: sockets, timers and the like. */
  readonly handles: number;
}

/** For `--import` into a Parley: makes it collect its garbage when it is told to. */
export const COLLECTING = new URL("collecting.mjs", import.meta.url).href;

/** Garbage is collected within that. */
const COLLECTED_MS = 1000;

/** @param url of anything that the Parley serves */
export async function stateOf(url: string | URL): Promise<State> {
  const metrics = await (await fetch(new URL("/metrics", url))).text();
  const value = (name: string) =>
    Number(new RegExp(`^${name} (\\S+)$`, "m").exec(metrics)?.[1] ?? Number.NaN);
  return {
    memory: value("process_resident_memory_bytes") / 2 ** 20,
    heap: value("nodejs_heap_size_used_bytes") / 2 ** 20,
    open: value("process_open_fds"),
    handles: value("nodejs_active_handles_total"),
  };
}

/** The same with nothing in its heap but what it holds on to. */
export async function heldBy(child: ChildProcess, url: string | URL): Promise<State> {
  child.kill("SIGUSR2");
  await sleep(COLLECTED_MS);
  return stateOf(url);
}
