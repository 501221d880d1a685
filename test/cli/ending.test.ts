import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { loadDossier } from "../../src/dossier/load.ts";
import { emptyGraph, neo4jAddress, neo4jRuns } from "../support/engines.ts";
import { DOSSIER, inOwnFolder, served } from "../support/parley.ts";
import { json } from "../support/serving.ts";
import { stopwatch } from "../support/stopwatch.ts";

inOwnFolder();

const REQUESTS = 200;

/** Some work for the server: a page of claims with what hangs on each. */
const QUERY = `query Claims($id: ID!) {
  claim(id: $id) { id }
  claims(first: 30, orderBy: [{ field: ID, direction: ASC }]) {
    nodes { id speakers { nodes { name } } evidence { nodes { label } } }
  }
}`;

const CLAIMS = Array.from({ length: 60 }, (_, at) => `c${String(at + 1).padStart(2, "0")}`);

/** A question that has an answer of its own: the claim that it asks for by name, and a list. */
async function ask(url: string, at: number) {
  const id = CLAIMS[at % CLAIMS.length];
  const response = await post(url, { query: QUERY, variables: { id } });
  const { data, errors } = await json(response);
  const listed = data?.claims.nodes.map((claim: { id: string }) => claim.id);
  return { status: response.status, errors, right: data?.claim.id === id, listed };
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

async function environmentOf(engine: string): Promise<Readonly<Record<string, string>>> {
  if (engine === "embedded") return { PARLEY_DATA: "memory" };
  await loadDossier(await emptyGraph("neo4j"), [DOSSIER]);
  const { uri, username, password } = await neo4jAddress();
  return { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
}

describe("with 200 requests in flight, the end loses none", () => {
  test.each([
    ["embedded", "SIGTERM"],
    ["embedded", "SIGINT"],
    ["neo4j", "SIGTERM"],
  ] as const)("[%s] on %s", async (engine, signal) => {
    if (engine === "neo4j" && !neo4jRuns) return;
    const { child, ended, url } = await served([], await environmentOf(engine));
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
    expect(answers).toEqual(
      answers.map(() => ({
        status: 200,
        errors: undefined,
        right: true,
        listed: CLAIMS.slice(0, 30),
      })),
    );
  });
});
