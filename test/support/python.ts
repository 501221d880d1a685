import { execFile, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe } from "vitest";

const run = promisify(execFile);

const READERS = fileURLToPath(new URL("../readers", import.meta.url));
const REQUIREMENTS = join(READERS, "requirements.txt");
const HOME = fileURLToPath(new URL("../../.python", import.meta.url));

/** Once for each list of libraries; a minute where they have to come from afar. */
const INSTALL_MS = 600_000;

/** How much the readers may tell, in bytes. */
const MOST_TOLD = 500_000_000;

/** Whether this machine has a Python that can have libraries of our own. In CI it has to. */
const pythonIsHere = spawnSync("python3", ["-c", "import venv, ensurepip"]).status === 0;

if (!pythonIsHere) {
  const missing = "There is no python3 with venv: apt-get install python3-venv";
  if (process.env["CI"] === "true") throw new Error(missing);
  process.stderr.write(
    `\n*** The tests by other programs' readers are skipped. ${missing} ***\n\n`,
  );
}

/** A group of tests in which libraries of Python read what we write; see `read`. */
export function describeReaders(name: string, tests: () => void): void {
  describe.skipIf(!pythonIsHere)(name, () => {
    beforeAll(install, INSTALL_MS);
    tests();
  });
}

/** What a reader of `test/readers/read.py` finds in files. */
// biome-ignore lint/suspicious/noExplicitAny: each reader tells what it finds in its own shape.
export async function read(reader: string, ...args: readonly string[]): Promise<any> {
  const { stdout } = await run(python(folder()), [join(READERS, "read.py"), reader, ...args], {
    maxBuffer: MOST_TOLD,
  });
  return JSON.parse(stdout);
}

/** Two test files that come here at once both make one, and the first to end is kept. */
async function install(): Promise<void> {
  if (existsSync(folder())) return;
  mkdirSync(HOME, { recursive: true });
  const making = join(HOME, `making-${process.pid}`);
  await run("python3", ["-m", "venv", making]);
  const quiet = ["--quiet", "--disable-pip-version-check"];
  await run(python(making), ["-m", "pip", "install", ...quiet, "-r", REQUIREMENTS]);
  if (existsSync(folder())) rmSync(making, { recursive: true });
  else renameSync(making, folder());
}

function folder(): string {
  const wanted = createHash("sha256").update(readFileSync(REQUIREMENTS)).digest("hex");
  return join(HOME, wanted.slice(0, 12));
}

function python(home: string): string {
  return join(home, "bin", "python");
}
