// How Parley stands up to more than it can, and to much for long.
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { examples } from "../../src/cli/examples.ts";
import { median, updateTable, whole } from "../figures.ts";
import { Connection, post } from "./connection.ts";
import { askAtRate, askFrom, type Tally } from "./load.ts";
import { ENGINES, type Engine, type Stand, startStand } from "./server.ts";
import type { State } from "./state.ts";

const USAGE = `Asks a Parley the questions of the playground: as much as it can answer, ten times that, and half of it for long.

  npx tsx bench/stand/run.ts [--engines embedded,neo4j] [--overload 20] [--soak 600]

  --engines   On which engines.
  --peak      For how many seconds each number of clients asks to find the peak (5).
  --overload  For how many seconds ten times the peak is asked, five times (20; 0 leaves it out).
  --soak      For how many seconds half of the peak is asked (600; 0 leaves it out).
  --help      Prints this.
`;

const OPTIONS = {
  engines: { type: "string", default: ENGINES.join(",") },
  peak: { type: "string", default: "5" },
  overload: { type: "string", default: "20" },
  soak: { type: "string", default: "600" },
  help: { type: "boolean", default: false },
} as const;

/** Among these the peak is looked for. */
const CLIENTS = [4, 8, 16, 32, 64];

const OVERLOAD = 10;

const ROUNDS = 5;

/** For so many seconds the peak is taken before and after each round. */
const BESIDE_S = 5;

/** The soak begins to count after that part of it again before. */
const WARM_UP = 0.2;

const SAMPLE_MS = 2000;

const WARM_UP_TRIES = 20;

/** It is well again when it answers within that, in milliseconds. */
const WELL_MS = 500;
const GIVEN_UP_MS = 60_000;

interface Peak {
  readonly clients: number;
  /** Answers a second. */
  readonly rate: number;
}

const OVERLOAD_HEAD = [
  "engine",
  "peak, answers a second (clients)",
  "asked a second",
  "answered a second",
  "of the peak, median (least to most)",
  "refused a second",
  "neither",
  "refused within, ms (median / 99 %)",
  "well again after at most, ms",
  "load average",
];

const SOAK_HEAD = [
  "engine",
  "s",
  "answers a second",
  "answers",
  "errors",
  "memory after warm-up, MB",
  "at the end, MB",
  "held after warm-up, MB",
  "at the end, MB",
  "open files and handles after warm-up",
  "at the end",
  "load average",
];

await main();

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) return void process.stdout.write(USAGE);
  const overloads: string[][] = [];
  const soaks: string[][] = [];
  for (const engine of values.engines.split(",") as Engine[]) {
    const folder = mkdtempSync(join(tmpdir(), "parley-stand-"));
    const stand = await startStand(engine, join(folder, "neo4j"));
    try {
      const peak = await peakOf(stand, Number(values.peak));
      if (values.soak !== "0") {
        soaks.push([engine, ...(await soak(stand, peak, Number(values.soak)))]);
        say(`soak: ${soaks.at(-1)?.join(" | ")}`);
      }
      if (values.overload !== "0") {
        overloads.push([engine, ...(await overload(stand, peak, Number(values.overload)))]);
        say(`overload: ${overloads.at(-1)?.join(" | ")}`);
      }
    } finally {
      await stand.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  tell("overload", OVERLOAD_HEAD, overloads);
  tell("soak", SOAK_HEAD, soaks);
}

function tell(name: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  if (rows.length > 0) updateTable(name, 1, [head, ...rows]);
}

function requestsFor({ url }: Stand): readonly Buffer[] {
  return examples().map(({ operation }) => post(url, JSON.stringify({ query: operation })));
}

/** As many clients as make it answer most, after some seconds to warm up. */
async function peakOf(stand: Stand, seconds: number): Promise<Peak> {
  const requests = requestsFor(stand);
  await warmUp(stand, requests);
  await askFrom(16, stand.url, requests, 2 * seconds);
  const found: Peak[] = [];
  for (const clients of CLIENTS) {
    const { answered } = await askFrom(clients, stand.url, requests, seconds);
    found.push({ clients, rate: answered / seconds });
    say(`${clients} clients: ${whole(answered / seconds)} answers a second, ${loads()}`);
  }
  return found.reduce((best, each) => (each.rate > best.rate ? each : best));
}

/** A database that plans a question for the first time may take longer than a statement may. */
async function warmUp({ url }: Stand, requests: readonly Buffer[]): Promise<void> {
  const connection = new Connection(url);
  for (const request of requests) {
    for (let tries = 0; tries < WARM_UP_TRIES; tries++) {
      const { body } = await connection.ask(request);
      if (!body.startsWith('{"errors"')) break;
    }
  }
  connection.close();
}

/** One time of more than it can, between two times of as much as it can. */
interface Round extends Tally {
  /** What it answered before and after it, a second. */
  readonly peak: number;
  /** How long it took until all was well again, in milliseconds. */
  readonly well: number;
}

/** The machine is not equally fast all the time: each overload is held against the peak around it. */
async function overload(stand: Stand, peak: Peak, seconds: number): Promise<readonly string[]> {
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push(await overloadOnce(stand, peak, seconds));
    say(`round ${round + 1}: ${partOf(rounds.at(-1)).toFixed(2)} of the peak, ${loads()}`);
  }
  const a = (what: "asked" | "answered" | "refused") =>
    whole(median(rounds.map((round) => round[what] / round.seconds)));
  const parts = rounds.map(partOf).toSorted((one, other) => one - other);
  const refusedMs = rounds.flatMap((round) => round.refusedMs);
  return [
    `${whole(median(rounds.map((round) => round.peak)))} (${peak.clients})`,
    ...[a("asked"), a("answered")],
    `${median(parts).toFixed(2)} (${parts[0]?.toFixed(2)} to ${parts.at(-1)?.toFixed(2)})`,
    a("refused"),
    whole(rounds.reduce((sum, { wrong }) => sum + wrong, 0)),
    `${whole(median(refusedMs))} / ${whole(quantile(refusedMs, 0.99))}`,
    whole(Math.max(...rounds.map(({ well }) => well))),
    loads(),
  ];
}

