import { describe, expect, test } from "vitest";
import { freePort } from "../../bin/neo4j-server.ts";
import { redis, redisRuns } from "../support/redis.ts";
import { json, type Serving, serving } from "../support/serving.ts";
import { stopwatch } from "../support/stopwatch.ts";
import { talks } from "../support/talks.ts";

const LIMIT = { rows: 100, seconds: 60 };

/** A server that counts in the Redis there. */
const counting = (redisUrl: string) => serving({ schema: talks(), rateLimit: LIMIT, redisUrl });

/** Asks for one row, and says how many are left, and how it went. */
async function ask(server: Serving) {
  const response = await server.get("graphql", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"query":"{ __typename }"}',
  });
  const [, left] = /^"rows";r=(\d+);t=\d+$/.exec(response.headers.get("ratelimit") ?? "") ?? [];
  return {
    status: response.status,
    left: Number(left),
    policy: response.headers.get("ratelimit-policy"),
    retryAfter: response.headers.get("retry-after"),
    body: await json(response),
  };
}

async function isShared({ get }: Serving) {
  const metrics = await (await get("metrics")).text();
  return /^parley_rate_limit_shared (\d)$/m.exec(metrics)?.[1] === "1";
}

/** What was said of Redis. */
const saidBy = ({ logged }: Serving) =>
  logged.map(({ msg }) => String(msg)).filter((msg) => msg.includes("Redis"));

const THERE = "What clients ask for is counted in Redis, with other processes.";
const AWAY = "Redis is away: each process counts what clients ask for by itself.";
const SOON = { timeout: 15_000, interval: 50 };

describe.skipIf(!redisRuns)("servers that count in one Redis", () => {
  test("give a client what it may ask for once, whichever of them it asks, with the same headers", async () => {
    const { url } = await redis();
    const [one, other] = [await counting(url), await counting(url)];

    const answers = [];
    for (let times = 0; times < 50; times++) answers.push(await ask(one), await ask(other));
    const [refused, again] = [await ask(one), await ask(other)];

    expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(200));
    expect(answers.map(({ left }) => left)).toEqual(
      Array.from({ length: 100 }, (_, at) => 99 - at),
    );
    for (const { status, policy, left, retryAfter, body } of [refused, again]) {
      expect([status, policy, left]).toEqual([429, '"rows";q=100;w=60', 0]);
      expect(body.errors[0].extensions).toEqual({ code: "RATE_LIMITED" });
      expect(Number(retryAfter)).toBeGreaterThan(0);
      expect(Number(retryAfter)).toBeLessThanOrEqual(60);
    }
    expect([await isShared(one), saidBy(one)]).toEqual([true, [THERE]]);
  });

  test("give no more than that to many requests at once", async () => {
    const { url } = await redis();
    const servers = [await counting(url), await counting(url)];

    const asked = Array.from({ length: 200 }, (_, at) => ask(servers[at % 2] as Serving));
    const statuses = (await Promise.all(asked)).map(({ status }) => status);

    // What is given back for one that is refused may come a moment too late for another.
    const answered = statuses.filter((status) => status === 200).length;
    expect(answered).toBeLessThanOrEqual(100);
    expect(answered).toBeGreaterThan(80);
    expect(statuses.filter((status) => status === 429)).toHaveLength(200 - answered);
  });

  test("count by themselves while it is away, say so once, and count together when it is back", async () => {
    const first = await redis();
    const server = await counting(first.url);
    for (let times = 0; times < 10; times++) await ask(server);

    await first.kill();
    const alone = await ask(server);
    await expect.poll(() => isShared(server), SOON).toBe(false);
    const next = await ask(server);
    await redis(first.port);
    await expect.poll(() => isShared(server), SOON).toBe(true);
    const together = await ask(server);

    expect([alone.status, alone.left]).toEqual([200, 99]);
    expect([next.status, next.left]).toEqual([200, 98]);
    expect([together.status, together.left]).toEqual([200, 99]);
    expect(saidBy(server)).toEqual([THERE, AWAY, THERE]);
  });

  test("wait half a second for one that hangs, and then not any more", async () => {
    const paused = await redis();
    const server = await counting(paused.url);
    await ask(server);

    paused.pause();
    const waits = stopwatch();
    const first = await Promise.all([ask(server), ask(server), ask(server)]);
    const waited = waits();
    await expect.poll(() => isShared(server), SOON).toBe(false);
    const soon = stopwatch();
    const second = await ask(server);
    const took = soon();
    paused.resume();
    await expect.poll(() => isShared(server), SOON).toBe(true);

    expect([...first, second].map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(waited).toBeLessThan(5000);
    expect(took).toBeLessThan(400);
    expect(saidBy(server)).toEqual([THERE, AWAY, THERE]);
  });

  test("count by themselves where it only reads", async () => {
    const { url } = await redis(undefined, "--replicaof", "127.0.0.1", String(await freePort()));
    const server = await counting(url);

    const { status, left } = await ask(server);

    expect([status, left, await isShared(server)]).toEqual([200, 99, false]);
  });

  test("say no word of its password, whether it is right or wrong", async () => {
    const { port } = await redis(undefined, "--requirepass", "hunter2");
    const right = await counting(`redis://:hunter2@127.0.0.1:${port}`);
    const wrong = await counting(`redis://somebody:hunter3@127.0.0.1:${port}`);
    const [known, unknown] = [await ask(right), await ask(wrong)];

    expect([known.status, await isShared(right)]).toEqual([200, true]);
    expect([unknown.status, await isShared(wrong)]).toEqual([200, false]);
    const told = JSON.stringify([right.logged, wrong.logged, known.body, unknown.body]);
    expect(told).not.toMatch(/hunter|somebody/);
    expect(JSON.stringify(wrong.logged)).toContain("WRONGPASS");
  });
});

test("a server starts, answers and ends though its Redis is not there", async () => {
  const took = stopwatch();
  const server = await counting(`redis://127.0.0.1:${await freePort()}`);

  const { status, left } = await ask(server);
  await server.server.stop();

  expect([status, left]).toEqual([200, 99]);
  expect(took()).toBeLessThan(5000);
  expect(saidBy(server)).toEqual([AWAY]);
});

test("without one, metrics do not speak of it", async () => {
  const server = await serving({ schema: talks(), rateLimit: LIMIT });

  expect(await (await server.get("metrics")).text()).not.toContain("rate_limit_shared");
});
