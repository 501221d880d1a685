import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { GraphSettings } from "../../src/graph/open.ts";
import { emptyGraph, neo4jAddress, neo4jRuns, skips } from "../support/engines.ts";
import { folder } from "../support/folder.ts";
import { inOwnFolder, ours, outcome, served } from "../support/parley.ts";
import { run } from "../support/processes.ts";
import { json } from "../support/serving.ts";
import { writeEdition } from "../support/template.ts";

inOwnFolder();

const DIE = new URL("../graph/processes/die-loading.ts", import.meta.url);

const COMMANDS = [
  ["query", "claims.cypher"],
  ["statistics"],
  ["verify"],
  ["dossiers"],
  ["export", "--format", "jsonl"],
  ["backup", "kept.jsonl.gz"],
  ["timeline", "issue-1"],
];

/** The claims of the edition below, of which it leaves out some. */
const KEPT = 53;

const WHY = /^The graph is being changed by a load of `template` that began at .* finishes it\.$/;

/** Where an empty graph is, and the environment of commands that are to use it. */
async function emptyOn(engine: string) {
  if (engine === "embedded") {
    const data = join(folder(), "data");
    return { settings: { data }, environment: { PARLEY_DATA: data } };
  }
  await emptyGraph("neo4j");
  const neo4j = await neo4jAddress();
  const { uri, username, password } = neo4j;
  const environment = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
  return { settings: { neo4j, data: "memory" }, environment };
}

/** Leaves a load of that dossier unfinished. */
async function cutShort(settings: GraphSettings, dossier: string): Promise<void> {
  const program = run(DIE, JSON.stringify(settings), dossier);
  expect(await program.ended, program.errors()).toBe("SIGKILL");
}

function edition(): string {
  const place = join(folder(), "a");
  writeEdition(place, "a", 60);
  return place;
}

/** What clients of a server are told. */
async function told(url: string) {
  const ready = await fetch(new URL("readyz", url));
  const asked = await fetch(new URL("graphql", url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"query": "{ claims(first: 1) { totalCount } }"}',
  });
  const { data, errors } = await json(asked);
  const [error] = errors ?? [];
  return {
    ready: [ready.status, (await json(ready)).reason],
    asked: data ?? [error.extensions.code, error.message],
    exported: (await fetch(new URL("export/jsonl", url))).status,
  };
}

describe.for(["embedded", "neo4j"])("[%s] a load that was cut short", (engine) => {
  test.skipIf(skips(engine))(
    "is told of by every command that reads, and finished by the same load",
    async () => {
      const { settings, environment } = await emptyOn(engine);
      const dossier = edition();
      writeFileSync(ours("claims.cypher"), "MATCH (c:Claim) RETURN c.id AS id");
      await cutShort(settings, dossier);

      for (const line of COMMANDS) {
        const { code, out, err } = await outcome(line, environment);
        expect([line[0], code, out]).toEqual([line[0], 1, ""]);
        expect(err.trim()).toMatch(WHY);
      }
      const loaded = await outcome(["load", dossier], environment);
      const verified = await outcome(["verify"], environment);

      expect(loaded.code, loaded.err).toBe(0);
      expect(loaded.out).toMatch(/^template: created \d+ nodes and \d+ relationships/);
      expect(verified.code).toBe(0);
    },
  );

  test.skipIf(skips(engine))(
    "is told of by a server that starts and has not its files, in its log too",
    async () => {
      const { settings, environment } = await emptyOn(engine);
      const dossier = edition();
      await cutShort(settings, dossier);
      rmSync(dossier, { recursive: true });

      const server = await served([], environment);
      const { ready, asked, exported } = await told(server.url);
      const metrics = await (await fetch(new URL("metrics", server.url))).text();

      expect([ready[0], asked[0], exported]).toEqual([503, "UNAVAILABLE", 503]);
      expect(ready[1]).toMatch(WHY);
      expect(asked[1]).toMatch(WHY);
      expect(metrics).toContain('parley_rejected_total{reason="unfinished_load"} 2');
      // The log is written some lines at a time.
      await expect
        .poll(() => server.errors(), { timeout: 10_000 })
        .toMatch(
          /"level":40,.*The graph is being changed by a load of `template`(.|\n)*"level":40,.*is not finished here/,
        );
    },
  );

  test.skipIf(skips(engine))(
    "is finished by a server that starts where its files are",
    async () => {
      const { settings, environment } = await emptyOn(engine);
      await cutShort(settings, edition());

      const server = await served([], environment);
      await expect.poll(async () => (await told(server.url)).ready[0]).toBe(200);
      const { asked, exported } = await told(server.url);

      expect([asked.claims.totalCount, exported]).toEqual([KEPT, 200]);
      await expect
        .poll(() => server.errors(), { timeout: 10_000 })
        .toContain("It is finished, and the graph is read again.");
    },
  );
});

test.skipIf(!neo4jRuns)(
  "[neo4j] a server sees a load of another process begin, and answers again when it is finished",
  async () => {
    const { settings, environment } = await emptyOn("neo4j");
    const dossier = edition();
    const { url } = await served([], environment);
    const before = await told(url);

    await cutShort(settings, dossier);
    const between = await told(url);
    await outcome(["load", dossier], environment);
    await expect.poll(async () => (await told(url)).ready[0]).toBe(200);
    const after = await told(url);

    expect([before.ready[0], before.exported]).toEqual([200, 200]);
    expect([between.ready[0], between.asked[0], between.exported]).toEqual([
      503,
      "UNAVAILABLE",
      503,
    ]);
    expect(before.asked).toEqual({ claims: { totalCount: 0 } });
    expect(after.asked.claims.totalCount).toBeGreaterThan(50);
  },
);
