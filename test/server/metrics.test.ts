import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { openGraph } from "../../src/graph/open.ts";
import { Unavailable } from "../../src/model/faults.ts";
import { Metrics } from "../../src/server/metrics.ts";
import { parleySchema } from "../support/asking.ts";
import { neo4jAddress, neo4jRuns } from "../support/engines.ts";
import { type Serving, serving } from "../support/serving.ts";
import { talks } from "../support/talks.ts";

/** The values of a server's metrics by their names and labels, as they are printed. */
async function metricsOf({ get }: Serving): Promise<ReadonlyMap<string, number>> {
  const text = await (await get("metrics")).text();
  return valuesIn(text);
}

function valuesIn(text: string): ReadonlyMap<string, number> {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(" ");
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

/** Those of one metric alone. */
function only(metrics: ReadonlyMap<string, number>, name: string) {
  return Object.fromEntries([...metrics].filter(([key]) => key.split("{")[0] === name));
}

describe("requests are counted by operation and outcome", () => {
  test("answered and refused ones, of which the anonymous are one", async () => {
    const server = await serving();
    const { ask, get } = server;

    await ask({ query: "query Hello { hello }" });
    await ask({ query: "query Hello { hello }" });
    await ask({ query: "{ hello }" });
    await ask({ query: "query Many { people(first: 101) { totalCount } }" });
    await ask({ query: "query Wrong { nothing }" });
    await ask({ query: "query Wrong {" });
    await ask({ query: "a ".repeat(1001) });
    await get("graphql?query={hello}");
    await get("graphql", { method: "DELETE", headers: { "content-type": "application/json" } });
    const metrics = await metricsOf(server);

    expect(only(metrics, "parley_requests_total")).toEqual({
      'parley_requests_total{operation="Hello",outcome="OK"}': 2,
      'parley_requests_total{operation="other",outcome="OK"}': 1,
      'parley_requests_total{operation="Many",outcome="BAD_USER_INPUT"}': 1,
      'parley_requests_total{operation="other",outcome="GRAPHQL_VALIDATION_FAILED"}': 1,
      'parley_requests_total{operation="other",outcome="GRAPHQL_PARSE_FAILED"}': 1,
      'parley_requests_total{operation="other",outcome="QUERY_TOO_COSTLY"}': 1,
      'parley_requests_total{operation="other",outcome="BAD_REQUEST"}': 2,
    });
    expect(metrics.get('parley_request_seconds_count{operation="Hello"}')).toBe(2);
    expect(metrics.get('parley_request_seconds_bucket{le="+Inf",operation="Hello"}')).toBe(2);
  });

  test("what fails while it runs, by its code", async () => {
    const away = () => {
      throw new Unavailable("The database cannot be reached.");
    };
    const broken = () => {
      throw new Error("broken");
    };
    const server = await serving({
      schema: talks({ "Query.hello": away, "Query.entity": broken }),
    });

    await server.ask({ query: "query Away { hello }" });
    await server.ask({ query: "query Broken { entity { id } }" });

    expect(only(await metricsOf(server), "parley_requests_total")).toEqual({
      'parley_requests_total{operation="Away",outcome="UNAVAILABLE"}': 1,
      'parley_requests_total{operation="Broken",outcome="INTERNAL_SERVER_ERROR"}': 1,
    });
  });

  test("those that run, and those whose client goes away", async () => {
    const slowly = async (
      _source: unknown,
      _given: unknown,
      { signal }: { signal: AbortSignal },
    ) => {
      await sleep(5000, undefined, { signal }).catch(() => {});
    };
    const server = await serving({ schema: talks({ "Query.hello": slowly }) });
    const leaving = new AbortController();
    const value = async (name: string) => (await metricsOf(server)).get(name);

    const asked = server.get("graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"query": "{ hello }"}',
      signal: leaving.signal,
    });
    await expect.poll(() => value("parley_requests_running")).toBe(1);
    leaving.abort();
    await expect(asked).rejects.toThrow();

    const abandoned = 'parley_requests_total{operation="other",outcome="ABANDONED"}';
    await expect.poll(() => value(abandoned)).toBe(1);
    expect(await value("parley_requests_running")).toBe(0);
  });
});

test("a hundred names at most are counted by themselves, and the known ones always", async () => {
  const metrics = new Metrics(["Known"], {
    running: 0,
    plans: { compiled: 0, reused: 0 },
    checkReady: async () => {},
  });

  for (let at = 0; at < 500; at++) metrics.countRequest(`Name${at}`, "OK", 0.01);
  metrics.countRequest("Known", "OK", 0.01);
  metrics.countRequest("x".repeat(65), "OK", 0.01);

  const counted = only(valuesIn(await metrics.text()), "parley_requests_total");
  expect(Object.keys(counted)).toHaveLength(101);
  expect(counted['parley_requests_total{operation="Known",outcome="OK"}']).toBe(1);
  expect(counted['parley_requests_total{operation="other",outcome="OK"}']).toBe(402);
});

test("the process tells its memory, its CPU and the lag of its event loop", async () => {
  const metrics = await metricsOf(await serving());

  expect(metrics.get("process_resident_memory_bytes")).toBeGreaterThan(10_000_000);
  expect(metrics.get("process_cpu_seconds_total")).toBeGreaterThan(0);
  expect(metrics.has("nodejs_eventloop_lag_p99_seconds")).toBe(true);
});

test("no question and no value of it stands in the metrics", async () => {
  const server = await serving();

  await server.ask({
    query: 'query Find($id: ID!) { person(id: $id) { id } hello(name: "literal") }',
    variables: { id: "somebody" },
  });
  const response = await server.get("metrics");

  expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect(await response.text()).not.toMatch(/somebody|literal|person/);
});

describe("statements and plans are counted", () => {
  const ENGINES = [
    ["embedded", "Grafeo", 2],
    ["neo4j", "Neo4j", 1],
  ] as const;

  const here = ENGINES.filter(([name]) => name !== "neo4j" || neo4jRuns);

  test.each(here)("[%s] by engine", async (name, engine, each) => {
    const settings =
      name === "neo4j" ? { neo4j: await neo4jAddress(), data: "memory" } : { data: "memory" };
    const open = (): Promise<Graph> => openGraph(settings);
    const server = await serving({ schema: await parleySchema(), open });
    const query = "query Lists($first: Int) { claims(first: $first) { nodes { id } } }";

    for (const first of [1, 2, 3]) await server.ask({ query, variables: { first } });
    const metrics = await metricsOf(server);

    const labels = `{engine="${engine}",outcome="answered"}`;
    expect(metrics.get(`parley_statement_seconds_count${labels}`)).toBe(3 * each);
    expect(metrics.get(`parley_statement_seconds_sum${labels}`)).toBeGreaterThan(0);
    expect(metrics.get(`parley_statements_running{engine="${engine}"}`)).toBe(0);
    expect(only(metrics, "parley_plans_total")).toEqual({
      'parley_plans_total{result="compiled"}': 1,
      'parley_plans_total{result="reused"}': 2,
    });
  });
});
