import type { FastifyRequest, onRequestHookHandler, onSendHookHandler } from "fastify";
import type { Unavailable } from "../model/faults.ts";
import { answerError } from "./failures.ts";
import type { Life } from "./life.ts";
import type { Room, Visitor } from "./room.ts";

/** What a route needs so that its requests come in only as there is room for them. */
export interface Admission {
  readonly onRequest: onRequestHookHandler;
  /** For a route whose work is done when its answer is there, however slowly that is taken. */
  readonly onSend: onSendHookHandler;
  /** Aborted when nobody waits for the answer any more. */
  signalOf(request: FastifyRequest): AbortSignal;
}

/**
 * Requests wait before their body is read, so that what waits is small. They count as running all the
 * while: the end of the server waits for them too.
 */
export function admission(room: Room, life: Life): Admission {
  const inside = new WeakMap<FastifyRequest, Visitor & { readonly signal: AbortSignal }>();
  return {
    onRequest(request, reply, done) {
      const running = life.run();
      const visitor = {
        signal: running.signal,
        come: () => done(),
        refuse(fault: Unavailable) {
          reply.header("cache-control", "no-store");
          answerError(request, reply, 503, fault);
        },
      };
      inside.set(request, visitor);
      reply.raw.once("close", () => {
        life.over(running, reply.raw.writableFinished);
        room.leave(visitor);
      });
      room.enter(visitor);
    },
    onSend(request, _reply, payload, done) {
      const visitor = inside.get(request);
      if (visitor) room.leave(visitor);
      done(null, payload);
    },
    signalOf(request) {
      const visitor = inside.get(request);
      if (visitor === undefined) throw new Error("The request did not come in by this door.");
      return visitor.signal;
    },
  };
}
