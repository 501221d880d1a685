import { createHash } from "node:crypto";
import type { Attributes, Span } from "@opentelemetry/api";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Told, toldOf } from "./told.ts";
import type { Traces } from "./traces.ts";
import { partOf } from "./trusted.ts";

/** What answers from the graph. Health, metrics and pages are asked all the time, and tell nothing. */
const GRAPHQL = "/graphql";
const TRACED: readonly string[] = [GRAPHQL, "/export/:format"];

/** Gives each request for an answer of the graph a span, and each operation one below it. */
export function traceRequests(app: FastifyInstance, traces: Traces): void {
  const spans = new WeakMap<FastifyRequest, Span>();
  app.addHook("onRequest", (request, reply, done) => {
    const { url } = request.routeOptions;
    if (url !== undefined && TRACED.includes(url)) {
      spans.set(request, spanOf(traces, url, request, reply));
    }
    done();
  });
  app.addHook("onRoute", (route) => {
    if (!TRACED.includes(route.url)) return;
    const { handler } = route;
    route.handler = function (request, reply) {
      const work = async () => handler.call(this, request, reply);
      const span = spans.get(request);
      if (span === undefined) return work();
      const inside = route.url === GRAPHQL ? () => operation(traces, request, work) : work;
      return traces.below(span, inside);
    };
  });
}

function spanOf(traces: Traces, route: string, request: FastifyRequest, reply: FastifyReply): Span {
  const { method, protocol, headers, id, raw } = request;
  const span = traces.begin(`${method} ${route}`, headers, new Date(), {
    "http.request.method": method,
    "http.route": route,
    "url.scheme": protocol,
    "network.protocol.version": raw.httpVersion,
    "parley.request.id": id,
  });
  reply.raw.once("close", () => {
    const { raw: answer, statusCode } = reply;
    span.setAttribute("http.response.status_code", statusCode);
    if (!answer.writableFinished) traces.fail(span, "ABANDONED");
    else if (statusCode >= 500) traces.fail(span, toldOf(request).code ?? String(statusCode));
    span.end();
  });
  return span;
}

/** By its name, its cost and the hash of its document: whatever else it says may be a person's. */
function operation<T>(traces: Traces, request: FastifyRequest, work: () => Promise<T>): Promise<T> {
  return traces.inSpan("GraphQL operation", {}, async (span) => {
    const answer = await work();
    const told = toldOf(request);
    span.setAttributes(attributesOf(request, told));
    if (told.operation !== undefined) span.updateName(`query ${told.operation}`);
    if (told.code !== undefined) traces.fail(span, told.code);
    return answer;
  });
}

function attributesOf(request: FastifyRequest, { operation, cost }: Told): Attributes {
  const text = partOf(request, "query");
  return {
    ...(operation === undefined ? {} : { "graphql.operation.name": operation }),
    // Only a query is ever measured: there is nothing else.
    ...(cost === undefined ? {} : { "graphql.operation.type": "query", "parley.cost.rows": cost }),
    ...(typeof text === "string"
      ? { "parley.document.sha256": createHash("sha256").update(text).digest("hex") }
      : {}),
  };
}
