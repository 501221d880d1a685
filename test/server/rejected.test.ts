import { createHash } from "node:crypto";
import { connect } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { openGraph } from "../../src/graph/open.ts";
import { TimedOut, Unavailable } from "../../src/model/faults.ts";
import { PATIENCE } from "../../src/server/patience.ts";
import { parleySchema } from "../support/asking.ts";
import { type Serving, serving } from "../support/serving.ts";
import { talks } from "../support/talks.ts";

/** How many requests were rejected, by reason, without those for which none was. */
async function rejected({ get }: Serving): Promise<Readonly<Record<string, number>>> {
  const text = await (await get("metrics")).text();
  const lines = text.matchAll(/^parley_rejected_total\{reason="(\w+)"\} (\d+)$/gm);
  const all = [...lines].map(([, reason = "", count]) => [reason, Number(count)] as const);
  return Object.fromEntries(all.filter(([, count]) => count > 0));
}

const TOO_DEEP = `{ person ${"{ country { people { nodes ".repeat(5)}{ id } ${"} } } ".repeat(5)}}`;

const ALIASES = Array.from({ length: 31 }, (_, at) => `a${at}: hello`).join(" ");

/** Fragments that multiply each other, to more fields than may be. */
const UNFOLDING = [
  "{ person { ...f0 } }",
  ...Array.from({ length: 20 }, (_, at) => {
    const twice = ["a", "b"].map((as) => `${as}: country { people { nodes { ...f${at + 1} } } }`);
    return `fragment f${at} on Person { ${twice.join(" ")} }`;
  }),
  "fragment f20 on Person { id }",
].join(" ");

describe("what is rejected is counted by why", () => {
  test.each([
    ["malformed", "{ hello"],
    ["invalid", "{ nothing }"],
    ["bad_input", "{ people(first: 101) { totalCount } }"],
    ["depth", TOO_DEEP],
    ["fields", UNFOLDING],
    ["aliases", `{ ${ALIASES} }`],
    ["tokens", "a ".repeat(1001)],
    ["directives", `{ hello ${"@include(if: true) ".repeat(11)} }`],
    [
      "too_costly",
      "{ people(first: 100) { nodes { claims(first: 100) { edges { reportedIn { id } } } } } }",
    ],
    ["too_large", `# ${"x".repeat(100 * 1024)}`],
  ])("%s", async (reason, query) => {
    const server = await serving();

    await server.ask({ query });

    expect(await rejected(server)).toEqual({ [reason]: 1 });
  });

  test("[embedded] sub-queries, conditions and nesting of a question to the graph", async () => {
    const schema = await parleySchema();
    const server = await serving({ schema, open: () => openGraph({ data: "memory" }) });
    const lists = Array.from(
      { length: 30 },
      (_, at) => `c${at}: claims { nodes { id } totalCount } m${at}: meetings { totalCount }`,
    );
    const filter = "query ($filter: ClaimFilter) { claims(filter: $filter) { totalCount } }";
    const many = { or: Array.from({ length: 101 }, () => ({ text: { eq: "x" } })) };
    const nested = Array.from({ length: 40 }).reduce((inner) => ({ not: inner }), {});

    await server.ask({ query: `{ country(id: "a") { ${lists.join(" ")} } }` });
    await server.ask({ query: filter, variables: { filter: many } });
    await server.ask({ query: filter, variables: { filter: nested } });

    expect(await rejected(server)).toEqual({ subqueries: 1, conditions: 1, nesting: 1 });
  });

  test("what has run out of time, and what the database was not there for", async () => {
    const away = () => {
      throw new Unavailable("The database cannot be reached.");
    };
    const slow = () => {
      throw new TimedOut("It took too long.");
    };
    const server = await serving({ schema: talks({ "Query.hello": away, "Query.entity": slow }) });

    await server.ask({ query: "{ hello }" });
    await server.ask({ query: "{ entity { id } }" });

    expect(await rejected(server)).toEqual({ unavailable: 1, timed_out: 1 });
  });

  test("who has asked for enough", async () => {
    const server = await serving({ rateLimit: { rows: 2, seconds: 100 } });

    for (let at = 0; at < 4; at++) await server.ask({ query: "{ hello }" });

    expect(await rejected(server)).toEqual({ rate_limited: 2 });
  });

  test("documents that nobody trusts, by their text or their id", async () => {
    const text = "{ hello }";
    const id = createHash("sha256").update(text).digest("hex");
    const server = await serving({ trusted: { only: true, texts: new Map([[id, text]]) } });

    await server.ask({ query: text });
    await server.ask({ query: "{ __typename }" });
    await server.get("graphql?documentId=sha256:0");

    expect(await rejected(server)).toEqual({ not_trusted: 2 });
  });

  test("what is no request, and headers that do not end", async () => {
    const server = await serving({ patience: { ...PATIENCE, headersMs: 200 } });
    const send = (text: string) => {
      const socket = connect(Number(new URL(server.server.url).port), "127.0.0.1");
      onTestFinished(() => void socket.destroy());
      socket.resume().write(text);
    };

    send("no HTTP at all\r\n\r\n");
    send("POST /graphql HTTP/1.1\r\nHost: parley\r\n");
    send(`GET / HTTP/1.1\r\nX: ${"x".repeat(20_000)}\r\n\r\n`);

    await expect
      .poll(() => rejected(server), { timeout: 5000 })
      .toEqual({ malformed: 1, too_large: 1, too_slow: 1 });
  });

  test("and what has only failed, or was not found, is not", async () => {
    const broken = () => {
      throw new Error("broken");
    };
    const server = await serving({ schema: talks({ "Query.hello": broken }) });

    await server.ask({ query: "{ hello }" });
    await server.get("nothing-here");
    await server.ask({ query: "{ __typename }" });

    expect(await rejected(server)).toEqual({});
  });
});

test("the cost of operations is counted by their names, of those too that cost too much", async () => {
  const server = await serving();
  const people = (first: number) =>
    `query People { people(first: ${first}) { nodes { claims(first: 100) { edges { reportedIn { id } } } } } }`;

  for (let at = 0; at < 3; at++) await server.ask({ query: people(1) });
  await server.ask({ query: people(100) });
  const text = await (await server.get("metrics")).text();

  expect(text).toContain('parley_operation_cost_rows_sum{operation="People"} 61903');
  expect(text).toContain('parley_operation_cost_rows_bucket{le="1000",operation="People"} 3');
  expect(text).toContain('parley_operation_cost_rows_count{operation="People"} 4');
});

test("whether questions are answered is told as 1 or 0", async () => {
  const server = await serving();
  const ready = async () => /^parley_ready (\d)$/m.exec(await (await server.get("metrics")).text());

  expect((await ready())?.[1]).toBe("1");
  server.graph.away = new Unavailable("The database cannot be reached.");
  expect((await ready())?.[1]).toBe("0");
});
