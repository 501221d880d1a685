import type { Agent } from "node:http";
import { isDeepStrictEqual } from "node:util";
import { ask, connections, isFailure } from "./ask.ts";
import type { Operation } from "./operations.ts";
import type { Stack } from "./stacks.ts";

const ATTEMPTS = 5;

/**
 * Asks every question of every stack.
 *
 * @returns the mean length of Parley's answers in bytes, by operation
 * @throws where two answers differ, or one is empty
 */
export async function compareAnswers(
  stacks: readonly Stack[],
  operations: readonly Operation[],
): Promise<Readonly<Record<string, number>>> {
  const lengths: Record<string, number> = {};
  for (const operation of operations) {
    lengths[operation.name] = await compareOperation(stacks, operation);
  }
  return lengths;
}

async function compareOperation(stacks: readonly Stack[], operation: Operation): Promise<number> {
  const agent = connections(1);
  let length = 0;
  for (const question of operation.questions) {
    const texts: string[] = [];
    for (const stack of stacks) {
      texts.push(await patiently(agent, stack.url, stack.body(operation, question)));
    }
    length += texts[0]?.length ?? 0;
    const answers = texts.map((text, at) => stacks[at]?.plain(JSON.parse(text)));
    for (const [at, answer] of answers.entries()) {
      check(operation.name, stacks[at]?.name ?? "", answers[0], answer);
    }
  }
  agent.destroy();
  return Math.round(length / operation.questions.length);
}

/** A cold Neo4j on a busy machine may take longer than Parley waits. */
async function patiently(agent: Agent, url: string, body: string): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const text = await ask(agent, url, body);
    if (!isFailure(text) || attempt === ATTEMPTS) return text;
  }
}

function check(operation: string, stack: string, wanted: unknown, answer: unknown): void {
  if (isEmpty(answer)) throw new Error(`${operation}: ${stack} answers nothing.`);
  if (isDeepStrictEqual(answer, wanted)) return;
  throw new Error(
    `${operation}: ${stack} answers otherwise than Parley.\n${shown(wanted)}\n${shown(answer)}`,
  );
}

function isEmpty(answer: unknown): boolean {
  return !Array.isArray(answer) || answer.length === 0 || answer[0] === null;
}

function shown(answer: unknown): string {
  return JSON.stringify(answer).slice(0, 2000);
}
