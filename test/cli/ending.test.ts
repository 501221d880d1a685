import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { Connection, post } from "../../bench/stand/connection.ts";
import { emptyGraph, neo4jAddress, neo4jRuns } from "../support/engines.ts";
import { DOSSIER, inOwnFolder, outcome, served } from "../support/parley.ts";
import { stopwatch } from "../support/stopwatch.ts";

inOwnFolder();

/** As many as may be there at once. */
const REQUESTS = 1000;

/** On a machine that does much besides. */
const PATIENCE_MS = 240_000;

/** A question with some work in it, for one statement. */
const QUERY = "query Claim($id: ID!) { claim(id: $id) { id text evidence { nodes { label } } } }";

const CLAIMS = ["c01", "c08", "c10", "c23", "c35", "c40", "c52", "c61"];

/** So many clients of an address, each with a connection of its own, which ask for one of the claims. */
function clientsOf(address: string) {
  const url = new URL("graphql", address);
  const questions = CLAIMS.map((id) =>
    post(url, JSON.stringify({ query: QUERY, variables: { id } })),
  );
  const clients = Array.from({ length: REQUESTS }, () => new Connection(url));
  const ask = (client: Connection, at: number) =>
    client.ask(questions[at % CLAIMS.length] ?? Buffer.of());
  return {
    askOne: (at: number) => ask(new Connection(url), at),
    askAll: () => clients.map(ask),
  };
}

/** What `/readyz` says, some times a second, until nobody answers. */
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
    await sleep(50);
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

describe(`with ${REQUESTS} requests in flight, the end loses none`, () => {
  test.each(CASES)(
    "[%s] on %s",
    async (engine, signal) => {
      const { child, ended, url } = await servedOn(engine);
      const { askOne, askAll } = clientsOf(url);
      // A Neo4j that has not planned the question yet may take longer than a statement may.
      await expect
        .poll(async () => (await askOne(0)).body, { timeout: 30_000 })
        .toMatch(/^{"data"/);
      const right = await Promise.all(CLAIMS.map((_, at) => askOne(at)));
      // All connections are open before they are asked in earnest.
      await Promise.all(askAll());

      // What is asked stands in the system's hands at once.
      const asked = askAll();
      child.kill(signal);
      const took = stopwatch();
      const end = ended.then((code) => ({ code, inTime: took() < 10_000 }));
      const statuses = await readiness(url);
      const answers = await Promise.all(asked);

      expect(right.map(({ body }) => JSON.parse(body).data.claim.id)).toEqual(CLAIMS);
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
      expect(answers.map(({ body }) => body)).toEqual(
        answers.map((_, at) => right[at % CLAIMS.length]?.body),
      );
      const last = answers.filter(({ head }) => /\nconnection: close/i.test(head));
      expect(last.length).toBeGreaterThan(REQUESTS / 2);
      expect(statuses).toContain(503);
      expect(await end).toEqual({ code: 0, inTime: true });
    },
    PATIENCE_MS,
  );
});
