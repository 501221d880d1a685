import { connect, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { PATIENCE, type Patience } from "../../src/server/patience.ts";
import { type Serving, serving } from "../support/serving.ts";
import { stopwatch } from "../support/stopwatch.ts";
import { talks } from "../support/talks.ts";

/** More than a system keeps for who does not read: some 36 megabytes. */
const LETTERS = 100 * 2 ** 20;

/** A connection that has sent that, and what it was sent. */
async function sending({ server }: Serving, text: string) {
  const { port } = new URL(server.url);
  const socket: Socket = connect(Number(port), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  socket.on("error", () => undefined);
  let received = "";
  const ended = new Promise<void>((done) => socket.once("close", () => done()));
  await new Promise((open) => socket.once("connect", open));
  socket.write(text);
  return {
    socket,
    ended,
    received: () => received,
    read: () =>
      socket.on("data", (more) => {
        received += more.toString("latin1");
      }),
  };
}

function patiently(patience: Partial<Patience>) {
  const hello = () => "x".repeat(LETTERS);
  return serving({
    schema: talks({ "Query.hello": hello }),
    patience: { ...PATIENCE, ...patience },
  });
}

test("who does not end its headers is cut off", async () => {
  const server = await patiently({ headersMs: 200 });
  const took = stopwatch();

  const { ended, received, read } = await sending(
    server,
    "POST /graphql HTTP/1.1\r\nHost: parley\r\n",
  );
  read();
  await ended;

  expect(received()).toMatch(/^HTTP\/1\.1 408 /);
  expect(took()).toBeLessThan(5000);
});

test("who does not end its question is cut off", async () => {
  const server = await patiently({ headersMs: 200, requestMs: 400 });
  const head =
    "POST /graphql HTTP/1.1\r\nHost: parley\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n";

  const { ended, received, read } = await sending(server, `${head}{"query`);
  read();
  await ended;

  expect(received()).not.toContain(" 200 ");
});

test("who does not take its answer is cut off, and others are answered", async () => {
  const server = await patiently({ answerMs: 400 });
  const body = '{"query":"{ hello }"}';
  const head = `POST /graphql HTTP/1.1\r\nHost: parley\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
  const metrics = async () => (await server.get("metrics")).text();

  const { socket, ended, received, read } = await sending(server, head + body);
  socket.pause();

  await expect
    .poll(metrics, { timeout: 20_000 })
    .toMatch(/^parley_requests_total\{.*outcome="ABANDONED"\} 1$/m);
  expect((await server.ask({ query: "{ __typename }" })).status).toBe(200);
  read();
  socket.resume();
  await ended;
  expect(received()).toMatch(/^HTTP\/1\.1 200 /);
  expect(received().length).toBeLessThan(LETTERS);
});

test("who takes an answer in time has it whole, however many it asks for on one connection", async () => {
  const server = await patiently({ answerMs: 20_000 });

  for (let times = 0; times < 2; times++) {
    const { body } = await server.ask({ query: "{ hello }" });
    expect(body.data.hello).toHaveLength(LETTERS);
  }
});

test("who says nothing at all is cut off", async () => {
  const server = await patiently({ silenceMs: 300 });

  const { ended } = await sending(server, "");

  await ended;
});
