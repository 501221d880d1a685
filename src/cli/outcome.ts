import { CommanderError } from "commander";
import { Fault } from "../model/faults.ts";

/** 0 done, 1 found something wrong or could not, 2 misused. */
export type ExitCode = 0 | 1 | 2;

/** The program was called in a way that it does not know. */
export class Misuse extends Error {}

/** What was asked could not be done, or was done and found something wrong. */
export class Misfortune extends Error {}

/** Says on stderr what went wrong, unless that is said already, and gives the exit code. */
export function report(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  // On a terminal, in the place of what shows how far it came.
  const before = process.stderr.isTTY ? "\r\u001b[K" : "";
  process.stderr.write(`${before}${sentence(error)}\n`);
  return error instanceof Misuse ? 2 : 1;
}

function sentence(error: unknown): string {
  if (!(error instanceof Error)) return `Something went wrong: ${String(error)}`;
  if (error instanceof Misuse || error instanceof Misfortune || error instanceof Fault) {
    return error.message;
  }
  // Nobody has written a sentence for it, so whoever mends it needs all there is.
  return `Something went wrong: ${error.stack ?? error.message}`;
}
