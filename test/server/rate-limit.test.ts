import { describe, expect, test } from "vitest";
import { clientAt, type RateLimit } from "../../src/server/allowance.ts";
import { json, type Serving, serving } from "../support/serving.ts";
import { talks } from "../support/talks.ts";

const HELLO = "{ hello }";

/** A question that costs one row, and one whose cost is a page of so many people. */
const PEOPLE = "query People($first: Int) { people(first: $first) { nodes { id } } }";

/** Serves, with a proxy on this machine that says who its clients are. */
function limited(rateLimit: RateLimit): Promise<Serving> {
  return serving({ schema: talks(), rateLimit, proxies: ["127.0.0.1"] });
}

/** Asks as the client at an address. */
async function as({ get }: Serving, address: string, body: unknown) {
  const response = await get("graphql", {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": address },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return {
    status: response.status,
    body: await json(response),
    policy: response.headers.get("ratelimit-policy"),
    left: Number(/^"rows";r=(\d+);t=\d+$/.exec(response.headers.get("ratelimit") ?? "")?.[1]),
    retryAfter: response.headers.get("retry-after"),
  };
}

describe("a client that may ask for so many rows in a time", () => {
  test("is told with every answer how many are left, and how its question cost", async () => {
    const server = await limited({ rows: 100, seconds: 60 });

    const first = await as(server, "192.0.2.1", { query: HELLO });
    const page = await as(server, "192.0.2.1", { query: PEOPLE, variables: { first: 20 } });
    const again = await as(server, "192.0.2.1", { query: PEOPLE, variables: { first: 20 } });

    expect([first.status, first.body, first.policy]).toEqual([
      200,
      { data: { hello: null } },
      '"rows";q=100;w=60',
    ]);
    expect(first.left).toBeLessThan(100);
    // A request costs a row, a page as many as it may have.
    expect(first.left - page.left).toBe(page.left - again.left);
    expect(page.left - again.left).toBeGreaterThanOrEqual(21);
    expect(again.retryAfter).toBeNull();
  });

  test("is refused what it has no rows for, politely, and may still ask for less", async () => {
    const server = await limited({ rows: 60, seconds: 60 });
    const ask = (first: number) => as(server, "192.0.2.1", { query: PEOPLE, variables: { first } });
    await ask(20);

    const refused = await ask(50);
    const known = await ask(50);
    const less = await ask(5);

    for (const { status, body, retryAfter } of [refused, known]) {
      expect([status, body.data, body.errors.length]).toEqual([429, undefined, 1]);
      expect(body.errors[0].extensions).toEqual({ code: "RATE_LIMITED" });
      expect(body.errors[0].message).toMatch(
        /^A client may ask for 60 rows in 60 s\. Of these \d+ are left for \d+ s, but this request costs \d+\.$/,
      );
      expect(Number(retryAfter)).toBeGreaterThan(50);
      expect(Number(retryAfter)).toBeLessThanOrEqual(60);
    }
    expect(refused.left - known.left).toBe(1);
    expect([less.status, less.body.errors]).toEqual([200, undefined]);
  });

  test("has them again when the time is over", async () => {
    const server = await limited({ rows: 2, seconds: 1 });
    const ask = () => as(server, "192.0.2.1", { query: "{ __typename }" });
    await ask();
    await ask();
    expect((await ask()).status).toBe(429);

    await expect.poll(async () => (await ask()).status, { timeout: 5000 }).toBe(200);
  });

  test("pays a row for what is no question, too", async () => {
    const server = await limited({ rows: 3, seconds: 60 });
    const wrong = ["{}", '{"query": "{"}', '{"query": "{ nothing }"}', '{"query": "{ nothing }"}'];

    const statuses = [];
    for (const body of wrong) statuses.push((await as(server, "192.0.2.1", body)).status);

    expect(statuses).toEqual([400, 400, 400, 429]);
  });

  test("has its own, whoever else asks, and whatever it makes up about itself", async () => {
    const server = await limited({ rows: 2, seconds: 60 });
    const ask = async (from: string) =>
      (await as(server, from, { query: "{ __typename }" })).status;

    const first = [await ask("192.0.2.1"), await ask("192.0.2.1"), await ask("192.0.2.1")];
    const other = await ask("192.0.2.2");
    const lying = await ask("192.0.2.9, 192.0.2.1");

    expect([first, other, lying]).toEqual([[200, 200, 429], 200, 429]);
  });

  test("is known by its connection where no proxy is trusted", async () => {
    const server = await serving({ schema: talks(), rateLimit: { rows: 2, seconds: 60 } });
    const ask = async (from: string) =>
      (await as(server, from, { query: "{ __typename }" })).status;

    expect([await ask("192.0.2.1"), await ask("192.0.2.2"), await ask("192.0.2.3")]).toEqual([
      200, 200, 429,
    ]);
  });
});

test("a question whose answer has an error is paid once", async () => {
  const hello = () => {
    throw new Error("broken");
  };
  const server = await serving({
    schema: talks({ "Query.hello": hello }),
    rateLimit: { rows: 100, seconds: 60 },
  });
  const ask = () =>
    as(server, "192.0.2.1", { query: PEOPLE.replace("{ people", "{ hello people") });

  const [first, second, third] = [await ask(), await ask(), await ask()];

  expect(first.body.errors).toHaveLength(1);
  expect(second.left - third.left).toBe(first.left - second.left);
});

test("health, metrics and pages cost nothing, and without a limit no answer speaks of one", async () => {
  const server = await limited({ rows: 1, seconds: 60 });
  const free = await serving({ schema: talks() });
  const status = async (path: string) => (await server.get(path)).status;

  for (let times = 0; times < 3; times++) {
    expect([await status("livez"), await status("readyz"), await status("metrics")]).toEqual([
      200, 200, 200,
    ]);
  }
  const { status: answered, policy } = await as(free, "192.0.2.1", { query: HELLO });
  expect([answered, policy]).toEqual([200, null]);
});

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["2001:0DB8:0:0:ffff:ffff:ffff:ffff", "2001:db8:0:0"],
  ["2001:db8:0:1::", "2001:db8:0:1"],
  ["::1", "0:0:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
])("%s is the client %s", (address, client) => {
  expect(clientAt(address)).toBe(client);
});
