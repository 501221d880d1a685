import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** A process of our own, running one of the tests' programs. */
export interface Program {
  readonly child: ChildProcessWithoutNullStreams;
  /** The lines it has printed so far. */
  readonly lines: readonly string[];
  /** The next line that it prints after those asked for before, or undefined at its end. */
  nextLine(): Promise<string | undefined>;
  /** Resolves when it has ended: its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  readonly errors: () => string;
}

/** How to run a TypeScript file of ours: the arguments for `node`. */
export function nodeArguments(file: URL, ...args: readonly string[]): string[] {
  return ["--import", "tsx", fileURLToPath(file), ...args];
}

/** Runs a TypeScript file in a process of its own, which does not outlive the test. */
export function run(file: URL, ...args: readonly string[]): Program {
  return follow(spawn(process.execPath, nodeArguments(file, ...args)));
}

/** Reads what a process prints, and ends it with the test. */
export function follow(child: ChildProcessWithoutNullStreams): Program {
  const lines: string[] = [];
  let errors = "";
  child.stderr.on("data", (text) => {
    errors += text;
  });
  const ended = new Promise<number | string>((done) => {
    child.once("close", (code, signal) => done(code ?? signal ?? "nothing"));
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const read = createInterface(child.stdout);
  read.on("line", (line) => lines.push(line));
  const printed = read[Symbol.asyncIterator]();
  return {
    child,
    lines,
    ended,
    errors: () => errors,
    async nextLine() {
      const { done, value } = await printed.next();
      return done ? undefined : value;
    },
  };
}
