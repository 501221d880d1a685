import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort, type Neo4jServer, start } from "../../bin/neo4j-server.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { openGraph } from "../../src/graph/open.ts";
import { Fault, TimedOut, Unavailable } from "../../src/model/faults.ts";
import { neo4jRuns } from "../support/engines.ts";
import { stopwatch } from "../support/stopwatch.ts";

const PASSWORD = "parley-outage";

/** The error that a promise rejects with; whatever is thrown at query time names no address. */
async function errorOf(promise: Promise<unknown>): Promise<Error> {
  const error = await promise.then(
    () => new Error("It was answered."),
    (reason) => reason,
  );
  expect(error.message).not.toMatch(/127\.0\.0\.1|localhost|bolt|7687/);
  return error;
}

const opens = (neo4j: { uri: string; password?: string; database?: string }) =>
  openGraph({ neo4j: { username: "neo4j", password: "s3cret-word", ...neo4j }, data: "memory" });

describe.skipIf(!neo4jRuns)("[neo4j] a server that goes away, or does not let us in", () => {
  const home = mkdtempSync(join(tmpdir(), "parley-outage-"));
  let server: Neo4jServer;
  let graph: Graph;
  let port: number;

  beforeAll(async () => {
    port = await freePort();
    server = await start({ home, port, password: PASSWORD });
    graph = await openGraph({ neo4j: server, data: "memory" });
    await graph.write((t) => t.rows("CREATE (n:Entity {id: 'a'})"));
  }, 150_000);

  afterAll(async () => {
    await graph?.close();
    await server?.stop("SIGKILL");
    rmSync(home, { recursive: true, force: true });
  });

  const ask = () => graph.rows("MATCH (n:Entity) RETURN n.id AS id");

  test("a server that hangs is unavailable within 5 s, and answers again when it goes on", async () => {
    await ask();
    process.kill(server.pid, "SIGSTOP");
    const took = stopwatch();
    try {
      const all = [ask(), ask(), graph.ping(), graph.rows("RETURN 1 AS one")];
      const errors = await Promise.all(all.map(errorOf));

      expect(took()).toBeLessThan(5000);
      for (const error of errors) expect(error).toBeInstanceOf(Unavailable);
    } finally {
      process.kill(server.pid, "SIGCONT");
    }
    await expect.poll(() => ask().catch(String), { timeout: 5000 }).toEqual([["a"]]);
  });

  test("a server that hangs keeps a write waiting no longer than 15 s", async () => {
    process.kill(server.pid, "SIGSTOP");
    const took = stopwatch();
    try {
      const error = await errorOf(graph.write((t) => t.rows("CREATE (n:Entity {id: 'b'})")));

      expect(error).toBeInstanceOf(Unavailable);
      expect(took()).toBeLessThan(15_000);
    } finally {
      process.kill(server.pid, "SIGCONT");
    }
    await expect.poll(() => ask().catch(String), { timeout: 5000 }).toEqual([["a"]]);
  });

  test("many statements that are only slow time out: the server is not unavailable", async () => {
    const slow = "UNWIND range(1, 100000000000) AS i WITH i WHERE i % 7 = 9 RETURN count(*) AS n";

    const errors = await Promise.all([1, 2, 3].map(() => errorOf(graph.rows(slow))));

    for (const error of errors) expect(error).toBeInstanceOf(TimedOut);
  });

  test("a wrong password is told of in a sentence", async () => {
    await expect(opens({ uri: server.uri, password: "wrong-word" })).rejects.toThrow(
      new Unavailable(
        `Neo4j at ${server.uri} does not accept the password of the user neo4j. Set NEO4J_USERNAME and NEO4J_PASSWORD.`,
      ),
    );
  });

  test("a database that is not there is told of in a sentence, one that is there is used", async () => {
    const { uri } = server;

    await expect(opens({ uri, password: PASSWORD, database: "nowhere" })).rejects.toThrow(
      new Unavailable(`Neo4j at ${uri} has no database named nowhere. Set NEO4J_DATABASE.`),
    );

    const graph = await opens({ uri, password: PASSWORD, database: "neo4j" });
    expect(await graph.rows("RETURN 1 AS one")).toEqual([[1]]);
    await graph.close();
  });

  test("a server that was killed is unavailable at once, and again there after its start", async () => {
    await server.stop("SIGKILL");
    const took = stopwatch();

    const errors = [await errorOf(ask()), await errorOf(ask()), await errorOf(graph.ping())];
    expect(took()).toBeLessThan(3000);
    errors.push(await errorOf(graph.write((t) => t.rows("CREATE (n:Entity {id: 'c'})"))));

    expect(took()).toBeLessThan(12_000);
    for (const error of errors) expect(error).toBeInstanceOf(Unavailable);

    server = await start({ home, port, password: PASSWORD });
    expect(await ask()).toEqual([["a"]]);
    await graph.write((t) => t.rows("MERGE (n:Entity {id: 'c'})"));
  }, 150_000);
});

test("a Neo4j that is not there is told of with its address, without the password", async () => {
  const port = await freePort();
  const took = stopwatch();

  for (const uri of [
    `bolt://127.0.0.1:${port}`,
    `neo4j://127.0.0.1:${port}`,
    `bolt://neo4j:s3cret-word@127.0.0.1:${port}`,
  ]) {
    const scheme = uri.slice(0, uri.indexOf(":"));
    await expect(opens({ uri })).rejects.toThrow(
      new Unavailable(
        `Neo4j at ${scheme}://127.0.0.1:${port} cannot be reached. Start it, set NEO4J_URI to where it is, or unset NEO4J_URI to use the embedded engine.`,
      ),
    );
  }

  expect(took()).toBeLessThan(5000);
});

test("an address that is none of a Neo4j is told of, without the password", async () => {
  for (const uri of ["http://u:s3cret-word@db.example:7474", "s3cret-word", "", "bolt://"]) {
    const error = await opens({ uri }).catch((reason) => reason);

    expect(error).toBeInstanceOf(Fault);
    expect(error.message).not.toContain("s3cret-word");
    expect(error.message).toMatch(/Neo4j/);
  }
});
