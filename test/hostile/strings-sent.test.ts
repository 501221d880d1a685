import { connect } from "node:net";
import { expect, test } from "vitest";
import { SECURITY_HEADERS } from "../../src/server/headers.ts";
import { serving } from "../support/serving.ts";
import { talks } from "../support/talks.ts";
import { awkwardTexts, STRINGS } from "./strings.ts";

/** The headers that something is made of: by us, by what answers, or by what stands before it. */
const HEADERS = [
  "X-Request-Id",
  "Accept",
  "Accept-Encoding",
  "Parley-Cost",
  "Parley-Explain",
  "Origin",
  "X-Forwarded-For",
  "If-None-Match",
  "User-Agent",
  "Traceparent",
  "Authorization",
  "Cookie",
  "Apollo-Require-Preflight",
  "Host",
] as const;

const BODY = '{"query":"{ hello }"}';

/** Long runs send ten thousand. */
const TIMEOUT_MS = 120_000 + 100 * STRINGS;

/** What comes back for a question with that header, as it comes through the connection. */
function answered(url: string, header: string, value: string, method = "POST /graphql") {
  const head = [
    `${method} HTTP/1.1`,
    ...(header === "Host" ? [] : ["Host: parley"]),
    "Content-Type: application/json",
    `Content-Length: ${BODY.length}`,
    "Connection: close",
    `${header}: ${value}`,
  ];
  return new Promise<string>((done) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    let received = "";
    socket.on("data", (more) => {
      received += more.toString("latin1");
    });
    socket.on("error", () => undefined);
    socket.on("close", () => done(received));
    socket.write(`${head.join("\r\n")}\r\n\r\n${BODY}`);
  });
}

/** The names of an answer's headers. */
function namesIn(received: string): readonly string[] {
  const [head = ""] = received.split("\r\n\r\n");
  return head
    .split("\r\n")
    .slice(1)
    .map((line) => line.replace(/:.*$/s, "").toLowerCase());
}

test(
  "an awkward text in a header is refused, or is nothing but that header's value",
  async () => {
    const server = await serving({
      schema: talks(),
      corsOrigins: ["https://example.org"],
      proxies: ["127.0.0.1"],
      rateLimit: { rows: 10 ** 9, seconds: 60 },
    });
    const { url } = server.server;
    const known = new Set(
      (await Promise.all(HEADERS.map((header) => answered(url, header, "x")))).flatMap(namesIn),
    );

    for (const [at, text] of awkwardTexts(STRINGS).entries()) {
      const header = HEADERS[at % HEADERS.length] ?? "Accept";
      const received = await answered(url, header, text);

      const told = `${header}: ${JSON.stringify(text)}\n${received}`;
      expect(received, told).toMatch(/^HTTP\/1\.1 (200|400|406|431) /);
      const names = namesIn(received);
      for (const name of names) expect([...known], told).toContain(name);
      for (const name of Object.keys(SECURITY_HEADERS)) expect(names, told).toContain(name);
      expect(() => JSON.parse(received.split("\r\n\r\n")[1] ?? ""), told).not.toThrow();
      const id = /^x-request-id: (.*)$/m.exec(received)?.[1];
      if (id !== undefined) expect(id, told).toMatch(/^[\w.-]{1,64}$/);
    }
    const levels = server.logged.filter(({ level }) => Number(level) > 30);
    expect(levels).toEqual([]);
  },
  TIMEOUT_MS,
);
