import { connect } from "node:net";
import { expect, test } from "vitest";
import { SECURITY_HEADERS } from "../../src/server/headers.ts";
import { type Serving, serving } from "../support/serving.ts";

/** What comes back through a connection of its own for what is sent through it. */
function answered({ server }: Serving, sent: string): Promise<string> {
  return new Promise((done) => {
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    let received = "";
    socket.on("data", (more) => {
      received += more;
    });
    socket.on("close", () => done(received));
    socket.on("error", () => undefined);
    socket.write(sent);
  });
}

const HEAD = "POST /graphql HTTP/1.1\r\nHost: parley\r\nContent-Type: application/json\r\n";

test.each([
  ["bytes that mean nothing", "\x16\x03\x01\u00ff\r\n\r\n", 400],
  ["a version that there is not", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400],
  ["no Host", "POST /graphql HTTP/1.1\r\n\r\nHost: parley\r\n\r\n{}", 400],
  ["a NUL in a header", `${HEAD}X-Request-Id: a\0b\r\n\r\n`, 400],
  ["a length below nothing", `${HEAD}Content-Length: -1\r\n\r\n`, 400],
  [
    "a length said in two ways",
    `${HEAD}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`,
    400,
  ],
  ["an address without an end", `GET /graphql?query=${"x".repeat(20_000)} HTTP/1.1\r\n\r\n`, 431],
  ["headers without an end", `${HEAD}X-Odd: ${"x".repeat(20_000)}\r\n\r\n`, 431],
  ["an address that is none", "GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 400],
  [
    "half a character in an address",
    "GET /%ff HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    400,
  ],
])(
  "%s is refused with a sentence, and the headers that keep a browser safe",
  async (_, sent, status) => {
    const server = await serving();

    const received = await answered(server, sent);

    const [head = "", body = ""] = received.split("\r\n\r\n");
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      expect(head).toContain(`${name}: ${value}`);
    }
    expect(JSON.parse(body)).toEqual({
      errors: [{ message: expect.stringMatching(/\.$/), extensions: { code: "BAD_REQUEST" } }],
    });
    expect((await server.ask({ query: "{ hello }" })).status).toBe(200);
  },
);

test.each([
  [
    "an answer",
    "graphql",
    {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"query":"{ hello }"}',
    },
  ],
  [
    "a refusal",
    "graphql",
    { method: "POST", headers: { "content-type": "application/json" }, body: "{" },
  ],
  ["another method", "graphql", { method: "DELETE" }],
  ["nothing there", "nowhere", {}],
  ["an export that there is not", "export/nothing", {}],
  ["an export", "export/jsonl", {}],
  ["the playground", "graphiql", {}],
  ["a file of it", "assets/page-1a2b3c.js", {}],
  ["a file outside of it", "assets/..%2f..%2fserving.ts", {}],
  ["the way to it", "", { redirect: "manual" as const }],
  ["health", "livez", {}],
  ["metrics", "metrics", {}],
  [
    "what another origin asks before it asks",
    "graphql",
    {
      method: "OPTIONS",
      headers: { origin: "https://example.net", "access-control-request-method": "POST" },
    },
  ],
])("%s carries the headers that keep a browser safe", async (_, path, init) => {
  const { get } = await serving({ corsOrigins: ["https://example.org"] });

  const response = await get(path, init);

  const headers = Object.fromEntries(response.headers);
  expect(headers).toMatchObject(SECURITY_HEADERS);
  await response.arrayBuffer();
});

test.each(["", "a b", "[::1]:4000", "[", "'", "%", "a:b:c"])(
  "a question is answered whatever its Host is: %j",
  async (host) => {
    const server = await serving();
    const body = '{"query":"{ hello }"}';

    const received = await answered(
      server,
      `POST /graphql HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );

    expect(received).toMatch(/^HTTP\/1.1 200 /);
  },
);
