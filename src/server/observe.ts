import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Metrics } from "./metrics.ts";
import { toldOf } from "./told.ts";

/** `/metrics` for Prometheus, and the counting of requests to `/graphql`, whatever becomes of them. */
export function offerMetrics(app: FastifyInstance, metrics: Metrics): void {
  app.addHook("onRequest", (request, reply, done) => {
    if (request.routeOptions.url === "/graphql") {
      reply.raw.once("close", () => count(metrics, request, reply));
    }
    done();
  });

  app.get("/metrics", async (_request, reply) => {
    reply.header("cache-control", "no-store").type(metrics.contentType);
    return metrics.text();
  });
}

function count(metrics: Metrics, request: FastifyRequest, reply: FastifyReply): void {
  metrics.countRequest(
    toldOf(request).operation,
    outcomeOf(request, reply),
    reply.elapsedTime / 1000,
  );
}

/** What Apollo refuses before it looks for a question has a status alone. */
function outcomeOf(request: FastifyRequest, { raw, statusCode }: FastifyReply): string {
  if (!raw.writableFinished) return "ABANDONED";
  return toldOf(request).code ?? (statusCode < 400 ? "OK" : "BAD_REQUEST");
}
