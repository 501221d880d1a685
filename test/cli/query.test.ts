import { createWriteStream, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { skips } from "../support/engines.ts";
import { inOwnFolder, ours, outcome, parley } from "../support/parley.ts";
import { describeReaders, read } from "../support/python.ts";
import { loadedOn } from "./loaded.ts";

inOwnFolder();

const CLAIM = "MATCH (claim:Claim {id: $id}) RETURN claim.id AS id, claim.act AS act";

/** A file with that statement, and the command that asks it. */
function asking(statement: string, ...flags: readonly string[]): readonly string[] {
  const file = ours("statement.cypher");
  writeFileSync(file, statement);
  return ["query", file, ...flags];
}

describe.each(["embedded", "neo4j"])("[%s] query", (engine) => {
  let environment: Readonly<Record<string, string>> = {};

  describe.skipIf(skips(engine))("of a loaded dossier", () => {
    beforeAll(async () => {
      environment = await loadedOn(engine);
    });

    test.each([
      ["table", "id   act\n---  -------\nc08  ACCEPTS"],
      ["json", '[\n  {"id":"c08","act":"ACCEPTS"}\n]'],
      ["jsonl", '{"id":"c08","act":"ACCEPTS"}'],
      ["csv", "id,act\nc08,ACCEPTS"],
    ])("answers as %s", async (format, text) => {
      const line = asking(CLAIM, "--params", '{"id": "c08"}', "--format", format);

      expect(await outcome(line, environment)).toEqual({ code: 0, out: text, err: "" });
    });

    test("answers as CSV for a spreadsheet", async () => {
      const line = asking("RETURN '=1+1' AS text", "--format", "csv", "--spreadsheet");

      const { out } = await outcome(line, environment);

      expect(out).toBe("\ufefftext\n'=1+1");
    });

    describeReaders("answers for programs", () => {
      test("as Parquet", async () => {
        const file = ours(`${engine}.parquet`);
        const line = asking(CLAIM, "--params", '{"id": "c08"}', "--format", "parquet");

        const { child, ended } = parley(line, environment);
        child.stdout.pipe(createWriteStream(file));

        expect(await ended).toBe(0);
        expect(await read("parquet", file)).toEqual([
          {
            types: { id: "string", act: "string" },
            rows: [{ id: "c08", act: "ACCEPTS" }],
            groups: 1,
          },
        ]);
      });
    });

    test("takes the statement from stdin, and the parameters from a file", async () => {
      writeFileSync(ours("params.json"), '{"id": "c08"}');
      const line = ["query", "-", "--params", `@${ours("params.json")}`, "--format", "csv"];

      const program = parley(line, environment);
      program.child.stdin.end(`// Which act?\n${CLAIM};\n`);

      expect([await program.ended, program.lines]).toEqual([0, ["id,act", "c08,ACCEPTS"]]);
    });

    test.each([
      ["a write", "MATCH (n:Claim) SET n.text = '' RETURN 1 AS one", /writ/i],
      ["a write at once", "CREATE (n:Claim) RETURN 1 AS one", /^A read begins with/],
      [
        "a file",
        "LOAD CSV FROM 'file:///etc/hostname' AS l RETURN l",
        /^A read may not load files/,
      ],
      ["no Cypher", "MATCH (n RETURN n", /./],
      ["nothing", "", /^A read begins with/],
      ["a statement without its parameter", CLAIM, /parameter.*id/i],
    ])("refuses %s with a sentence and the exit code 1", async (_, statement, sentence) => {
      const { code, out, err } = await outcome(asking(statement), environment);

      expect([code, out]).toEqual([1, ""]);
      expect(err).toMatch(sentence);
      expect(err).not.toMatch(/Something went wrong|\.js:\d/);
    });

    test("ends quietly when nobody reads on", async () => {
      const line = asking(
        "UNWIND range(1, 100000) AS n RETURN n, 'some text to fill a pipe' AS text",
      );
      const program = parley(line, environment);

      await program.nextLine();
      program.child.stdout.destroy();

      expect([await program.ended, program.errors()]).toEqual([0, ""]);
    });
  });
});

test.each([
  [["nowhere.cypher"], "The file nowhere.cypher cannot be read."],
  [["-", "--params", "@nowhere.json"], "The file nowhere.json cannot be read."],
])("query of a file that is not there ends with 1: %o", async (line, sentence) => {
  const { code, out, err } = await outcome(["query", "--data", "memory", ...line]);

  expect([code, out, err.trim()]).toEqual([1, "", sentence]);
});

test("a spreadsheet is told of where there is CSV alone", async () => {
  const line = asking("RETURN 1 AS one", "--data", "memory", "--spreadsheet");

  expect(await outcome(line)).toEqual({
    code: 2,
    out: "",
    err: "--spreadsheet goes with --format csv.\n",
  });
});
