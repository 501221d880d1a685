// Takes a minute and a half: a real Neo4j is paused, killed, stopped and started under requests.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort, type Neo4jServer, start } from "../../bin/neo4j-server.ts";
import { buildParleySchema } from "../../src/api/schema.ts";
import { loadDossier } from "../../src/dossier/load.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { migrate } from "../../src/graph/migrations.ts";
import { openGraph } from "../../src/graph/open.ts";
import { neo4jRuns } from "../support/engines.ts";
import { folder } from "../support/folder.ts";
import { type Serving, serving } from "../support/serving.ts";
import { stopwatch } from "../support/stopwatch.ts";
import { talks } from "../support/talks.ts";
import { writeEdition } from "../support/template.ts";

const PASSWORD = "parley-outage";

/** What was seen of one request. */
interface Seen {
  readonly path: string;
  /** When it was sent, and how long its answer took, in milliseconds. */
  readonly at: number;
  readonly took: number;
  readonly status: number;
  /** Of a question: the error's code, or undefined where it was answered. */
  readonly code?: string | undefined;
}

const QUERY = "{ people(first: 2) { nodes { id name } } }";

/** Sends a question and looks at health ten times a second until it is told to end. */
function hammer({ get, ask }: Serving, query: string) {
  const seen: Seen[] = [];
  const running: Promise<void>[] = [];
  const follow = async (path: string, send: () => Promise<Pick<Seen, "status" | "code">>) => {
    const at = performance.now();
    const { status, code } = await send();
    seen.push({ path, at, took: performance.now() - at, status, code });
  };
  const health = (path: string) => follow(path, () => get(path));
  const question = () =>
    follow("/graphql", async () => {
      const { status, body } = await ask({ query });
      return { status, code: body.errors?.[0].extensions.code };
    });
  const timer = setInterval(
    () => running.push(question(), health("/livez"), health("/readyz")),
    100,
  );
  return {
    seen,
    async end() {
      clearInterval(timer);
      await Promise.all(running);
    },
  };
}

