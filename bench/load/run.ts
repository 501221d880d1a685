// Rows a second of `parley load`, and its memory, on both engines.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { start } from "../../bin/neo4j-server.ts";
import { updateTable, whole } from "../figures.ts";
import type { Taken, Task } from "./child.ts";
import { writeClaims, writeUsing } from "./claims.ts";
import { writeCopies } from "./copies.ts";

const USAGE = `Measures how fast a dossier is loaded, and in how much memory.

  npx tsx bench/load/run.ts [--copies 100,10000] [--claims 1000000] [--uses 50000] [--engines embedded,neo4j]

  --copies   How many times over the bundled dossier is stated, each time under other ids.
  --claims   How many claims a dossier has that is nearly all claims.
  --uses     How many claims a dossier has that leaves all but these to another one.
  --engines  Where to.
  --heap     Of the Neo4j that is started, in MB (512).
  --help     Prints this.
`;

const OPTIONS = {
  copies: { type: "string", default: "100" },
  claims: { type: "string", default: "" },
  uses: { type: "string", default: "" },
  engines: { type: "string", default: "embedded,neo4j" },
  heap: { type: "string", default: "512" },
  help: { type: "boolean", default: false },
} as const;

const HEAD = [
  "engine",
  "dossier",
  "rows",
  "until the first is written, s",
  "written, s",
  "rows written a second",
  "loaded again unchanged, s",
  "largest memory, MB",
];

const CHILD = fileURLToPath(new URL("child.ts", import.meta.url));

const { values } = parseArgs({ options: OPTIONS });
if (values.help) process.stdout.write(USAGE);
else await measureAll();

async function measureAll(): Promise<void> {
  for (const copies of numbers(values.copies)) {
    await measure(`${whole(copies)} times the bundled one`, (file) => writeCopies(file, copies));
  }
  for (const claims of numbers(values.claims)) {
    await measure(`${whole(claims)} claims`, (file) => writeClaims(file, claims));
  }
  for (const claims of numbers(values.uses)) {
    const what = `${whole(claims)} claims that use another dossier`;
    await measure(what, (file, used) => writeUsing(used, file, claims));
  }
}

function numbers(list: string): readonly number[] {
  return list.split(",").filter(Boolean).map(Number);
}

/** @param write writes a file, and another one where that is to be loaded before */
async function measure(what: string, write: (file: string, before: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "parley-load-"));
  try {
    const [file, before] = [join(folder, "dossier.jsonl"), join(folder, "before.jsonl")];
    write(file, before);
    const files = existsSync(before) ? [before, file] : [file];
    for (const engine of values.engines.split(",")) {
      const load = engine === "neo4j" ? intoNeo4j : intoEmbedded;
      const { engine: name, rows, reading, writing, again, memory } = await load(folder, files);
      const times = [reading, writing].map((seconds) => seconds.toFixed(1));
      const rate = whole(rows / writing);
      const row = [name, what, whole(rows), ...times, rate, again.toFixed(1), whole(memory)];
      updateTable("load", 2, [HEAD, row]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function intoEmbedded(folder: string, files: readonly string[]): Promise<Taken> {
  return inChild({ files, data: join(folder, "embedded") });
}

async function intoNeo4j(folder: string, files: readonly string[]): Promise<Taken> {
  const home = join(folder, "neo4j");
  const { stop, ...neo4j } = await start({
    home,
    password: "parley-bench",
    heap: Number(values.heap),
  });
  try {
    return await inChild({ files, neo4j, data: "memory" });
  } finally {
    await stop("SIGKILL");
  }
}

async function inChild(task: Task): Promise<Taken> {
  const child = spawn(process.execPath, ["--import", "tsx", CHILD, JSON.stringify(task)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const told = await text(child.stdout);
  if (told === "") throw new Error("The load failed.");
  return JSON.parse(told);
}
