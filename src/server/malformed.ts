import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
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
