import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { loadDossier } from "../../src/dossier/load.ts";
import { emptyGraph, neo4jAddress } from "../support/engines.ts";
import { DOSSIER, ours, ROOT } from "../support/parley.ts";

/** The environment of commands that are asked of a loaded dossier on that engine. */
export async function loadedOn(engine: string): Promise<Readonly<Record<string, string>>> {
  if (engine === "embedded") {
    const environment = { PARLEY_DATA: ours("asked") };
    const line = [join(ROOT, "bin/parley.mjs"), "load", DOSSIER];
    const env = { PATH: process.env["PATH"], ...environment };
    await once(spawn(process.execPath, line, { env, stdio: "ignore" }), "close");
    return environment;
  }
  await loadDossier(await emptyGraph("neo4j"), [DOSSIER]);
  const { uri, username, password } = await neo4jAddress();
  return { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
}
