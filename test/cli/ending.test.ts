import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { emptyGraph, neo4jAddress, neo4jRuns } from "../support/engines.ts";
import { DOSSIER, inOwnFolder, outcome, served } from "../support/parley.ts";
import { json } from "../support/serving.ts";
import { stopwatch } from "../support/stopwatch.ts";

inOwnFolder();

const REQUESTS = 200;

/** A question with some work in it, for one statement. */
const QUERY = `query Claim($id: ID!) {
  claim(id: $id) {
    id
    text
    evidence { nodes { label } }
    speakers { nodes { claims { nodes { id evidence { nodes { label } } } } } }
  }
}`;

const CLAIMS = ["c01", "c08", "c10", "c23", "c35", "c40", "c52", "c61"];

/** Asks for one of the claims. */
async function ask(url: string, at: number) {
  const response = await post(url, { query: QUERY, variables: { id: CLAIMS[at % CLAIMS.length] } });
  return { status: response.status, body: await json(response) };
}

function post(url: string, body: unknown): Promise<Response> {
  return fetch(new URL("graphql", url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** What `/readyz` says, every few milliseconds, until nobody answers. */
async function readiness(url: string): Promise<readonly number[]> {
  const statuses: number[] = [];
  let answers = true;
  while (answers) {
    fetch(new URL("readyz", url)).then(
      ({ status }) => void statuses.push(status),
      () => {
        answers = false;
      },
    );
    await sleep(20);
  }
  return statuses;
}

/** Starts Parley on an engine that holds the talks of Istanbul. */
async function servedOn(engine: "embedded" | "neo4j") {
  if (engine === "embedded") return served([], { PARLEY_DATA: "memory" });
  const { uri, password } = await neo4jAddress();
  const environment = { NEO4J_URI: uri, NEO4J_PASSWORD: password };
  await emptyGraph("neo4j");
  expect(await outcome(["load", DOSSIER], environment)).toMatchObject({ code: 0 });
  return served([], environment);
}

const CASES = (["embedded", "neo4j"] as const)
  .filter((engine) => engine === "embedded" || neo4jRuns)
  .flatMap((engine) => (["SIGTERM", "SIGINT"] as const).map((signal) => [engine, signal] as const));

describe("with 200 requests in flight, the end loses none", () => {
  test.each(CASES)("[%s] on %s", async (engine, signal) => {
    const { child, ended, url } = await servedOn(engine);
    // A Neo4j that has not planned the question yet may take longer than a statement may.
    await expect.poll(() => ask(url, 0), { timeout: 30_000 }).not.toHaveProperty("body.errors");
    const right = await Promise.all(CLAIMS.map((_, at) => ask(url, at)));
    // Two hundred connections are open before they are asked in earnest.
    await Promise.all(
      Array.from({ length: REQUESTS }, () => post(url, { query: "{ __typename }" })),
    );
    let answered = 0;
    const asked = Array.from({ length: REQUESTS }, async (_, at) => {
      const answer = await ask(url, at);
      answered += 1;
      return answer;
    });
    await expect.poll(() => answered, { interval: 1, timeout: 20_000 }).toBeGreaterThan(0);
    const inFlight = REQUESTS - answered;
    const took = stopwatch();

    child.kill(signal);
    const statuses = await readiness(url);
    const answers = await Promise.all(asked);
    const code = await ended;

    expect([code, took() < 10_000]).toEqual([0, true]);
    expect(inFlight).toBeGreaterThan(REQUESTS / 2);
    expect(statuses).toContain(503);
    expect(right.map(({ body }) => body.data.claim.id)).toEqual(CLAIMS);
    expect(answers).toEqual(answers.map((_, at) => right[at % CLAIMS.length]));
  });
});
