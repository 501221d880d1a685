import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Fault } from "../model/faults.ts";
import { answerError } from "./failures.ts";
import type { HttpContext } from "./graphql.ts";
import type { Life } from "./life.ts";
import { settleStatus } from "./statuses.ts";
import { checkTokens } from "./tokens.ts";
import { toldOf } from "./told.ts";

/** `/graphql`, after the GraphQL-over-HTTP specification. */
export function offerGraphql(
  app: FastifyInstance,
  apollo: ApolloServer<HttpContext>,
  life: Life,
): void {
  app.route({
    // All but GET and POST are refused by Apollo, which says which are allowed.
    method: ["GET", "POST", "PUT", "PATCH", "DELETE"],
    url: "/graphql",
    preHandler: async (request, reply) => {
      const fault = faultBefore(life, request);
      reply.header("cache-control", "no-store");
      if (fault)
        return answerError(request, reply, fault.code === "UNAVAILABLE" ? 503 : 400, fault);
    },
    onSend: settleStatus,
    handler: fastifyApolloHandler(apollo, {
      context: async (request, reply) => contextOf(life, request, reply),
    }),
  });
}

/** Why a question is refused without being parsed. */
function faultBefore(life: Life, request: FastifyRequest): Fault | undefined {
  try {
    life.world();
    checkTokens(documentOf(request));
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  return undefined;
}

function documentOf({ method, body, query }: FastifyRequest): string {
  const holder = (method === "GET" ? query : body) as Readonly<Record<string, unknown>> | null;
  const document = holder?.["query"];
  return typeof document === "string" ? document : "";
}

function contextOf(life: Life, request: FastifyRequest, reply: FastifyReply): HttpContext {
  const running = life.run();
  reply.raw.once("close", () => life.over(running, reply.raw.writableFinished));
  const { graph, planner } = life.world();
  const { headers, id } = request;
  return {
    graph,
    planner,
    signal: running.signal,
    explain: headers["parley-explain"] === "true" ? [] : undefined,
    cost: headers["parley-cost"] === "true" ? {} : undefined,
    requestId: id,
    told: toldOf(request),
  };
}
