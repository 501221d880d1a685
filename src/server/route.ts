import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import { Fault } from "../model/faults.ts";
import type { Documents } from "./documents.ts";
import { answerError } from "./failures.ts";
import type { HttpContext } from "./graphql.ts";
import type { Life } from "./life.ts";
import { answerRepeated, repeatedIn } from "./repeated.ts";
import { settleStatus } from "./statuses.ts";
import { checkTokens } from "./tokens.ts";
import { toldOf } from "./told.ts";
import { checkTrusted, partOf, type Trusted } from "./trusted.ts";

interface Asked {
  readonly schema: GraphQLSchema;
  /** Those that were found valid. */
  readonly documents: Documents;
  readonly trusted?: Trusted | undefined;
}

/** `/graphql`, after the GraphQL-over-HTTP specification. */
export function offerGraphql(
  app: FastifyInstance,
  apollo: ApolloServer<HttpContext>,
  life: Life,
  { schema, documents, trusted }: Asked,
): void {
  const contexts = new WeakMap<FastifyRequest, HttpContext>();
  const askApollo = fastifyApolloHandler(apollo, {
    context: async (request, reply) => contexts.get(request) ?? contextOf(life, request, reply),
  });
  app.route({
    // All but GET and POST are refused by Apollo, which says which are allowed.
    method: ["GET", "POST", "PUT", "PATCH", "DELETE"],
    url: "/graphql",
    onSend: settleStatus,
    async handler(request, reply) {
      reply.header("cache-control", "no-store");
      const starting = faultIn(() => life.world());
      if (starting) return answerError(request, reply, 503, starting);
      const strange = faultIn(() => checkTrusted(trusted, request));
      if (strange) return answerError(request, reply, 400, strange);
      return (await answerAgain(request, reply)) ?? askFirst(request, reply);
    },
  });

  async function answerAgain(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<string | undefined> {
    const repeated = repeatedIn(documents, request);
    if (repeated === undefined) return undefined;
    const context = contextOf(life, request, reply);
    const answer = await answerRepeated(schema, repeated, context, reply);
    if (answer === undefined) contexts.set(request, context);
    return answer;
  }

  function askFirst(request: FastifyRequest, reply: FastifyReply): unknown {
    const tooLong = faultIn(() => checkTokens(documentOf(request)));
    if (tooLong) return answerError(request, reply, 400, tooLong);
    return askApollo.call(app, request, reply);
  }
}

/** Why a question is refused without being parsed. */
function faultIn(check: () => void): Fault | undefined {
  try {
    check();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  return undefined;
}

function documentOf(request: FastifyRequest): string {
  const document = partOf(request, "query");
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
