import { randomUUID } from "node:crypto";
import { fastifyCors } from "@fastify/cors";
import { type FastifyInstance, fastify } from "fastify";
import { answerBadAddress, answerFailure, answerUnknownPath, BODY_LIMIT } from "./failures.ts";
import { secure } from "./headers.ts";
import { offerHealth } from "./health.ts";
import type { Life } from "./life.ts";
import type { Logger } from "./log.ts";
import { answerMalformed, refuseNameless } from "./malformed.ts";
import type { Metrics } from "./metrics.ts";
import { offerMetrics } from "./observe.ts";
import { offerPages } from "./pages.ts";
import { cutOffSlow, PATIENCE, type Patience, patient } from "./patience.ts";
import { toldOf } from "./told.ts";
import { traceRequests } from "./traced-requests.ts";
import type { Traces } from "./traces.ts";

export interface AppSettings {
  readonly life: Life;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** The origins whose pages may ask: `https://example.org`, or `*` for all. */
  readonly corsOrigins: readonly string[];
  /** Addresses of proxies whose word is taken for who a client is: `10.0.0.1`, `172.16.0.0/12`. */
  readonly proxies?: readonly string[] | undefined;
  readonly patience?: Patience | undefined;
  /** The folder of built pages. */
  readonly web: string;
  readonly traces?: Traces | undefined;
}

const REQUEST_ID = /^[\w.-]{1,64}$/;

/** Everything that HTTP offers but the API itself. */
export async function createApp(settings: AppSettings): Promise<FastifyInstance> {
  const {
    life,
    metrics,
    log,
    corsOrigins,
    proxies = [],
    patience = PATIENCE,
    web,
    traces,
  } = settings;
  const app = fastify({
    logger: false,
    trustProxy: proxies.length > 0 && [...proxies],
    bodyLimit: BODY_LIMIT,
    ...patient(patience, { requireHostHeader: false }),
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerMalformed,
    routerOptions: { ignoreTrailingSlash: true },
    // Who comes at the very end is told in our own words.
    return503OnClosing: false,
    genReqId: ({ headers }) => acceptRequestId(headers["x-request-id"]),
  });
  secure(app);
  refuseNameless(app);
  cutOffSlow(app, patience);
  followRequests(app, life, log);
  if (traces) traceRequests(app, traces);
  app.setErrorHandler(answerFailure(log));
  app.setNotFoundHandler(answerUnknownPath);
  if (corsOrigins.length > 0) await allowOrigins(app, corsOrigins);
  offerHealth(app, life);
  offerMetrics(app, metrics);
  await offerPages(app, web);
  return app;
}

function acceptRequestId(given: string | readonly string[] | undefined): string {
  return typeof given === "string" && REQUEST_ID.test(given) ? given : randomUUID();
}

/**
 * One line of log for each request, by its route: an address carries variables, and whatever else was
 * typed. Pages and health, where all is well, are for those who debug, and so is who found no room: a
 * line for each would make it less, and the metrics count them.
 */
function followRequests(app: FastifyInstance, life: Life, log: Logger): void {
  app.addHook("onSend", (_request, reply, payload, done) => {
    // Those who keep their connection are to take another one, to another process.
    if (life.state === "draining") reply.header("connection", "close");
    done(null, payload);
  });
  app.addHook("onResponse", (request, { statusCode, elapsedTime }, done) => {
    const { id, method, routeOptions } = request;
    const path = routeOptions.url ?? "unknown";
    const ms = Math.round(elapsedTime * 10) / 10;
    const isTold = path === "/graphql" || statusCode >= 400;
    const level = isTold && toldOf(request).reason !== "overloaded" ? "info" : "debug";
    log[level]({ requestId: id, method, path, status: statusCode, ms }, "answered");
    done();
  });
}

async function allowOrigins(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  await app.register(fastifyCors, {
    origin: origins.includes("*") ? "*" : [...origins],
    methods: ["GET", "POST"],
    exposedHeaders: ["x-request-id", "ratelimit", "ratelimit-policy", "retry-after"],
    maxAge: 3600,
  });
}
