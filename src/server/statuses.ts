import type { FastifyReply, FastifyRequest } from "fastify";
import { toldOf } from "./told.ts";

/**
 * A question that is refused is told by HTTP's 400. Who asks for `application/json` by name gets a
 * 200, as the specification of GraphQL over HTTP recommends: a 400 in that form may come from anything
 * on the way, and only the answer itself tells. What is no question at all keeps its status.
 */
export async function settleStatus(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { code } = toldOf(request);
  if (reply.statusCode !== 400 || code === undefined || code === "BAD_REQUEST") return;
  const named = request.headers.accept?.includes("application/json") === true;
  const answered = String(reply.getHeader("content-type")).startsWith("application/json");
  if (named && answered) reply.code(200);
}
