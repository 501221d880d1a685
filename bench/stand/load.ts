import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, Connection, post } from "./connection.ts";

/** What came of so many requests. */
export interface Tally {
  readonly seconds: number;
  /** Those that were sent. */
  asked: number;
  /** Answered without an error. */
  answered: number;
  /** A 503 that says when to come again. */
  refused: number;
  /** All else: answers with errors, connections that broke, and none at all. */
  wrong: number;
  /** How long the answered and the refused took, in milliseconds. */
  readonly answeredMs: number[];
  readonly refusedMs: number[];
}

/** More connections than a server lets wait. */
const MOST_CONNECTIONS = 3000;

const TICK_MS = 5;

/** So many connections are opened at once. */
const AT_ONCE = 50;

/** Asks from so many clients, each as soon as it has its answer. */
export async function askFrom(
  clients: number,
  url: URL,
  requests: readonly Buffer[],
  seconds: number,
): Promise<Tally> {
  const tally = emptyTally(seconds);
  const until = performance.now() + seconds * 1000;
  const client = async () => {
    const connection = new Connection(url);
    while (performance.now() < until) await askOnce(connection, requests, tally, until);
    connection.close();
  };
  await Promise.all(Array.from({ length: clients }, client));
  return tally;
}

/** Asks so often a second, whether there are answers or not; as often as this process can. */
export async function askAtRate(
  rate: number,
  url: URL,
  requests: readonly Buffer[],
  seconds: number,
): Promise<Tally> {
  const idle = await opened(url, rate);
  const tally = emptyTally(seconds);
  const began = performance.now();
  const until = began + seconds * 1000;
  const running = new Set<Promise<void>>();
  const ask = () => {
    const connection = idle.pop() ?? new Connection(url);
    const asked = askOnce(connection, requests, tally, until).finally(() => {
      idle.push(connection);
      running.delete(asked);
    });
    running.add(asked);
  };
  for (let now = began; now < until; now = performance.now()) {
    const due = Math.floor(((now - began) / 1000) * rate) - tally.asked;
    for (let at = 0; at < due && running.size < MOST_CONNECTIONS; at++) ask();
    await sleep(TICK_MS);
  }
  await Promise.all(running);
  for (const connection of idle) connection.close();
  return tally;
}

/** Clients have their connections from before: Node takes one new one in each turn of its loop. */
async function opened(url: URL, rate: number): Promise<Connection[]> {
  const all = Array.from({ length: Math.min(rate, MOST_CONNECTIONS) }, () => new Connection(url));
  const nothing = post(url, JSON.stringify({ query: "{ __typename }" }));
  for (let at = 0; at < all.length; at += AT_ONCE) {
    await Promise.all(all.slice(at, at + AT_ONCE).map((connection) => connection.ask(nothing)));
  }
  return all;
}

async function askOnce(
  connection: Connection,
  requests: readonly Buffer[],
  tally: Tally,
  until: number,
): Promise<void> {
  const request = requests[tally.asked % requests.length];
  if (request === undefined) throw new Error("There is nothing to ask.");
  tally.asked += 1;
  const began = performance.now();
  const answer = await connection.ask(request).catch(() => undefined);
  const now = performance.now();
  const kind = kindOf(answer);
  // What comes after the time is up counts as no answer of it, but has to be right.
  if (kind === "wrong" || now <= until) tally[kind] += 1;
  if (kind === "answered") tally.answeredMs.push(now - began);
  if (kind === "refused") tally.refusedMs.push(now - began);
}

function kindOf(answer: Answer | undefined): "answered" | "refused" | "wrong" {
  if (answer?.status === 200 && !answer.body.startsWith('{"errors"')) return "answered";
  const isPolite = answer?.status === 503 && /\nretry-after: /i.test(answer.head);
  return isPolite && answer.body.includes('"UNAVAILABLE"') ? "refused" : "wrong";
}

function emptyTally(seconds: number): Tally {
  const counts = { asked: 0, answered: 0, refused: 0, wrong: 0 };
  return { seconds, ...counts, answeredMs: [], refusedMs: [] };
}
