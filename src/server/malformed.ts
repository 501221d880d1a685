import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";
import { answerError } from "./failures.ts";
import { SECURITY_HEADERS } from "./headers.ts";

/** What the parser of HTTP says of a request that it could not read, with a status and a sentence for it. */
const MALFORMED: Readonly<Record<string, readonly [status: number, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, "The request did not come whole in time."],
  HPE_HEADER_OVERFLOW: [
    431,
    "The headers and the address of a request must be at most 16 KB. A long question fits into the body of a POST.",
  ],
};

const OTHERWISE = [400, "This is no request of HTTP/1.1."] as const;

/** Answers what is no request of HTTP, where its client can still be told, and closes the connection. */
export function answerMalformed(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed) return;
  if (socket.writable) socket.write(answerTo(error.code ?? ""));
  socket.destroy(error);
}

/**
 * Refuses a request of HTTP/1.1 that names no Host, as RFC 9112 (3.2) has it: Node's own refusal has
 * neither a sentence nor the headers that keep a browser safe.
 */
export function refuseNameless(app: FastifyInstance): void {
  app.addHook("onRequest", (request, reply, done) => {
    if (request.headers.host !== undefined || request.raw.httpVersion === "1.0") return done();
    const message = "A request of HTTP/1.1 names the Host that it is for.";
    answerError(request, reply.header("connection", "close"), 400, {
      message,
      code: "BAD_REQUEST",
    });
  });
}

function answerTo(code: string): string {
  const [status, message] = MALFORMED[code] ?? OTHERWISE;
  const body = JSON.stringify({ errors: [{ message, extensions: { code: "BAD_REQUEST" } }] });
  const headers = {
    ...SECURITY_HEADERS,
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, "", body].join("\r\n");
}
