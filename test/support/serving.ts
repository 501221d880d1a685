import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import type { About, Graph } from "../../src/graph/graph.ts";
import { type Server, type ServerSettings, startServer } from "../../src/server/server.ts";
import { talks } from "./talks.ts";

/** The folder of pages that stand in for the built ones. */
const WEB = fileURLToPath(new URL("pages", import.meta.url));

/** A server of its own for one test, and what it logged, one object a line. */
export interface Serving {
  readonly server: Server;
  readonly logged: Readonly<Record<string, unknown>>[];
  readonly graph: FakeGraph;
  /** Fetches a path of the server. */
  get(path: string, init?: RequestInit): Promise<Response>;
  /** Asks a question as most clients do. */
  ask(question: Question, headers?: Readonly<Record<string, string>>): Promise<Answer>;
}

interface Question {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: an answer has whatever shape its question has.
  readonly body: any;
}

/** A graph that holds nothing: it is there, or it is away. */
export class FakeGraph {
  away: Error | undefined;
  closed = false;

  async about(): Promise<About> {
    return { engine: "Grafeo", version: "0.0.0" };
  }

  async ping(): Promise<void> {
    if (this.away) throw this.away;
  }

  async close(): Promise<void> {
    this.closed = true;
  }
}

/** Starts a server on a free port, over the schema of `talks`; it ends with the test. */
export async function serving(settings: Partial<ServerSettings> = {}): Promise<Serving> {
  const logged: Readonly<Record<string, unknown>>[] = [];
  const log = pino({ level: "info" }, { write: (line: string) => logged.push(JSON.parse(line)) });
  const graph = new FakeGraph();
  const server = await startServer({
    host: "127.0.0.1",
    port: 0,
    schema: talks(),
    open: async () => graph as unknown as Graph,
    log,
    corsOrigins: [],
    introspection: true,
    known: [],
    web: WEB,
    lingerMs: 0,
    ...settings,
  });
  onTestFinished(() => server.stop());
  const get = (path: string, init?: RequestInit) => fetch(new URL(path, server.url), init);
  return { server, logged, graph, get, ask: (question, headers) => ask(server, question, headers) };
}

/** The JSON of a response. */
// biome-ignore lint/suspicious/noExplicitAny: an answer has whatever shape its question has.
export async function json(response: Response): Promise<any> {
  return response.json();
}

async function ask(
  { url }: Server,
  question: Question,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch(new URL("graphql", url), {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(question),
  });
  return { status: response.status, headers: response.headers, body: await json(response) };
}
