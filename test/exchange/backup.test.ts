import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { graphHash } from "../../src/analysis/hash.ts";
import { loadDossier } from "../../src/dossier/load.ts";
import { emptyGraph, neo4jAddress, neo4jRuns, skips } from "../support/engines.ts";
import { DOSSIER, inOwnFolder, ours, outcome, parley, served } from "../support/parley.ts";
import { stopwatch } from "../support/stopwatch.ts";

inOwnFolder();

/** Where it is said, as many on each engine. */
const LONG = process.env["BACKUP_KILLS"];

const KILLS = { embedded: Number(LONG ?? 50), neo4j: Number(LONG ?? 10) };

/** Neo4j plans some hundred statements for the first time, and processes start slowly on a busy machine. */
const PATIENCE_MS = 600_000;

async function statistics(data: readonly string[]) {
  const { out } = await outcome(["statistics", "--format", "json", ...data]);
  return JSON.parse(out);
}

test("a backup of a graph that is served is restored into another folder with the same hash", async () => {
  const [from, to] = [
    ["--data", ours("from")],
    ["--data", ours("to")],
  ];
  await outcome(["load", ...from, DOSSIER]);
  await served(from);

  const backup = await outcome(["backup", ...from, ours("graph.jsonl.gz")]);
  const restored = await outcome(["restore", ...to, ours("graph.jsonl.gz")]);

  expect(backup).toEqual({ code: 0, out: ours("graph.jsonl.gz"), err: expect.any(String) });
  expect(restored.out).toMatch(/^Created \d+ nodes and \d+ relationships\.$/);
  expect(await statistics(to)).toEqual(await statistics(from));
});

test.skipIf(!neo4jRuns)(
  "a backup of one engine is restored into the other",
  async () => {
    const { uri, username, password } = await neo4jAddress();
    const neo4j = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
    const graph = await emptyGraph("neo4j");
    await loadDossier(graph, [DOSSIER]);
    const hash = await graphHash(graph);

    await outcome(["backup", "there.gz"], neo4j);
    await outcome(["restore", "--data", ours("here"), "there.gz"]);
    await outcome(["backup", "--data", ours("here"), "here.gz"]);
    await graph.write((t) => t.rows("MATCH (n:Entity) DETACH DELETE n"));
    const back = await outcome(["restore", "here.gz"], neo4j);

    expect([back.code, back.out]).toEqual([0, expect.stringMatching(/^Created /)]);
    expect(await graphHash(graph)).toBe(hash);
    expect(gunzipSync(readFileSync(ours("here.gz")))).toEqual(
      gunzipSync(readFileSync(ours("there.gz"))),
    );
  },
  PATIENCE_MS,
);

test("a backup that breaks off, or is damaged, restores nothing", async () => {
  const data = ["--data", ours("whole")];
  await outcome(["load", ...data, DOSSIER]);
  await outcome(["backup", ...data, "whole.gz"]);
  const whole = readFileSync(ours("whole.gz"));
  const damaged = Buffer.from(whole);
  damaged.fill(0, 2000, 2040);
  writeFileSync(ours("cut.gz"), whole.subarray(0, whole.length - 9));
  writeFileSync(ours("damaged.gz"), damaged);

  const cut = await outcome(["restore", "--data", ours("none"), "cut.gz"]);
  const bad = await outcome(["restore", "--data", ours("none"), "damaged.gz"]);

  expect([cut.code, cut.err]).toEqual([
    1,
    "cut.gz: The file breaks off: it is not all that was written.\n",
  ]);
  expect([bad.code, bad.err]).toEqual([
    1,
    "damaged.gz: The file is damaged: it cannot be unpacked.\n",
  ]);
  expect(existsSync(ours("none"))).toBe(false);
});

test("a backup is not written over, and a graph with something else in it neither", async () => {
  const data = ["--data", ours("kept")];
  writeFileSync(
    ours("other.yaml"),
    "dossier: d\ndocuments: [{ id: doc, kind: POST, publishedOn: 2025-01-01 }]\n",
  );
  await outcome(["load", "--data", ours("other"), "other.yaml"]);
  await outcome(["load", ...data, DOSSIER]);
  await outcome(["backup", ...data, "kept.gz"]);

  const again = await outcome(["backup", ...data, "kept.gz"]);
  const refused = await outcome(["restore", "--data", ours("other"), "kept.gz"]);
  const replaced = await outcome(["restore", "--data", ours("other"), "--replace", "kept.gz"]);

  expect([again.code, again.err]).toEqual([
    1,
    "kept.gz is there already: remove it, or name another folder.\n",
  ]);
  expect([refused.code, refused.err]).toEqual([
    1,
    expect.stringMatching(/^The graph holds 1 nodes already, of `d`/),
  ]);
  expect(replaced.code).toBe(0);
  expect(await statistics(["--data", ours("other")])).toEqual(await statistics(data));
});

/** A graph with the bundled dossier, and how commands are told of it. */
async function filledOn(engine: keyof typeof KILLS) {
  if (engine === "embedded") {
    const data = ours("killed");
    await outcome(["load", "--data", data, DOSSIER]);
    return { PARLEY_DATA: data };
  }
  const { uri, username, password } = await neo4jAddress();
  await loadDossier(await emptyGraph("neo4j"), [DOSSIER]);
  return { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
}

describe.for(["embedded", "neo4j"] as const)("[%s] backups that are killed", (engine) => {
  test.skipIf(skips(engine))(
    "leave a whole file or none",
    async () => {
      const environment = await filledOn(engine);
      const kills = KILLS[engine];
      const took = stopwatch();
      await outcome(["backup", `${engine}-first.gz`], environment);
      const durationMs = took();
      const whole = gunzipSync(readFileSync(ours(`${engine}-first.gz`)));

      let written = 0;
      for (let round = 0; round < kills; round++) {
        const name = `${engine}-${round}.gz`;
        const program = parley(["backup", name], environment);
        await Promise.race([
          sleep((durationMs * 1.2 * (round + Math.random())) / kills),
          program.ended,
        ]);
        program.child.kill("SIGKILL");
        await program.ended;
        if (!existsSync(ours(name))) continue;
        written += 1;
        expect(gunzipSync(readFileSync(ours(name)))).toEqual(whole);
      }

      expect(written).toBeLessThan(kills);
      expect((await outcome(["backup", `${engine}-last.gz`], environment)).code).toBe(0);
    },
    PATIENCE_MS,
  );
});
