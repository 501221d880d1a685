import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import { Fault } from "../model/faults.ts";
import type { Admission } from "./admission.ts";
import type { Allowance } from "./allowance.ts";
import type { Documents } from "./documents.ts";
import { answerError } from "./failures.ts";
import { statusOf } from "./faults.ts";
import type { HttpContext } from "./graphql.ts";
import type { Life } from "./life.ts";
import { answerRepeated, repeatedIn } from "./repeated.ts";
import { settleStatus } from "./statuses.ts";
import { checkTokens } from "./tokens.ts";
import { toldOf } from "./told.ts";
import { checkTrusted, partOf, type Trusted } from "./trusted.ts";

/** What a request costs that asks for nothing, as one that is refused. */
const ROWS_OF_A_REQUEST = 1;

interface Offered {
  readonly schema: GraphQLSchema;
  readonly admission: Admission;
  /** Those that were found valid. */
  readonly documents: Documents;
  readonly trusted?: Trusted | undefined;
  /** What clients may ask for, where that is limited. */
  readonly allowance?: Allowance | undefined;
}

/** `/graphql`, after the GraphQL-over-HTTP specification. */
export function offerGraphql(
  app: FastifyInstance,
  apollo: ApolloServer<HttpContext>,
  life: Life,
  { schema, admission, documents, trusted, allowance }: Offered,
): void {
  const contexts = new WeakMap<FastifyRequest, HttpContext>();
  const askApollo = fastifyApolloHandler(apollo, {
    context: async (request, reply) => contexts.get(request) ?? contextFor(request, reply),
  });
  app.route({
    // All but GET and POST are refused by Apollo, which says which are allowed.
    method: ["GET", "POST", "PUT", "PATCH", "DELETE"],
    url: "/graphql",
    onRequest: admission.onRequest,
    onSend: [admission.onSend, settleStatus],
    async handler(request, reply) {
      reply.header("cache-control", "no-store");
      const refused = await refusalBy(async () => {
        life.world();
        await take(allowance, request, reply, ROWS_OF_A_REQUEST);
        checkTrusted(trusted, request);
      });
      if (refused) return answerError(request, reply, statusOf(refused), refused);
      return (await answerAgain(request, reply)) ?? askFirst(request, reply);
    },
  });

  function contextFor(request: FastifyRequest, reply: FastifyReply): HttpContext {
    const spend = once((rows: number) => take(allowance, request, reply, rows));
    return { ...contextOf(life, request, admission.signalOf(request)), spend };
  }

  async function answerAgain(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<string | undefined> {
    const repeated = repeatedIn(documents, request);
    if (repeated === undefined) return undefined;
    const context = contextFor(request, reply);
    const answer = await answerRepeated(schema, repeated, context, reply);
    if (answer === undefined) contexts.set(request, context);
    return answer;
  }

  async function askFirst(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const tooLong = await refusalBy(() => checkTokens(documentOf(request)));
    if (tooLong) return answerError(request, reply, statusOf(tooLong), tooLong);
    // Whatever the client calls this host, Apollo makes a URL of it to find what is asked, or fails.
    Object.defineProperty(request, "hostname", { value: "localhost" });
    return askApollo.call(app, request, reply);
  }
}

/** Why a question is refused without being parsed. */
async function refusalBy(check: () => unknown): Promise<Fault | undefined> {
  try {
    await check();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  return undefined;
}

/** The work, but that it does nothing any more when it has been done. */
function once<T>(work: (given: T) => Promise<void>): (given: T) => Promise<void> {
  let done = false;
  return async (given) => {
    if (!done) await work(given);
    done = true;
  };
}

/** Takes what a request asks for from what its client may. */
async function take(
  allowance: Allowance | undefined,
  { ip }: FastifyRequest,
  reply: FastifyReply,
  rows: number,
): Promise<void> {
  await allowance?.take(ip, rows, (headers) => void reply.headers(headers));
}

function documentOf(request: FastifyRequest): string {
  const document = partOf(request, "query");
  return typeof document === "string" ? document : "";
}

function contextOf(
  life: Life,
  request: FastifyRequest,
  signal: AbortSignal,
): Omit<HttpContext, "spend"> {
  const { graph, planner } = life.world();
  const { headers, id } = request;
  return {
    graph,
    planner,
    signal,
    explain: headers["parley-explain"] === "true" ? [] : undefined,
    tellsCost: headers["parley-cost"] === "true",
    requestId: id,
    told: toldOf(request),
  };
}
