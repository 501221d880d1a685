import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, onTestFinished, vi } from "vitest";
import { build } from "../../bin/build.mjs";
import { follow, type Program } from "./processes.ts";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export const DOSSIER = join(ROOT, "dossiers/istanbul-2025");

type Environment = Readonly<Record<string, string>>;

let folder = "";

/** Builds the program for the tests of a file, and gives them an empty folder to run it in. */
export function inOwnFolder(): void {
  // Processes are slow to start where other work keeps the machine busy.
  vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
  beforeAll(async () => {
    await build();
    folder = mkdtempSync(join(tmpdir(), "parley-cli-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
}

/** A path in the tests' folder. */
export function ours(path: string): string {
  return join(folder, path);
}

/** Runs the real program with these arguments, and no more environment than is given. */
export function parley(line: readonly string[], environment: Environment = {}): Program {
  const options = { cwd: folder, env: { PATH: process.env["PATH"], ...environment } };
  return follow(spawn(process.execPath, [join(ROOT, "bin/parley.mjs"), ...line], options));
}

/** The same to its end: its exit code and what it said. */
export async function outcome(line: readonly string[], environment?: Environment) {
  const program = parley(line, environment);
  const code = await program.ended;
  return { code, out: program.lines.join("\n"), err: program.errors() };
}

/** Serves until the test ends; the address is that of its ready line. */
export async function served(line: readonly string[], environment?: Environment) {
  const program = parley(["serve", "--port", "0", ...line], environment);
  const ready = await program.nextLine();
  const [, url] = /^Parley is ready at (http:\/\/127\.0\.0\.1:\d+\/)$/.exec(ready ?? "") ?? [];
  if (!url) throw new Error(`It did not start: ${ready}\n${program.errors()}`);
  return { ...program, url };
}

/** Takes a port, accepts connections and says nothing, until the test ends. */
export async function listener() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const { port } = server.address() as AddressInfo;
  const closed = async () => {
    await new Promise((done) => server.close(done));
    return { port };
  };
  onTestFinished(() => void server.close());
  return { port, closed };
}
