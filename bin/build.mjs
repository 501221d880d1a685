// Builds what is stale: the program (tsc -> dist) and the playground (vite -> dist/web).
//   node bin/build.mjs
// A part is stale when the content of its inputs is not what its stamp in dist/ says. Two processes
// that start at once take turns: the second finds the work done.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const lock = join(dist, ".lock");

// A lock that its holder has not touched for this long is nobody's.
const ABANDONED_MS = 15_000;

const parts = {
  program: {
    inputs: ["src", "tsconfig.json"],
    makes: "dist/cli/main.js",
    clears: () => readdirSync(dist).filter((name) => name !== "web" && !name.startsWith(".")),
    command: ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json"],
  },
  playground: {
    inputs: ["web", "schema/examples", "package-lock.json"],
    makes: "dist/web/graphiql/index.html",
    clears: () => ["web"],
    command: [
      "node_modules/vite/bin/vite.js",
      "build",
      "-c",
      "web/vite.config.ts",
      "--logLevel=error",
    ],
  },
};

/** Builds those of the named parts that are stale; fails with what the compiler said. */
export async function build(names = Object.keys(parts)) {
  if (!existsSync(join(root, "src")) || stale(names).length === 0) return;
  mkdirSync(dist, { recursive: true });
  await alone(async () => {
    const due = stale(names);
    if (due.length === 0) return;
    process.stderr.write(`Building the ${due.join(" and the ")} ...\n`);
    await Promise.all(due.map(make));
  });
}

function stale(names) {
  return names.filter((name) => {
    const { makes, inputs } = parts[name];
    return !existsSync(join(root, makes)) || read(stampOf(name)) !== fingerprint(inputs);
  });
}

async function make(name) {
  const { inputs, clears, command } = parts[name];
  const made = fingerprint(inputs);
  rmSync(stampOf(name), { force: true });
  for (const old of clears()) rmSync(join(dist, old), { recursive: true, force: true });
  await run(name, command);
  writeFileSync(stampOf(name), made);
}

function run(name, command) {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, command, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (text) => {
        said += text;
      });
    }
    child.once("error", failed);
    child.once("close", (code) =>
      code === 0 ? done() : failed(new Error(`The ${name} could not be built.\n${said}`)),
    );
  });
}

/** Runs the work while no other process does. */
async function alone(work) {
  while (!claimed()) {
    if (abandoned()) rmSync(lock, { force: true });
    else await sleep(50);
  }
  const beat = setInterval(() => utimesSync(lock, new Date(), new Date()), 1000);
  try {
    await work();
  } finally {
    clearInterval(beat);
    rmSync(lock, { force: true });
  }
}

function claimed() {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function abandoned() {
  const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  return age > ABANDONED_MS || (age > 100 && !lives(Number(read(lock))));
}

function lives(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

function fingerprint(inputs) {
  const hash = createHash("sha256");
  for (const path of inputs.flatMap(files)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

function files(path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort();
}

function stampOf(name) {
  return join(dist, `.${name}.stamp`);
}

function read(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await build();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
