import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DOSSIER, inOwnFolder, listener, ours, outcome, ROOT } from "../support/parley.ts";

inOwnFolder();

describe("it says", () => {
  test("which version it is", async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));

    expect(await outcome(["--version"])).toEqual({ code: 0, out: version, err: "" });
  });

  test.each([["--help"], ["serve", "--help"], ["help", "load"]])(
    "how it is used: %s %s",
    async (...line) => {
      const { code, out, err } = await outcome(line);

      expect([code, err]).toEqual([0, ""]);
      expect(out).toContain("Usage: parley");
    },
  );
});

describe("misused, it ends at once with a sentence and the exit code 2", () => {
  test.each([
    [[], {}, "Usage: parley"],
    [["dance"], {}, "unknown command 'dance'"],
    [["--loud"], {}, "unknown option '--loud'"],
    [["serve", "--loud"], {}, "unknown option '--loud'"],
    [["serve", "now"], {}, "too many arguments"],
    [["serve", "--port", "x"], {}, "The port must be"],
    [["serve"], { PORT: "99999" }, "The port must be"],
    [["serve", "--log-level", "loud"], {}, "The log level must be"],
    [["serve"], { NEO4J_URI: "bolt://localhost:1" }, "Set NEO4J_PASSWORD"],
    [["load"], {}, "missing required argument 'dossier'"],
    [["serve", "--host", ""], {}, "--host has no value"],
    [["load", "--data=", "nowhere.yaml"], {}, "--data has no value"],
    [["query", "-", "--params", ""], {}, "--params has no value"],
    [["migrate", "now"], {}, "too many arguments"],
    [["statistics", "--format", "xml"], {}, "Allowed choices are table, json"],
    [["positions"], {}, "missing required argument 'process'"],
    [["positions", "p", "--rounds", "1,x"], {}, "Each of --rounds must be the number of a round"],
    [
      ["positions", "p", "--as-of", "2025-02-30"],
      {},
      '--as-of must be a day as YYYY-MM-DD, but was "2025-02-30".',
    ],
    [["positions", "p", "--format", "xml"], {}, "Allowed choices are table, md, csv, json"],
    [["diff", "p", "1"], {}, "missing required argument 'to'"],
    [["diff", "p", "1", "0"], {}, 'TO must be the number of a round, counted from 1, but was "0".'],
    [["timeline", "p", "--from", "May"], {}, "--from must be a day as YYYY-MM-DD"],
    [["timeline", "p", "--first", "-1"], {}, "--first must be a whole number"],
    [["timeline", "p", "--first", "0"], {}, "--first must be a whole number from 1 on"],
    [["query"], {}, "missing required argument 'file'"],
    [["query", "-", "--format", "xml"], {}, "Allowed choices are table, json, jsonl, csv"],
    [["query", "-", "--params", "{"], {}, "--params must hold a JSON object"],
    [["query", "-", "--params", "[1]"], {}, "but held a list"],
    [["query", "-", "--params", "null"], {}, "but held null"],
    [["verify", "--text", "express-0529"], {}, "--text must look like"],
  ])("%o %o", async (line, environment, sentence) => {
    const { code, out, err } = await outcome(line, environment);

    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(sentence);
    expect(existsSync(ours(".parley"))).toBe(false);
  });
});

describe("what it cannot do ends with a sentence and the exit code 1", () => {
  const away = { NEO4J_URI: "bolt://127.0.0.1:1", NEO4J_PASSWORD: "hunter2" };

  test.each([[["serve"]], [["statistics"]], [["load", DOSSIER]]])(
    "%o without the Neo4j that it was given",
    async (line) => {
      const { code, out, err } = await outcome(line, away);

      expect([code, out]).toEqual([1, ""]);
      expect(err).toMatch(/^Neo4j at bolt:\/\/127\.0\.0\.1:1 cannot be reached\./m);
      expect(err).not.toMatch(/hunter2|at .*\.js/);
    },
  );

  test("serve on a port that is taken", async () => {
    const { port } = await listener();

    const { code, out, err } = await outcome(["serve", "--data", "memory", "--port", String(port)]);

    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain(`Port ${port} of 127.0.0.1 is in use.`);
  });

  test("load of what is not there", async () => {
    const { code, out, err } = await outcome(["load", "--data", "memory", "nowhere.yaml"]);

    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("nowhere.yaml");
  });

  test("load of a bad dossier: all that is wrong with it, and nothing is written", async () => {
    const data = ours("bad");
    const file = ours("bad.yaml");
    writeFileSync(file, "dossier: bad\ntitle: Bad\nclaims:\n  - id: c1\n    text: x\n");

    const { code, out, err } = await outcome(["load", "--data", data, file]);
    const { out: statistics } = await outcome(["statistics", "--format", "json", "--data", data]);

    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/bad\.yaml:\d+:\d+: `c1` needs `act`/);
    expect(JSON.parse(statistics).nodes.every(({ count }: { count: number }) => count === 0)).toBe(
      true,
    );
  });

  test("load of another dossier under an id that is taken, unless it is said to replace it", async () => {
    const data = ["--data", ours("taken")];
    const [one, other] = ["one", "other"].map((name) => {
      const file = ours(`${name}.yaml`);
      const document = "documents: [{ id: doc, kind: ARTICLE, publishedOn: 2025-05-29 }]";
      const people = ["ann", "bob"].map((id) => `{ id: ${name}-${id}, name: A, evidence: [doc] }`);
      writeFileSync(file, `dossier: d\n${document}\npeople: [${people}]\n`);
      return file;
    }) as [string, string];
    await outcome(["load", ...data, one]);

    const refused = await outcome(["load", ...data, other]);
    const replaced = await outcome(["load", ...data, "--replace", other]);

    expect(refused).toEqual({
      code: 1,
      out: "",
      err: "The graph holds `d` with 3 nodes already, of which these files state 1: the other 2 would be taken out. Is it another dossier, give it an id of its own; else say --replace.\n",
    });
    expect(replaced.out).toBe(
      "d: created 2 nodes and 2 relationships; removed 2 nodes and 2 relationships.",
    );
  });

  test("verify of a text that is not there", async () => {
    const { code, err } = await outcome([
      "verify",
      "--data",
      "memory",
      "--text",
      "express-0529=nowhere.txt",
    ]);

    expect([code, err.trim()]).toEqual([1, "The file nowhere.txt cannot be read."]);
  });
});
