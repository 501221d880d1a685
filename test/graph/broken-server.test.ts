// A real Neo4j of its own that fails over, locks Parley out, has too little memory, or takes no changes.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import neo4j from "neo4j-driver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort, type Neo4jServer, start } from "../../bin/neo4j-server.ts";
import { buildParleySchema } from "../../src/api/schema.ts";
import { loadDossier } from "../../src/dossier/load.ts";
import { migrate } from "../../src/graph/migrations.ts";
import { openGraph } from "../../src/graph/open.ts";
import { Unavailable } from "../../src/model/faults.ts";
import { neo4jRuns } from "../support/engines.ts";
import { Line } from "../support/line.ts";
import { serving } from "../support/serving.ts";
import { stopwatch } from "../support/stopwatch.ts";
import { writeEdition } from "../support/template.ts";
import { codesOf, knownOf, recovery, volley } from "../support/whole.ts";

const PASSWORD = "parley-broken";
const OTHER_PASSWORD = "parley-changed";

/** Within 5 s on a machine that is idle; these share theirs with others. */
const IN_TIME_MS = 9000;

const RECOVERED_MS = 15_000;

describe.skipIf(!neo4jRuns)("[neo4j] a server that is there and cannot", () => {
  const home = mkdtempSync(join(tmpdir(), "parley-broken-"));
  let server: Neo4jServer;
  let port: number;
  let line: Line;

  const begin = async (settings: Readonly<Record<string, string>> = {}) => {
    server = await start({
      home,
      port,
      password: PASSWORD,
      settings: {
        "server.bolt.advertised_address": `127.0.0.1:${line.port}`,
        "dbms.memory.transaction.total.max": "32m",
        ...settings,
      },
    });
  };
  const open = (scheme = "bolt") =>
    openGraph({
      neo4j: { uri: `${scheme}://127.0.0.1:${line.port}`, username: "neo4j", password: PASSWORD },
      data: "memory",
    });
  const parleyOn = async (scheme?: string) => {
    const schema = await buildParleySchema();
    const parley = await serving({ schema, open: () => open(scheme) });
    return { parley, known: await knownOf(parley) };
  };

  beforeAll(async () => {
    port = await freePort();
    line = await Line.to(port);
    await begin();
    const graph = await open();
    await migrate(graph);
    const edition = join(home, "edition");
    writeEdition(edition, "a", 40);
    await loadDossier(graph, [edition]);
    await graph.close();
  }, 150_000);

  afterAll(async () => {
    await line?.close();
    await server?.stop("SIGKILL");
    rmSync(home, { recursive: true, force: true });
  });

  test("with neo4j:// it finds the server again after it has failed over", async () => {
    const { parley, known } = await parleyOn("neo4j");
    expect(line.connections).toBeGreaterThan(0);

    const asked = volley(parley, known, 30);
    line.reset();
    const codes = codesOf(await asked);
    await line.close();
    const gone = codesOf(await volley(parley, known, 6));
    await line.listen();

    for (const code of codes) expect(["OK", "UNAVAILABLE"]).toContain(code);
    expect(gone).toEqual(new Set(["UNAVAILABLE"]));
    await recovery(parley, known, RECOVERED_MS);
  });

  test("a password that changes while it is asked locks it out, until it is the right one again", async () => {
    const { parley, known } = await parleyOn();
    await changePassword(server.uri, PASSWORD, OTHER_PASSWORD);
    line.reset();
    const took = stopwatch();

    const outcomes = await volley(parley, known, 12);
    const ready = await parley.get("readyz");
    const lockedOutWithin = took();
    // After three failures Neo4j lets nobody in for 5 s.
    const mend = () => changePassword(server.uri, OTHER_PASSWORD, PASSWORD).then(() => "mended");
    await expect.poll(() => mend().catch(String), { timeout: RECOVERED_MS }).toBe("mended");

    expect(codesOf(outcomes)).toEqual(new Set(["UNAVAILABLE"]));
    expect(ready.status).toBe(503);
    expect(await ready.text()).not.toMatch(/parley-(broken|changed)/);
    expect(lockedOutWithin).toBeLessThan(IN_TIME_MS);
    await recovery(parley, known, RECOVERED_MS);
  });

  test("a statement that takes too much memory is told of, and does no harm to others", async () => {
    const { parley, known } = await parleyOn();
    const graph = await open();
    const hungry =
      "UNWIND range(1, 5000000) AS n WITH collect('text number ' + toString(n)) AS texts RETURN size(texts) AS size";
    const took = stopwatch();

    const [hungryEnds, asked] = await Promise.all([
      graph.rows(hungry).catch((error) => error),
      volley(parley, known, 12),
    ]);

    expect(hungryEnds).toEqual(
      new Unavailable("The database has too little memory for so much at once."),
    );
    expect(took()).toBeLessThan(IN_TIME_MS);
    for (const code of codesOf(asked)) expect(["OK", "UNAVAILABLE"]).toContain(code);
    await recovery(parley, known, RECOVERED_MS);
    await graph.close();
  });

  test("a write that takes too much memory leaves nothing", async () => {
    const graph = await open();
    const hungry =
      "UNWIND range(1, 300000) AS n CREATE (:Entity {id: 'hungry ' + toString(n), text: 'text number ' + n})";
    const took = stopwatch();

    await expect(graph.write((t) => t.rows(hungry))).rejects.toThrow(
      new Unavailable("The database has too little memory for so much at once."),
    );

    expect(took()).toBeLessThan(3 * IN_TIME_MS);
    const left = "MATCH (n:Entity) WHERE n.id STARTS WITH 'hungry' RETURN count(n) AS n";
    // While it is undone there is little memory for others too.
    await expect.poll(() => graph.rows(left).catch(String), { timeout: 5000 }).toEqual([[0]]);
    await graph.close();
  });

  test("a server that takes no changes is told of, answers questions, and takes them again", async () => {
    const { parley, known } = await parleyOn();
    const graph = await open();
    const write = () => graph.write((t) => t.rows("MERGE (n:Lock {name: 'readonly'})"));
    await server.stop("SIGTERM");
    await begin({ "server.databases.default_to_read_only": "true" });
    await recovery(parley, known, RECOVERED_MS);

    await expect(write()).rejects.toThrow(
      new Unavailable("The database takes no changes at the moment."),
    );
    expect(codesOf(await volley(parley, known, 6))).toEqual(new Set(["OK"]));

    await server.stop("SIGTERM");
    await begin();
    await recovery(parley, known, RECOVERED_MS);
    await write();
    await graph.close();
  }, 150_000);
});

async function changePassword(uri: string, from: string, to: string): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic("neo4j", from));
  try {
    const statement = "ALTER CURRENT USER SET PASSWORD FROM $from TO $to";
    await driver.executeQuery(statement, { from, to }, { database: "system" });
  } finally {
    await driver.close();
  }
}
