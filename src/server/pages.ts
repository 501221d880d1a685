import { fastifyStatic } from "@fastify/static";
import type { FastifyInstance } from "fastify";

/** The playground at `/graphiql`, from the folder of built pages; `/` leads to it. */
export async function offerPages(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, { root: folder, serve: false, cacheControl: false });

  app.get("/", async (_request, reply) => reply.redirect("/graphiql"));

  app.get("/graphiql", async (_request, reply) => {
    reply.header("cache-control", "no-cache");
    return reply.sendFile("graphiql/index.html");
  });

  app.get<{ Params: { "*": string } }>("/assets/*", async (request, reply) => {
    // Their names change with their content.
    reply.header("cache-control", "public, max-age=31536000, immutable");
    return reply.sendFile(`assets/${request.params["*"]}`);
  });

  for (const path of ["/favicon.svg", "/favicon.ico"]) {
    app.get(path, async (_request, reply) => reply.sendFile("favicon.svg"));
  }
}
