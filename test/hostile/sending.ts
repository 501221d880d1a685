import { Agent, request as httpRequest, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { buffer } from "node:stream/consumers";
import type { Request } from "./requests.ts";

/** What came back; a connection that was closed without a word has the status 0. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

const CLOSED: Answer = { status: 0, headers: {}, text: "" };

/** The largest body that a server has to take, in bytes. */
export const TAKEN = 100 * 1024;

/** Whoever says nothing that can be answered is not waited for, in milliseconds. */
const SILENT_MS = 300;

/** Sends requests to a server, over connections that are used again. */
export class Client {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 16 });

  constructor(private readonly url: string) {}

  send(request: Request): Promise<Answer> {
    return request.sort === "bytes" ? this.#sendBytes(request.body) : this.#sendHttp(request);
  }

  close(): void {
    this.#agent.destroy();
  }

  async #sendHttp({ method, path, headers, body }: Request): Promise<Answer> {
    const length = body.length > 0 ? { "content-length": String(body.length) } : {};
    const options = { agent: this.#agent, method, path, headers: { ...headers, ...length } };
    const response = await new Promise<IncomingMessage | undefined>((done, failed) => {
      const sent = httpRequest(this.url.replace(/\/$/, ""), options, done);
      // Who sends more than is taken may be told while it still sends, or be cut off.
      sent.on("error", (error) => (body.length > TAKEN ? done(undefined) : failed(error)));
      sent.end(body);
    });
    if (response === undefined) return CLOSED;
    const text = String(await buffer(response));
    return { status: response.statusCode ?? 0, headers: response.headers, text };
  }

  #sendBytes(bytes: Buffer): Promise<Answer> {
    return new Promise((done) => {
      const { hostname, port } = new URL(this.url);
      const socket = connect(Number(port), hostname, () => socket.write(bytes));
      const pieces: Buffer[] = [];
      socket.setTimeout(SILENT_MS, () => socket.destroy());
      socket.on("data", (piece) => pieces.push(piece));
      socket.on("error", () => undefined);
      socket.on("close", () => done(parsed(Buffer.concat(pieces).toString())));
    });
  }
}

/** The first answer in what came through a connection. */
function parsed(received: string): Answer {
  const [, status, head = "", body = ""] =
    /^HTTP\/1\.1 (\d{3})[^\r]*\r\n([\s\S]*?)\r\n\r\n([\s\S]*)$/.exec(received) ?? [];
  if (status === undefined) return { ...CLOSED, text: received };
  const headers = head.split("\r\n").map((line) => {
    const [name = "", ...value] = line.split(": ");
    return [name.toLowerCase(), value.join(": ")];
  });
  // Node itself says no word to who names no host.
  const text = body === "0\r\n\r\n" ? "" : body;
  return { status: Number(status), headers: Object.fromEntries(headers), text };
}
