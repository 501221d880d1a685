import type { ServerOptions } from "node:http";
import type { FastifyInstance } from "fastify";
import { toldOf } from "./told.ts";

/** How long clients are waited for, in milliseconds. */
export interface Patience {
  /** Until the headers of a request have come. */
  readonly headersMs: number;
  /** Until a request has come whole. */
  readonly requestMs: number;
  /** Until the answer to a question has been taken; it has a few megabytes at most. */
  readonly answerMs: number;
  /** While not a byte comes or goes; longer than a statement may take. */
  readonly silenceMs: number;
}

export const PATIENCE: Patience = {
  headersMs: 10_000,
  requestMs: 30_000,
  answerMs: 30_000,
  silenceMs: 60_000,
};

/** The options of the server that wait for clients so long, with others of Node's. */
export function patient({ headersMs, requestMs, silenceMs }: Patience, http: ServerOptions) {
  return {
    requestTimeout: requestMs,
    connectionTimeout: silenceMs,
    // Those who are late are looked for as often.
    http: { ...http, headersTimeout: headersMs, connectionsCheckingInterval: headersMs / 2 },
  };
}

/** Cuts off who does not take the answer to a question: it would be kept for as long. */
export function cutOffSlow(app: FastifyInstance, { answerMs }: Patience): void {
  app.addHook("onSend", async (request, { raw }) => {
    if (request.routeOptions.url !== "/graphql") return;
    const cutOff = () => {
      // Node takes an answer that is given up for one that was sent.
      Object.assign(toldOf(request), { code: "ABANDONED", reason: "too_slow" });
      raw.destroy();
    };
    const late = setTimeout(cutOff, answerMs).unref();
    raw.once("close", () => clearTimeout(late));
  });
}
