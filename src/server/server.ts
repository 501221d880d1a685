import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { ApolloServer } from "@apollo/server";
import type { FastifyInstance } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { Graph } from "../graph/graph.ts";
import { type Share, shareGraph } from "../graph/share.ts";
import { admission } from "./admission.ts";
import { Allowance, type RateLimit } from "./allowance.ts";
import { createApp } from "./app.ts";
import { createDocuments, type Documents } from "./documents.ts";
import { offerExports } from "./export.ts";
import { createApollo, type HttpContext } from "./graphql.ts";
import { Life } from "./life.ts";
import type { Logger } from "./log.ts";
import { Metrics } from "./metrics.ts";
import type { Patience } from "./patience.ts";
import { MOST_QUESTIONS, type Room, roomForExports, roomForQuestions } from "./room.ts";
import { offerGraphql } from "./route.ts";
import { SharedCount } from "./shared-count.ts";
import type { Traces } from "./traces.ts";
import type { Trusted } from "./trusted.ts";
import { type Known, warm } from "./warm.ts";
import { type Watch, WatchedGraph } from "./watched-graph.ts";

export interface ServerSettings {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  readonly schema: GraphQLSchema;
  /** Opens the graph, ready to be asked. Health is answered meanwhile, questions are not. */
  readonly open: () => Promise<Graph>;
  /** The folder of the graph, if it is in one: commands on this machine ask it through a socket there. */
  readonly folder?: string | undefined;
  readonly log: Logger;
  /** The origins whose pages may ask: `https://example.org`, or `*` for all. */
  readonly corsOrigins: readonly string[];
  /** Addresses of proxies whose word is taken for who a client is. */
  readonly proxies?: readonly string[] | undefined;
  readonly introspection: boolean;
  /** Whether errors may say what else was perhaps meant; never without introspection. */
  readonly suggestions?: boolean | undefined;
  /** How long clients are waited for. */
  readonly patience?: Patience | undefined;
  /** Documents that clients may ask for by their ids. */
  readonly trusted?: Trusted | undefined;
  /** How much each client may ask for; as much as it likes unless said. */
  readonly rateLimit?: RateLimit | undefined;
  /** The Redis in which that is counted, together with other processes. */
  readonly redisUrl?: string | undefined;
  /** Where requests and statements are traced, if they are. */
  readonly traces?: Traces | undefined;
  /** How many questions may be worked on or wait for that at once; others are refused. */
  readonly maxRequests?: number | undefined;
  /** Operations that many will ask: each is run once, in the background. */
  readonly known: readonly Known[];
  /** The folder of built pages. */
  readonly web: string;
  /** For so many milliseconds after it was told to end it still takes new requests. */
  readonly lingerMs?: number;
}

export interface Server {
  /** Where it answers: `http://127.0.0.1:4000/`. */
  readonly url: string;
  /** Answers what is running, within 9 s, then closes the server and its graph. */
  stop(): Promise<void>;
}

/** Connections that the system has taken, and the server has not seen yet, still bring their requests. */
const LINGER_MS = 300;
const DRAIN_MS = 8000;
const CLOSE_MS = 500;

/** Listens, then opens the graph; resolves when questions are answered. */
export async function startServer(settings: ServerSettings): Promise<Server> {
  const { host, port, schema, open, known, traces, log, lingerMs = LINGER_MS } = settings;
  const life = new Life();
  const metrics = new Metrics(
    known.map(({ name }) => name),
    life,
  );
  const documents = createDocuments();
  const apollo = createApollo({ ...settings, documents });
  await apollo.start();
  const app = await createApp({ ...settings, life, metrics });
  const allowance = allowanceOf(app, metrics, settings);
  const rooms = offerGraph(app, apollo, { ...settings, life, metrics, documents, allowance });
  try {
    await app.listen({ host, port });
    life.begin(await watched(open, metrics, traces));
  } catch (error) {
    await app.close();
    throw error;
  }
  const url = urlOf(app, host);
  const share = await shared(life.world().graph, url, settings);
  void warm(life, schema, known, log);
  const stop = async () => {
    await Promise.all([drain(life, rooms, lingerMs), share?.close(DRAIN_MS)]);
    // Those who do not take their answer, or never end their question, are not waited for.
    setTimeout(() => app.server.closeAllConnections(), CLOSE_MS).unref();
    await app.close();
    await apollo.stop();
    await life.world().graph.close();
    await traces?.close();
    log.info("ended");
  };
  return { url, stop };
}

interface Offered extends ServerSettings {
  readonly life: Life;
  readonly metrics: Metrics;
  readonly documents: Documents;
  readonly allowance: Allowance | undefined;
}

/** What clients may ask for, counted in Redis where one is named, which is let go with the server. */
function allowanceOf(
  app: FastifyInstance,
  metrics: Metrics,
  { rateLimit, redisUrl, log }: ServerSettings,
): Allowance | undefined {
  if (rateLimit === undefined || redisUrl === undefined)
    return rateLimit && new Allowance(rateLimit);
  const count = new SharedCount(redisUrl, rateLimit, log);
  metrics.offerShared(() => count.isThere);
  app.addHook("onReady", () => count.begin());
  app.addHook("onClose", async () => count.close());
  return new Allowance(rateLimit, count.counter);
}

/** Questions and exports, each let in by a room of its own. */
function offerGraph(
  app: FastifyInstance,
  apollo: ApolloServer<HttpContext>,
  { life, metrics, trusted, allowance, maxRequests = MOST_QUESTIONS, ...offered }: Offered,
): readonly Room[] {
  const [questions, exports] = [roomForQuestions(maxRequests), roomForExports()];
  const admitted = { admission: admission(questions, life), trusted, allowance };
  offerGraphql(app, apollo, life, { ...offered, ...admitted });
  // Who answers trusted documents alone does not give all of the graph away.
  if (!trusted?.only) offerExports(app, life, { metrics, admission: admission(exports, life) });
  return [questions, exports];
}

/** Answers all that have come in; those who come later are told to go elsewhere. */
async function drain(life: Life, rooms: readonly Room[], lingerMs: number): Promise<void> {
  life.end();
  await sleep(lingerMs);
  for (const room of rooms) room.close();
  await life.drain(DRAIN_MS - lingerMs);
  for (const room of rooms) room.dismiss();
}

/** Opens the graph, whose statements are counted and traced from now on. */
async function watched(
  open: () => Promise<Graph>,
  metrics: Metrics,
  traces: Traces | undefined,
): Promise<Graph> {
  const graph = await open();
  try {
    const { engine } = await graph.about();
    const counting = metrics.counting(engine);
    const tracing = traces?.watching(engine);
    const both: Watch | undefined =
      tracing && ((sent, work) => counting(sent, () => tracing(sent, work)));
    return new WatchedGraph(graph, both ?? counting);
  } catch (error) {
    await graph.close();
    throw error;
  }
}

/** Where commands cannot ask the graph, clients still can. */
async function shared(
  graph: Graph,
  url: string,
  { folder, log }: ServerSettings,
): Promise<Share | undefined> {
  if (folder === undefined) return undefined;
  try {
    return await shareGraph(graph, folder, url);
  } catch (err) {
    log.warn({ err }, "Other commands cannot ask this graph while it is served.");
    return undefined;
  }
}

function urlOf(app: FastifyInstance, host: string): string {
  const { port } = app.server.address() as AddressInfo;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}/`;
}
