import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { Unavailable } from "../../src/model/faults.ts";
import { Life } from "../../src/server/life.ts";
import { FakeGraph, json, serving } from "../support/serving.ts";
import { talks } from "../support/talks.ts";

describe("health", () => {
  test("it lives and is ready", async () => {
    const { get } = await serving();

    const [lives, ready] = [await get("livez"), await get("readyz")];

    expect([lives.status, await lives.json()]).toEqual([200, { status: "alive" }]);
    expect([ready.status, await ready.json()]).toEqual([200, { status: "ready" }]);
  });

  test("without a database it lives, is not ready, and recovers by itself", async () => {
    const { get, graph } = await serving();
    graph.away = new Unavailable("The database cannot be reached.");

    const [lives, ready] = [await get("livez"), await get("readyz")];
    graph.away = undefined;

    expect(lives.status).toBe(200);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { status: "unavailable", reason: "The database cannot be reached." },
    ]);
    expect((await get("readyz")).status).toBe(200);
  });

  test("while it starts it lives, is not ready, and answers no question", async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/`;
    let begin = (_graph: Graph) => {};
    const opening = new Promise<Graph>((opened) => {
      begin = opened;
    });
    const starting = serving({ port, open: () => opening });
    await listening(port);

    const [lives, ready] = [await fetch(`${url}livez`), await fetch(`${url}readyz`)];
    const answer = await fetch(`${url}graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"query": "{ hello }"}',
    });
    begin(new FakeGraph() as unknown as Graph);
    await starting;

    expect([lives.status, ready.status, answer.status]).toEqual([200, 503, 503]);
    expect((await json(ready)).status).toBe("starting");
    expect((await json(answer)).errors[0].extensions.code).toBe("UNAVAILABLE");
    expect((await fetch(`${url}readyz`)).status).toBe(200);
  });
});

test("a graph that does not open ends the server with its sentence", async () => {
  const port = await freePort();
  const gone = new Unavailable("Neo4j at bolt://127.0.0.1:1 cannot be reached.");

  await expect(serving({ port, open: () => Promise.reject(gone) })).rejects.toBe(gone);
  await expect(fetch(`http://127.0.0.1:${port}/livez`)).rejects.toThrow();
});

interface Waiting {
  readonly signal: AbortSignal;
}

describe("a client that goes away", () => {
  test("ends what runs for it", async () => {
    const signals: AbortSignal[] = [];
    const schema = talks({
      "Query.hello": async (
        _source: unknown,
        _given: unknown,
        { signal }: { signal: AbortSignal },
      ) => {
        signals.push(signal);
        await sleep(5000, undefined, { signal }).catch(() => {});
        return "too late";
      },
    });
    const { get } = await serving({ schema });
    const leaving = new AbortController();

    const asked = get("graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"query": "{ hello }"}',
      signal: leaving.signal,
    });
    await until(() => signals.length > 0);
    leaving.abort();
    await expect(asked).rejects.toThrow();

    await until(() => signals[0]?.aborted === true);
  });

  test("leaves no failure in the log", async () => {
    let ended = false;
    const schema = talks({
      "Query.hello": async (_source: unknown, _given: unknown, context: Waiting) => {
        await sleep(5000, undefined, context).catch(() => {
          ended = true;
        });
        throw context.signal.reason;
      },
    });
    const { server, logged } = await serving({ schema });
    const { port } = new URL(server.url);

    const socket = connect(Number(port), "127.0.0.1");
    socket.write(
      'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 21\r\n\r\n{"query":"{ hello }"}',
    );
    await sleep(300);
    socket.destroy();
    await until(() => ended);
    await sleep(50);

    expect(logged.filter(({ level }) => Number(level) > 30)).toEqual([]);
  });

  test("nothing is ended for one that got its answer", async () => {
    let signal: AbortSignal | undefined;
    const schema = talks({
      "Query.hello": (_source: unknown, _given: unknown, context: { signal: AbortSignal }) => {
        signal = context.signal;
        return "hi";
      },
    });
    const { ask } = await serving({ schema });

    await ask({ query: "{ hello }" });
    await sleep(50);

    expect(signal?.aborted).toBe(false);
  });
});

describe("the end", () => {
  const slowly = (ms: number) =>
    talks({
      "Query.hello": async () => {
        await sleep(ms);
        return "hi";
      },
    });

  test("answers what is running, says meanwhile that it ends, and closes the graph", async () => {
    const { server, ask, get, graph } = await serving({ schema: slowly(100), lingerMs: 100 });
    const answers = Array.from({ length: 200 }, () => ask({ query: "{ hello }" }));
    const metrics = async () => (await get("metrics")).text();
    await expect.poll(metrics, { interval: 5 }).toMatch(/^parley_requests_running \d{2}/m);

    const stopping = server.stop();
    const ready = await get("readyz");
    await stopping;

    expect([ready.status, (await json(ready)).status]).toEqual([503, "draining"]);
    expect(ready.headers.get("connection")).toBe("close");
    for (const { status, body } of await Promise.all(answers)) {
      expect([status, body]).toEqual([200, { data: { hello: "hi" } }]);
    }
    expect(graph.closed).toBe(true);
    await expect(get("livez")).rejects.toThrow();
  });

  test("tells what it cannot wait for that it ends", async () => {
    const life = new Life();
    const { signal } = life.run();

    await life.drain(10);

    expect(signal.reason).toMatchObject({ code: "UNAVAILABLE", message: "Parley is ending." });
  });

  test("does not wait for connections that ask nothing", async () => {
    const { server } = await serving();
    const idle = connect(Number(new URL(server.url).port), "127.0.0.1");
    await new Promise((connected) => idle.once("connect", connected));
    const began = Date.now();

    await server.stop();

    expect(Date.now() - began).toBeLessThan(2000);
    idle.destroy();
  });
});

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 10) {
    if (waited > 3000) throw new Error("It did not happen within 3 s.");
    await sleep(10);
  }
}

async function listening(port: number): Promise<void> {
  for (let waited = 0; waited < 3000; waited += 20) {
    try {
      await fetch(`http://127.0.0.1:${port}/livez`);
      return;
    } catch {
      await sleep(20);
    }
  }
  throw new Error(`Nothing listens on ${port}.`);
}

async function freePort(): Promise<number> {
  const { server } = await serving();
  const port = Number(new URL(server.url).port);
  await server.stop();
  return port;
}
