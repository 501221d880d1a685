import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Neo4jServer, start as startNeo4j } from "../../bin/neo4j-server.ts";
import { COLLECTING, heldBy, type State, stateOf } from "./state.ts";

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

/** Starts one on an engine; on Neo4j with a server of its own, in a folder. */
export async function startStand(engine: Engine, folder: string): Promise<Stand> {
  const database = engine === "neo4j" ? await filledNeo4j(folder) : undefined;
  const child = parley(["serve", "--port", "0"], database);
  const url = new URL("graphql", await urlOf(child));
  return {
    url,
    state: () => stateOf(url),
    held: () => heldBy(child, url),
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
