import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { inOwnFolder, served } from "../support/parley.ts";
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

describe("with 200 requests in flight, the end loses none", () => {
  // On Neo4j 200 at once can wait longer for a connection than the seam allows: not promised yet.
  test.each(["SIGTERM", "SIGINT"] as const)("[embedded] on %s", async (signal) => {
    const { child, ended, url } = await served([], { PARLEY_DATA: "memory" });
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
