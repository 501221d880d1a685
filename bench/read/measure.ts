import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { ask, connections, isFailure } from "./ask.ts";
import type { Random } from "./graph/random.ts";
import type { Operation } from "./operations.ts";
import type { Stack, StackName } from "./stacks.ts";

/** How many ask at once. */
export const CLIENTS = [1, 16] as const;
export type Clients = (typeof CLIENTS)[number];

/** One stack asked one operation for some seconds. */
export interface Measured {
  readonly round: number;
  readonly operation: string;
  readonly stack: StackName;
  readonly clients: Clients;
  readonly requests: number;
  /** How many of them were answered with an error. */
  readonly failed: number;
  /** Milliseconds of processor time a request, of the stack's Node process and of Neo4j's Java. */
  readonly nodeCpu: number;
  readonly javaCpu: number;
  /** Milliseconds, the median over the requests. */
  readonly p50: number;
}

interface Case {
  readonly operation: Operation;
  readonly clients: Clients;
}

export interface Measuring {
  readonly stacks: readonly Stack[];
  readonly operations: readonly Operation[];
  /** The process of Neo4j. */
  readonly javaPid: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly random: Random;
  /** Told after each round. */
  readonly progress: (sentence: string) => void;
}

const TICKS_PER_SECOND = 100;

/** Asks all stacks all operations, round after round, in an order that is shuffled each time. */
export async function measure(measuring: Measuring): Promise<readonly Measured[]> {
  const { operations, rounds, random, progress } = measuring;
  const cases = operations.flatMap((operation) =>
    CLIENTS.map((clients) => ({ operation, clients })),
  );
  const measured: Measured[] = [];
  for (const each of cases) await measureCase(measuring, each, 0);
  progress("warm");
  for (let round = 1; round <= rounds; round++) {
    for (const each of random.shuffled(cases)) {
      measured.push(...(await measureCase(measuring, each, round)));
    }
    progress(`round ${round} of ${rounds}, load average ${loadavg()[0]?.toFixed(1)}`);
  }
  return measured;
}

/** All stacks one after the other, so that a ratio compares what ran within seconds. */
async function measureCase(
  { stacks, javaPid, seconds, random }: Measuring,
  { operation, clients }: Case,
  round: number,
): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (const stack of random.shuffled(stacks)) {
    const bodies = operation.questions.map((question) => stack.body(operation, question));
    const before = [cpuOf(stack.pid), cpuOf(javaPid)] as const;
    const { latencies, failed } = await load(stack.url, bodies, clients, seconds * 1000);
    const [node, java] = [cpuOf(stack.pid) - before[0], cpuOf(javaPid) - before[1]];
    const requests = latencies.length;
    measured.push({
      round,
      operation: operation.name,
      stack: stack.name,
      clients,
      requests,
      failed,
      nodeCpu: node / requests,
      javaCpu: java / requests,
      p50: median(latencies),
    });
  }
  return measured;
}

/** Asks in turn from so many clients for so long, and gives each request's milliseconds. */
async function load(
  url: string,
  bodies: readonly string[],
  clients: number,
  forMs: number,
): Promise<{ readonly latencies: readonly number[]; readonly failed: number }> {
  const agent = connections(clients);
  const latencies: number[] = [];
  const until = performance.now() + forMs;
  let asked = 0;
  let failed = 0;
  const client = async () => {
    do {
      const body = bodies[asked++ % bodies.length] ?? "";
      const began = performance.now();
      if (isFailure(await ask(agent, url, body))) failed += 1;
      latencies.push(performance.now() - began);
    } while (performance.now() < until);
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return { latencies, failed };
}

/** Milliseconds of processor time that a process has had, in all of its threads. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
