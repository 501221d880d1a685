import type { Command } from "commander";
import type { Choice } from "../exchange/part.ts";
import { BadInput } from "../model/faults.ts";
import { Misuse } from "./outcome.ts";

/** The flags by which a command is told which part of the graph is meant. */
export interface PartFlags {
  readonly process?: string | undefined;
  readonly about?: string | undefined;
  readonly depth?: string | undefined;
  readonly asOf?: string | undefined;
}

export function withPartFlags(command: Command): Command {
  return command
    .option(
      "--process <id>",
      "only a process: its rounds, claims and outcomes, and what they rest on",
    )
    .option("--about <id>", "only what lies around a node, and what that rests on")
    .option("--depth <steps>", "how far around it, from 0 to 3 (1)")
    .option("--as-of <day>", "only what was known by the end of that day");
}

/** What the flags choose. */
export async function choiceOf({ depth, ...others }: PartFlags): Promise<Choice> {
  const choice = { ...others, ...(depth !== undefined && { depth: numberIn(depth) }) };
  const { checkChoice } = await import("../exchange/part.ts");
  try {
    checkChoice(choice);
    return choice;
  } catch (error) {
    if (error instanceof BadInput) throw new Misuse(error.message, { cause: error });
    throw error;
  }
}

function numberIn(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}
