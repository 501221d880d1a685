import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Metrics } from "./metrics.ts";
import { reasonFor, reasonOfConnection } from "./refusals.ts";
import { type Told, toldOf } from "./told.ts";

/** `/metrics` for Prometheus, and the counting of requests, whatever becomes of them. */
export function offerMetrics(app: FastifyInstance, metrics: Metrics): void {
  app.addHook("onRequest", (request, reply, done) => {
    reply.raw.once("close", () => count(metrics, request, reply));
    done();
  });
  app.server.on("clientError", (error) => countRefusal(metrics, reasonOfConnection(error)));

  app.get("/metrics", async (_request, reply) => {
    reply.header("cache-control", "no-store").type(metrics.contentType);
    return metrics.text();
  });
}

function count(metrics: Metrics, request: FastifyRequest, reply: FastifyReply): void {
  const told = toldOf(request);
  const outcome = outcomeOf(told, reply);
  countRefusal(metrics, reasonFor(outcome, told));
  if (request.routeOptions.url !== "/graphql") return;
  metrics.countRequest(told.operation, outcome, reply.elapsedTime / 1000);
  if (told.cost !== undefined) metrics.countCost(told.operation, told.cost);
}

function countRefusal(metrics: Metrics, reason: string | undefined): void {
  if (reason !== undefined) metrics.countRefusal(reason);
}

/** What Apollo refuses before it looks for a question has a status alone. */
function outcomeOf({ code }: Told, { raw, statusCode }: FastifyReply): string {
  if (!raw.writableFinished) return "ABANDONED";
  return code ?? (statusCode < 400 ? "OK" : "BAD_REQUEST");
}
