import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import type { FaultReason } from "../model/faults.ts";
import { MASKED } from "./faults.ts";
import { SECURITY_HEADERS } from "./headers.ts";
import type { Logger } from "./log.ts";
import { toldOf } from "./told.ts";

/** How large a request's body may be, in bytes. */
export const BODY_LIMIT = 100 * 1024;

/** When those who are told that it cannot be now had better come again, in seconds. */
const COME_AGAIN = "1";

/** Answers in the shape of a GraphQL error, in the media type that the client asked for. */
export function answerError(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  error: {
    readonly message: string;
    readonly code: string;
    readonly reason?: FaultReason | undefined;
  },
): FastifyReply {
  const modern = request.headers.accept?.includes("graphql-response+json") === true;
  const { message, code, reason } = error;
  Object.assign(toldOf(request), { code, reason });
  if (status === 503) reply.header("retry-after", COME_AGAIN);
  return reply
    .code(status)
    .type(`application/${modern ? "graphql-response+" : ""}json; charset=utf-8`)
    .send(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
}

/** What goes wrong before GraphQL sees a request, or beside it. */
export function answerFailure(log: Logger) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) {
      log.error({ requestId: request.id, err: error }, "A request failed.");
      const message = `${MASKED}, under the request ${request.id}.`;
      return answerError(request, reply, status, { message, code: "INTERNAL_SERVER_ERROR" });
    }
    const failure =
      error.code === "FST_ERR_CTP_BODY_TOO_LARGE"
        ? { message: tooLarge(request), code: "QUERY_TOO_COSTLY", reason: "too_large" as const }
        : { message: error.message, code: "BAD_REQUEST" };
    return answerError(request, reply, status, failure);
  };
}

/** Answers an address that cannot be read, for which no hook has run. */
export function answerBadAddress(_: Error, request: FastifyRequest, reply: FastifyReply): void {
  const message = "The address has a % that does not begin a character.";
  reply.headers({ ...SECURITY_HEADERS, "x-request-id": request.id });
  answerError(request, reply, 400, { message, code: "BAD_REQUEST" });
}

/** Says where there is something, to who asked where there is nothing. */
export async function answerUnknownPath(request: FastifyRequest, reply: FastifyReply) {
  const message = "There is nothing here. The API is at /graphql, the playground at /graphiql.";
  return answerError(request, reply, 404, { message, code: "NOT_FOUND" });
}

function tooLarge({ headers }: FastifyRequest): string {
  const was = headers["content-length"] ?? "more";
  return `The bytes of a request's body must be at most ${BODY_LIMIT}, but were ${was}.`;
}