describe.skipIf(!neo4jRuns)("[neo4j] a Parley whose database goes away under requests", () => {
  const home = mkdtempSync(join(tmpdir(), "parley-outage-"));
  let server: Neo4jServer;
  let port: number;

  const open = (): Promise<Graph> => openGraph({ neo4j: server, data: "memory" });

  beforeAll(async () => {
    port = await freePort();
    server = await start({ home, port, password: PASSWORD });
  }, 150_000);

  afterAll(async () => {
    await server?.stop("SIGKILL");
    rmSync(home, { recursive: true, force: true });
  });

  /** Breaks the database under requests, mends it after some seconds, and checks what was answered. */
  async function outlive(name: string, breaks: () => unknown, mends: () => unknown): Promise<void> {
    const graph = await open();
    await migrate(graph);
    const edition = folder();
    writeEdition(edition, "a", 20);
    await loadDossier(graph, [edition]);
    const parley = await serving({ schema: await buildParleySchema(), open: async () => graph });
    const { seen, end } = hammer(parley, QUERY);
    const of = (path: string) => seen.filter((each) => each.path === path);
    await expect.poll(() => of("/graphql").length, { timeout: 20_000 }).toBeGreaterThan(5);
    expect(of("/graphql").map(({ code }) => code)).not.toContain("UNAVAILABLE");

    await breaks();
    // One that is told to stop answers until it has stopped.
    const broken = performance.now();
    await sleep(7000);
    const down = seen.filter(({ at }) => at >= broken + 500);
    await mends();
    const mended = performance.now();
    const answered = ({ at, code, status }: Seen) => at > broken + 500 && status === 200 && !code;
    await expect.poll(() => of("/graphql").some(answered), { timeout: 15_000 }).toBe(true);
    const backAfter = performance.now() - mended;
    await sleep(1000);
    await end();

    const questions = down.filter(({ path }) => path === "/graphql");
    expect(questions.length).toBeGreaterThan(10);
    expect(new Set(questions.map(({ code }) => code))).toEqual(new Set(["UNAVAILABLE"]));
    const ready = down.filter(({ path }) => path === "/readyz");
    expect(new Set(ready.map(({ status }) => status))).toEqual(new Set([503]));
    expect(new Set(of("/livez").map(({ status }) => status))).toEqual(new Set([200]));
    const slowest = (path: string) => Math.round(Math.max(...of(path).map(({ took }) => took)));
    process.stdout.write(
      `${name}: UNAVAILABLE within ${slowest("/graphql")} ms, /readyz within ${slowest("/readyz")} ms, ` +
        `/livez within ${slowest("/livez")} ms; answered again ${Math.round(backAfter)} ms after its end\n`,
    );
    // What a machine that is busy with other things adds, it adds to /livez too, which asks nobody.
    const allowed = 5000 + slowest("/livez");
    expect(slowest("/graphql")).toBeLessThan(allowed);
    expect(slowest("/readyz")).toBeLessThan(allowed);
    expect((await parley.get("/readyz")).status).toBe(200);
    expect((await parley.ask({ query: QUERY })).body.errors).toBeUndefined();
  }

  const pid = () => server.pid;
  const restart = async () => {
    server = await start({ home, port, password: PASSWORD });
  };

  test("says so within 5 s when it is paused, and answers again when it goes on", async () => {
    await outlive(
      "Neo4j paused",
      () => process.kill(pid(), "SIGSTOP"),
      () => process.kill(pid(), "SIGCONT"),
    );
  }, 150_000);

  test("says so within 5 s when it is killed, and answers again after its start", async () => {
    await outlive("Neo4j killed", () => server.stop("SIGKILL"), restart);
  }, 150_000);

  test("says so within 5 s when it is stopped, and answers again after its start", async () => {
    await outlive("Neo4j stopped", () => server.stop("SIGTERM"), restart);
  }, 150_000);

  const ENDLESS = "UNWIND range(1, 100000000000) AS i WITH i WHERE i % 7 = 9 RETURN count(*) AS n";

  /** A Parley with a question that takes forever, and how many such statements the database runs. */
  async function endless() {
    const watching = await open();
    const schema = talks({
      "Query.hello": (_source, _args, { graph, signal }: { graph: Graph; signal: AbortSignal }) =>
        graph.rows(ENDLESS, {}, { signal }),
    });
    const parley = await serving({ schema, open });
    const running = async () => {
      const [row] = await watching.rows(
        "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'UNWIND range(1, 1000' RETURN count(*) AS n",
      );
      return row?.[0];
    };
    return { parley, running, close: () => watching.close() };
  }

  test("a statement that takes over 5 s answers TIMEOUT, and ends in the database too", async () => {
    const { parley, running, close } = await endless();
    const took = stopwatch();

    const answer = parley.ask({ query: "{ hello }" });
    await expect.poll(running, { timeout: 4000 }).toBe(1);
    const { body } = await answer;
    const answered = took();
    await expect.poll(running, { timeout: 2000, interval: 20 }).toBe(0);

    expect(body.errors[0].extensions.code).toBe("TIMEOUT");
    expect(answered).toBeLessThan(6000);
    process.stdout.write(
      `Statement over its time: TIMEOUT after ${Math.round(answered)} ms, gone ${Math.round(took() - answered)} ms later\n`,
    );
    await close();
  }, 60_000);

  test("a client that goes away ends its statement in the database", async () => {
    const { parley, running, close } = await endless();
    const client = new AbortController();
    const request = parley
      .get("/graphql", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: "{ hello }" }),
        signal: client.signal,
      })
      .catch((error) => error.name);
    await expect.poll(running, { timeout: 4000 }).toBe(1);
    const took = stopwatch();

    client.abort();

    expect(await request).toBe("AbortError");
    await expect.poll(running, { timeout: 2000, interval: 20 }).toBe(0);
    process.stdout.write(`Client gone: its statement ended within ${Math.round(took())} ms\n`);
    await close();
  }, 60_000);
});