async function overloadOnce(stand: Stand, { clients, rate }: Peak, seconds: number) {
  const requests = requestsFor(stand);
  const most = async () => {
    const { answered } = await askFrom(clients, stand.url, requests, BESIDE_S);
    return answered / BESIDE_S;
  };
  const before = await most();
  const tally = await askAtRate(OVERLOAD * rate, stand.url, requests, seconds);
  const well = await recovery(stand, requests);
  return { ...tally, well, peak: (before + (await most())) / 2 };
}

function partOf(round: Round | undefined): number {
  return round ? round.answered / round.seconds / round.peak : Number.NaN;
}

/** Milliseconds until it answers each of the questions as quickly as one expects. */
async function recovery({ url }: Stand, requests: readonly Buffer[]): Promise<number> {
  const began = performance.now();
  const connection = new Connection(url);
  for (let inARow = 0, at = 0; inARow < requests.length; at++) {
    const asked = performance.now();
    if (asked > began + GIVEN_UP_MS) return Number.POSITIVE_INFINITY;
    const { status } = await connection.ask(requests[at % requests.length] ?? Buffer.of());
    inARow = status === 200 && performance.now() - asked < WELL_MS ? inARow + 1 : 0;
  }
  connection.close();
  return performance.now() - began;
}

async function soak(stand: Stand, peak: Peak, seconds: number): Promise<readonly string[]> {
  const requests = requestsFor(stand);
  const half = (time: number) => askAtRate(peak.rate / 2, stand.url, requests, time);
  await half(seconds * WARM_UP);
  const before = await atRest(stand);
  const during = watch(stand);
  const tally = await half(seconds);
  const samples = await during.end();
  const after = await atRest(stand);
  const tenth = Math.max(1, Math.floor(samples.length / 10));
  const [first, last] = [samples.slice(0, tenth), samples.slice(-tenth)];
  const memory = (some: readonly State[]) => whole(median(some.map((each) => each.memory)));
  return [
    whole(seconds),
    whole(tally.answered / seconds),
    whole(tally.answered),
    whole(errorsIn(tally)),
    memory(first),
    memory(last),
    whole(before.heap),
    whole(after.heap),
    `${before.open} / ${before.handles}`,
    `${after.open} / ${after.handles}`,
    loads(),
  ];
}

function errorsIn({ refused, wrong }: Tally): number {
  return refused + wrong;
}

/** When nobody asks, and the connections are closed. */
async function atRest(stand: Stand): Promise<State> {
  await sleep(SAMPLE_MS);
  return stand.held();
}

function watch(stand: Stand) {
  const samples: State[] = [];
  let running = true;
  const watching = (async () => {
    while (running) {
      samples.push(await stand.state());
      await sleep(SAMPLE_MS);
    }
  })();
  return {
    async end(): Promise<readonly State[]> {
      running = false;
      await watching;
      return samples;
    },
  };
}

function quantile(numbers: readonly number[], part: number): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * part)] ?? Number.NaN;
}

function loads(): string {
  return `${loadavg()[0]?.toFixed(1)}`;
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}
