import type { FastifyInstance } from "fastify";
import { Fault } from "../model/faults.ts";
import type { Life } from "./life.ts";

/**
 * `/livez`: the process answers. `/readyz`: questions are answered too; 503 with the reason while
 * it starts or ends, and without a database.
 */
export function offerHealth(app: FastifyInstance, life: Life): void {
  app.get("/livez", async () => ({ status: "alive" }));

  app.get("/readyz", async (_request, reply) => {
    try {
      await life.checkReady();
      return { status: "ready" };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      reply.code(503);
      return { status: life.state === "ready" ? "unavailable" : life.state, reason: error.message };
    }
  });
}
