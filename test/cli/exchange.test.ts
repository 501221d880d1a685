import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { FORMATS } from "../../src/exchange/formats.ts";
import { skips } from "../support/engines.ts";
import { inOwnFolder, ours, outcome, parley } from "../support/parley.ts";
import { writeEdition } from "../support/template.ts";
import { loadedOn } from "./loaded.ts";

inOwnFolder();

const hashOf = async (environment: Readonly<Record<string, string>>) => {
  const { out } = await outcome(["statistics", "--format", "json"], environment);
  return JSON.parse(out).hash;
};

test("--help says what each format keeps and loses, and what to type next", async () => {
  const { code, out } = await outcome(["export", "--help"]);

  expect(code).toBe(0);
  for (const { name, keeps, loses } of FORMATS) {
    expect(out).toContain(`  ${name}`);
    expect(out).toContain(keeps);
    expect(out).toContain(loses);
  }
  expect(out).toContain("neo4j-admin database import full neo4j @neo4j-admin.args");
});

test.each([
  [["export"], "required option '--format <format>' not specified"],
  [["export", "--format", "xls"], "Allowed choices are jsonl, cypher"],
  [["export", "--format", "jsonl", "now"], "too many arguments"],
  [["export", "--format", "dossier"], "dossier is several files: say --out FOLDER."],
  [["export", "--format", "neo4j-csv", "--out", "-"], "which stdout cannot take"],
  [["export", "--format", "jsonl", "--out="], "--out has no value"],
  [["import", "--format", "jsonl"], "missing required argument 'path'"],
  [["import", "file"], "required option '--format <format>' not specified"],
])("misused, it ends with 2 and a sentence: %o", async (line, sentence) => {
  const { code, out, err } = await outcome(line);

  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(sentence);
  expect(existsSync(ours(".parley"))).toBe(false);
});

describe.each(["embedded", "neo4j"])("[%s] of a loaded dossier", (engine) => {
  let environment: Readonly<Record<string, string>> = {};

  describe.skipIf(skips(engine))("export", () => {
    beforeAll(async () => {
      environment = await loadedOn(engine);
    });

    test("writes a file that import brings back, on stdout the same one", async () => {
      const out = ours(`${engine}-out/deep`);
      const fresh = { PARLEY_DATA: ours(`${engine}-fresh`) };

      const written = await outcome(["export", "--format", "jsonl", "--out", out], environment);
      const printed = await outcome(["export", "--format", "jsonl"], environment);
      const first = await outcome(["import", "--format", "jsonl", out], fresh);
      const second = await outcome(["import", "--format", "jsonl", out], fresh);

      expect([written.code, written.out]).toEqual([0, join(out, "graph.jsonl")]);
      expect(`${printed.out}\n`).toBe(readFileSync(join(out, "graph.jsonl"), "utf8"));
      expect(first.out).toBe("Created 169 nodes and 637 relationships.");
      expect(second.out).toBe("The graph holds it already.");
      expect(await hashOf(fresh)).toBe(await hashOf(environment));
    });

    test("writes over no file, and leaves nothing of itself then", async () => {
      const out = ours(`${engine}-taken`);
      mkdirSync(out, { recursive: true });
      writeFileSync(join(out, "CITES.csv"), "mine");

      const { code, err } = await outcome(
        ["export", "--format", "neo4j-csv", "--out", out],
        environment,
      );

      expect(code).toBe(1);
      expect(err).toContain(`${join(out, "CITES.csv")} is there already: remove it, or name`);
      expect(readdirSync(out)).toEqual(["CITES.csv"]);
      expect(readFileSync(join(out, "CITES.csv"), "utf8")).toBe("mine");
    });

    test("ends quietly when nobody reads on", async () => {
      const program = parley(["export", "--format", "jsonl"], environment);

      await program.nextLine();
      program.child.stdout.destroy();

      expect(await program.ended).toBe(0);
      expect(program.errors()).not.toContain("EPIPE");
    });
  });
});

test("where it cannot write, it says so", async () => {
  const environment = await loadedOn("embedded");
  writeFileSync(ours("file"), "");

  const { code, err } = await outcome(
    ["export", "--format", "jsonl", "--out", ours("file")],
    environment,
  );

  expect([code, err.trim()]).toEqual([
    1,
    `Nothing can be written to ${ours("file")}: it is no folder.`,
  ]);
});

test("what is not there is not imported", async () => {
  const { code, out, err } = await outcome([
    "import",
    "--format",
    "jsonl",
    "nowhere",
    "--data",
    "memory",
  ]);

  expect([code, out, err.trim()]).toEqual([1, "", "nowhere: There is no such file or folder."]);
});

test("interrupted, an export leaves no file and an import no half of a graph", async () => {
  const data = { PARLEY_DATA: ours("large") };
  writeEdition(ours("large-dossier"), "a", 3000);
  await outcome(["load", ours("large-dossier")], data);

  const exporting = parley(["export", "--format", "jsonl", "--out", "./half"], data);
  await expect.poll(() => existsSync(ours("half")), { timeout: 30_000 }).toBe(true);
  exporting.child.kill("SIGINT");

  expect(await exporting.ended).toBe(1);
  expect(exporting.errors()).toContain("Interrupted: nothing was written.");
  expect(existsSync(ours("half"))).toBe(false);

  await outcome(["export", "--format", "jsonl", "--out", ours("whole")], data);
  const fresh = { PARLEY_DATA: ours("interrupted") };
  await outcome(["migrate"], fresh);
  const importing = parley(["import", "--format", "jsonl", ours("whole")], fresh);
  await expect
    .poll(() => existsSync(ours("interrupted/holder.json")), { timeout: 30_000 })
    .toBe(true);
  importing.child.kill("SIGINT");

  expect(await importing.ended).toBe(1);
  expect(importing.errors()).toContain("Interrupted: the graph is as it was.");
  expect(await hashOf(fresh)).toBe(await hashOf({ PARLEY_DATA: ours("empty") }));
});
