import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { json, type Serving, serving } from "../support/serving.ts";
import { talks } from "../support/talks.ts";

/** A server whose question is answered when the test lets it, and what was asked so far. */
async function held(maxRequests: number, answer = "hi") {
  const asked: string[] = [];
  const held: (() => void)[] = [];
  const schema = talks({
    "Query.hello": async (_source: unknown, { name }: { name: string }) => {
      asked.push(name);
      await new Promise<void>((go) => held.push(go));
      return answer;
    },
  });
  const parley = await serving({ schema, maxRequests, lingerMs: 50 });
  const release = () => {
    for (const go of held.splice(0)) go();
  };
  onTestFinished(release);
  return { ...parley, asked, release };
}

const hello = (name: number) => ({ query: `query Hello { hello(name: "${name}") }` });

const REFUSAL = {
  message: "Parley is asked more than it can answer. Ask again in a moment.",
  extensions: { code: "UNAVAILABLE" },
};

/** On a machine that does much else besides. */
const WAIT = { timeout: 20_000 };

const RUNNING = /^parley_requests_running (\d+)$/m;

describe("asked more than it can", () => {
  test("it answers as many as it takes, and tells the others after a moment, with when to come again", async () => {
    const { ask, get, asked, release } = await held(3);
    const taken = [1, 2, 3].map((name) => ask(hello(name)));
    await expect.poll(() => asked, WAIT).toHaveLength(3);

    const refused = await ask(hello(4));
    const modern = await ask(hello(5), { accept: "application/graphql-response+json" });
    const health = [await get("livez"), await get("readyz")].map(({ status }) => status);
    const metrics = await (await get("metrics")).text();
    release();

    expect([refused.status, refused.body]).toEqual([503, { errors: [REFUSAL] }]);
    expect(metrics).toContain('parley_rejected_total{reason="overloaded"} 2');
    expect(refused.headers.get("retry-after")).toBe("1");
    expect(refused.headers.get("cache-control")).toBe("no-store");
    expect(modern.status).toBe(503);
    expect(modern.headers.get("content-type")).toContain("graphql-response+json");
    expect(health).toEqual([200, 200]);
    for (const { body } of await Promise.all(taken))
      expect(body).toEqual({ data: { hello: "hi" } });
    expect(asked.sort()).toEqual(["1", "2", "3"]);
  });

  test("it answers again as soon as it is asked less", async () => {
    const { ask, asked, release } = await held(1);
    const first = ask(hello(1));
    await expect.poll(() => asked, WAIT).toHaveLength(1);
    expect((await ask(hello(2))).status).toBe(503);
    release();
    await first;

    const again = ask(hello(3));
    await expect.poll(() => asked, WAIT).toHaveLength(2);
    release();

    expect((await again).body).toEqual({ data: { hello: "hi" } });
  });

  test("more wait for their turn than are worked on, and are answered", async () => {
    const { ask, asked, release } = await held(100);
    const answers = Array.from({ length: 100 }, (_, at) => ask(hello(at)));
    await expect.poll(() => asked.length, WAIT).toBeGreaterThan(10);
    await sleep(100);

    expect(asked.length).toBeLessThan(100);
    const timer = setInterval(release, 10);
    const all = await Promise.all(answers);
    clearInterval(timer);

    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
  });

  test("who does not take the answer takes the place of nobody else", async () => {
    const parley = await held(2, "x".repeat(8_000_000));
    for (const name of [1, 2]) await askWithoutReading(parley, name);
    await expect.poll(() => parley.asked, WAIT).toHaveLength(2);
    parley.release();

    const other = parley.ask({ query: "{ __typename }" });

    await expect.poll(async () => (await other).status).toBe(200);
  });

  test("who goes away while it waits is never worked for", async () => {
    const { ask, get, asked, release } = await held(50);
    const working = Array.from({ length: 40 }, (_, at) => ask(hello(at)));
    await expect.poll(() => asked, WAIT).toHaveLength(40);
    const leaving = new AbortController();
    const left = get(`graphql?query={hello(name:"left")}`, {
      headers: { "apollo-require-preflight": "true" },
      signal: leaving.signal,
    });
    await sleep(100);

    leaving.abort();
    await expect(left).rejects.toThrow();
    await sleep(50);
    release();
    await Promise.all(working);
    const last = ask(hello(99));
    await expect.poll(() => asked, WAIT).toHaveLength(41);
    release();

    expect((await last).status).toBe(200);
    expect(asked).not.toContain("left");
  });
});

describe("at its end", () => {
  test("all that have come are answered, those that wait too, and those that come are told", async () => {
    const { server, ask, get, release } = await held(200);
    const answers = Array.from({ length: 100 }, (_, at) => ask(hello(at)));
    const come = async () => (await (await get("metrics")).text()).match(RUNNING)?.[1];
    await expect.poll(come, WAIT).toBe("100");

    const stopping = server.stop();
    // Beyond the time for those who have not heard of it yet.
    await sleep(200);
    const late = await ask(hello(201));
    const ready = await get("readyz");
    const timer = setInterval(release, 10);
    const all = await Promise.all(answers);
    clearInterval(timer);
    await stopping;

    expect([late.status, late.body.errors[0].message, late.headers.get("retry-after")]).toEqual([
      503,
      "Parley is ending. Ask again in a moment.",
      "1",
    ]);
    expect([ready.status, (await json(ready)).status]).toEqual([503, "draining"]);
    for (const { status, body, headers } of all) {
      expect([status, body]).toEqual([200, { data: { hello: "hi" } }]);
      expect(headers.get("connection")).toBe("close");
    }
  });
});

/** Sends a question and never reads from the connection. */
async function askWithoutReading({ server }: Serving, name: number): Promise<void> {
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  await new Promise((connected) => socket.once("connect", connected));
  const body = JSON.stringify(hello(name));
  const head = ["POST /graphql HTTP/1.1", "Host: parley", "Content-Type: application/json"];
  socket.pause();
  socket.write(`${[...head, `Content-Length: ${body.length}`].join("\r\n")}\r\n\r\n${body}`);
}
