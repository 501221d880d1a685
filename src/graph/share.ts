import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { Unavailable } from "../model/faults.ts";
import type { About, Graph, Limits, Row, Table, Values } from "./graph.ts";
import { sentError } from "./shared-errors.ts";
import { listenIn } from "./socket.ts";

/** What may be asked through the socket: each is a path that takes the question and gives the answer as JSON. */
export interface Shared {
  readonly "/rows": readonly [StatementSent, readonly Row[]];
  readonly "/table": readonly [StatementSent, Table];
  readonly "/about": readonly [Nothing, Holder];
  readonly "/ping": readonly [Nothing, Nothing];
}

export type Nothing = Readonly<Record<string, never>>;

interface StatementSent {
  readonly statement: string;
  readonly values: Values;
  readonly timeoutMs: number;
}

/** Who holds the graph that is shared. */
export interface Holder extends About {
  /** The number that the system knows it by. */
  readonly process: number;
  /** Where it answers clients. */
  readonly url: string;
}

/** A graph that others may ask. */
export interface Share {
  /** Answers what is running, for so many milliseconds, and nothing that comes. */
  close(deadlineMs: number): Promise<void>;
}

/**
 * Lets other processes of this user read the graph of a folder, which this process alone may open:
 * through a socket in the folder, in HTTP and JSON. Who goes away ends the statement.
 *
 * @param url where the process answers clients
 * @throws Unavailable where the folder can have no socket
 */
export async function shareGraph(graph: Graph, folder: string, url: string): Promise<Share> {
  const answers = answersOf(graph, url);
  const server = createServer((request, response) => void answer(answers, request, response));
  // Between two questions a command may work for long.
  server.keepAliveTimeout = 0;
  const remove = await listenIn(folder, server);
  return {
    async close(deadlineMs) {
      remove();
      await end(server, deadlineMs);
    },
  };
}

/** Gives the answer to what was sent; the limits' signal tells that nobody waits for it. */
type Answers = {
  readonly [Path in keyof Shared]: (
    sent: Shared[Path][0],
    signal: AbortSignal,
  ) => Promise<Shared[Path][1]>;
};

function answersOf(graph: Graph, url: string): Answers {
  const limits = ({ timeoutMs }: StatementSent, signal: AbortSignal): Limits => ({
    timeoutMs,
    signal,
  });
  return {
    "/rows": (sent, signal) => graph.rows(sent.statement, sent.values, limits(sent, signal)),
    "/table": (sent, signal) => graph.table(sent.statement, sent.values, limits(sent, signal)),
    "/about": async () => ({ ...(await graph.about()), process: process.pid, url }),
    async "/ping"() {
      await graph.ping();
      return {};
    },
  };
}

const STRANGER =
  "The process that serves the folder is of another version of Parley. Use that version.";

async function answer(
  answers: Answers,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const [status, body] = await bodyOf(answers, request, gone.signal);
  response.writeHead(status, { "content-type": "application/json" }).end(body);
}

async function bodyOf(
  answers: Answers,
  request: IncomingMessage,
  signal: AbortSignal,
): Promise<readonly [status: number, body: string]> {
  try {
    const ask = answers[request.url as keyof Shared] as Answers["/rows"] | undefined;
    if (ask === undefined) return [404, JSON.stringify(sentError(new Unavailable(STRANGER)))];
    const sent = JSON.parse(await text(request)) as StatementSent;
    return [200, JSON.stringify(await ask(sent, signal))];
  } catch (error) {
    return [500, JSON.stringify(sentError(error))];
  }
}

async function end(server: Server, deadlineMs: number): Promise<void> {
  const ended = new Promise<void>((done) => server.close(() => done()));
  server.closeIdleConnections();
  await Promise.race([ended, sleep(deadlineMs, undefined, { ref: false })]);
  server.closeAllConnections();
}
