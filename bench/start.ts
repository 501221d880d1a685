// From `npm start` to the first answer, and the memory at rest: node --import tsx bench/start.ts
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { start as startNeo4j } from "../bin/neo4j-server.ts";
import { median, whole, writeTable } from "./figures.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

const TIMES = 5;

/** After that long without a request a server is at rest. */
const REST_MS = 5000;

const QUERY = "{ meetings(first: 3) { nodes { name claims { totalCount } } } }";

/** What one start took, in seconds, and what the server then holds, in MB. */
interface Started {
  readonly seconds: number;
  readonly megabytes: number;
}

const folder = mkdtempSync(join(tmpdir(), "parley-start-"));
try {
  const data = join(folder, "data");
  // Builds what is stale, and makes the graph that the other starts find.
  const [first] = await starts(1, ["--data", data]);
  const fresh = await starts(TIMES, (at) => ["--data", join(folder, `fresh-${at}`)]);
  const found = await starts(TIMES, ["--data", data]);
  const server = await startNeo4j({ home: join(folder, "neo4j"), password: "parley-bench" });
  const neo4j = await starts(TIMES, ["--neo4j-uri", server.uri], server.password);
  await server.stop("SIGKILL");
  process.stdout.write(`The very first took ${first?.seconds.toFixed(2)} s, its build included.\n`);
  writeTable("start", [
    ["graph", "`npm start` to the first answer, s", "memory at rest, MB"],
    row("embedded, a new folder: the dossier is loaded", fresh),
    row("embedded, as it was left", found),
    row("Neo4j, empty", neo4j),
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function row(name: string, all: readonly Started[]): readonly string[] {
  const seconds = median(all.map((each) => each.seconds));
  return [name, seconds.toFixed(2), whole(median(all.map(({ megabytes }) => megabytes)))];
}

async function starts(
  times: number,
  flags: readonly string[] | ((at: number) => readonly string[]),
  password = "",
): Promise<readonly Started[]> {
  const all: Started[] = [];
  for (let at = 0; at < times; at++) {
    all.push(await startOnce(typeof flags === "function" ? flags(at) : flags, password));
  }
  return all;
}

async function startOnce(flags: readonly string[], password: string): Promise<Started> {
  const began = performance.now();
  const npm = spawn("npm", ["start", "--silent", "--", "--port", "0", ...flags], {
    cwd: ROOT,
    env: { PATH: `${dirname(process.execPath)}:/usr/bin:/bin`, NEO4J_PASSWORD: password },
    stdio: ["ignore", "pipe", "ignore"],
  });
  try {
    await answer(await urlOf(npm));
    const seconds = (performance.now() - began) / 1000;
    await sleep(REST_MS);
    return { seconds, megabytes: Math.max(...family(npm.pid ?? 0).map(residentOf)) };
  } finally {
    await end(npm);
  }
}

async function urlOf(npm: ChildProcess): Promise<string> {
  if (!npm.stdout) throw new Error("npm has no output.");
  for await (const line of createInterface(npm.stdout)) {
    const [, url] = /^Parley is ready at (\S+)/.exec(line) ?? [];
    if (url) return url;
  }
  throw new Error("Parley did not start.");
}

async function answer(url: string): Promise<void> {
  const response = await fetch(new URL("graphql", url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: QUERY }),
  });
  const text = await response.text();
  if (text.includes('"errors"')) throw new Error(text);
}

/** Ends the server, which npm would not wait for. */
async function end(npm: ChildProcess): Promise<void> {
  const gone = new Promise((done) => npm.once("close", done));
  for (const id of family(npm.pid ?? 0).slice(1)) process.kill(id, "SIGTERM");
  await gone;
}

/** The ids of a process and of all that come from it. */
function family(id: number): readonly number[] {
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === id)
    .map(Number);
  return [id, ...children.flatMap(family)];
}

function parentOf(id: string): number {
  return Number(/^PPid:\s+(\d+)/m.exec(statusOf(id))?.[1]);
}

function residentOf(id: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(statusOf(String(id)))?.[1] ?? 0) / 1024;
}

/** Nothing of a process that has ended meanwhile. */
function statusOf(id: string): string {
  try {
    return readFileSync(join("/proc", id, "status"), "utf8");
  } catch {
    return "";
  }
}
