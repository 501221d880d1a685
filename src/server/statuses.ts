import type { FastifyReply, FastifyRequest } from "fastify";
import { toldOf } from "./told.ts";

/**
 * A question that is refused is told by HTTP's 400. Who asks for `application/json` by name gets a
 * 200, as the specification of GraphQL over HTTP recommends: a 400 in that form may come from anything
 * on the way, and only the answer itself tells. What is no question at all keeps its status.
 */
export function settleStatus(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: (error: null, payload: unknown) => void,
): void {
  if (reply.statusCode === 400 && isQuestion(request) && isPlainJson(request, reply)) {
    reply.code(200);
  }
  done(null, payload);
}

function isQuestion(request: FastifyRequest): boolean {
  const { code } = toldOf(request);
  return code !== undefined && code !== "BAD_REQUEST";
}

/** Whether it was asked for by that name, and is what is given. */
function isPlainJson({ headers }: FastifyRequest, reply: FastifyReply): boolean {
  const named = headers.accept?.includes("application/json") === true;
  return named && String(reply.getHeader("content-type")).startsWith("application/json");
}
