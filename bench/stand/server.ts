import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Neo4jServer, start as startNeo4j } from "../../bin/neo4j-server.ts";

/** Makes it collect its garbage when it is told to. */
const COLLECTING = new URL("../../bin/collecting.mjs", import.meta.url).href;

/** Garbage is collected within that. */
const COLLECTED_MS = 1000;

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const DOSSIER = "dossiers/istanbul-2025";

export const ENGINES = ["embedded", "neo4j"] as const;
export type Engine = (typeof ENGINES)[number];

/** A Parley with the bundled dossier, as `parley serve` starts it, and what it knows of itself. */
export interface Stand {
  readonly url: URL;
  state(): Promise<State>;
  /** The same with nothing in its heap but what it holds on to. */
  held(): Promise<State>;
  stop(): Promise<void>;
}

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

/** Starts one on an engine; on Neo4j with a server of its own, in a folder. */
export async function startStand(engine: Engine, folder: string): Promise<Stand> {
  const database = engine === "neo4j" ? await filledNeo4j(folder) : undefined;
  const child = parley(["serve", "--port", "0"], database);
  const url = new URL("graphql", await urlOf(child));
  const state = async () => stateIn(await (await fetch(new URL("metrics", url))).text());
  return {
    url,
    state,
    async held() {
      child.kill("SIGUSR2");
      await sleep(COLLECTED_MS);
      return state();
    },
    async stop() {
      const gone = new Promise((done) => child.once("close", done));
      child.kill("SIGTERM");
      await gone;
      await database?.stop("SIGKILL");
    },
  };
}

async function filledNeo4j(home: string): Promise<Neo4jServer> {
  const server = await startNeo4j({ home, password: "parley-bench", fresh: true });
  const load = parley(["load", DOSSIER], server);
  const code = await new Promise((done) => load.once("close", done));
  if (code !== 0) throw new Error("The bundled dossier could not be loaded.");
  return server;
}

function parley(words: readonly string[], database: Neo4jServer | undefined): ChildProcess {
  const where = database
    ? { NEO4J_URI: database.uri, NEO4J_PASSWORD: database.password }
    : { PARLEY_DATA: "memory" };
  const child = spawn(process.execPath, ["--import", COLLECTING, "bin/parley.mjs", ...words], {
    cwd: ROOT,
    env: { PATH: "/usr/local/bin:/usr/bin:/bin", NODE_ENV: "production", ...where },
    stdio: ["ignore", "pipe", "ignore"],
  });
  process.once("exit", () => child.kill("SIGKILL"));
  return child;
}

async function urlOf({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error("Parley has no output.");
  for await (const line of createInterface(stdout)) {
    const [, url] = /^Parley is ready at (\S+)/.exec(line) ?? [];
    if (url) return url;
  }
  throw new Error("Parley did not start.");
}

function stateIn(metrics: string): State {
  const value = (name: string) =>
    Number(new RegExp(`^${name} (\\S+)$`, "m").exec(metrics)?.[1] ?? Number.NaN);
  return {
    memory: value("process_resident_memory_bytes") / 2 ** 20,
    heap: value("nodejs_heap_size_used_bytes") / 2 ** 20,
    open: value("process_open_fds"),
    handles: value("nodejs_active_handles_total"),
  };
}
