import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { loadDossier } from "../../src/dossier/load.ts";
import { asking } from "../support/asking.ts";
import { emptyGraph, skips } from "../support/engines.ts";
import { DOSSIER, inOwnFolder, outcome, ROOT } from "../support/parley.ts";
import { loadedOn } from "./loaded.ts";

inOwnFolder();

const LEGEND =
  "DEMANDS (2): the newest stance, and of how many claims; stated: claims that take none; +1: so many claims of others about it; silent: heard, and not on this; -: not heard.";

describe.each(["embedded", "neo4j"])("[%s] reports", (engine) => {
  let environment: Readonly<Record<string, string>> = {};
  const told = (...line: readonly string[]) => outcome(line, environment);

  describe.skipIf(skips(engine))("of a loaded dossier", () => {
    beforeAll(async () => {
      environment = await loadedOn(engine);
    });

    test("positions is a table of parties and issues by rounds", async () => {
      const line = ["--parties", "russia,ukraine", "--issues", "territory,discriminatory-laws"];

      expect(await told("positions", "istanbul-2025", ...line)).toEqual({
        code: 0,
        err: "",
        out: [
          "Direct talks between Russia and Ukraine, Istanbul, 2025",
          "",
          "party    issue                round 1 (2025-05-16)  round 2 (2025-06-02)  round 3 (2025-07-23)",
          "-------  -------------------  --------------------  --------------------  --------------------",
          "Russia   Territory            silent +2             DEMANDS (1) +2        silent",
          "Russia   Discriminatory laws  DEMANDS (1)           DEMANDS (2)           silent",
          "Ukraine  Territory            REJECTS (2)           REJECTS (1) +1        silent",
          "",
          LEGEND,
          "1 rows in which nothing is said are left out; --all shows them.",
        ].join("\n"),
      });
    });

    test("positions shows on demand the rows in which nothing is said, and what was not heard", async () => {
      const { out } = await told(
        ...["positions", "istanbul-2025", "--all", "--rounds", "3, 2"],
        ...["--parties", "united-states", "--issues", "territory"],
      );

      expect(out.split("\n").slice(2)).toEqual([
        "party          issue      round 3 (2025-07-23)  round 2 (2025-06-02)",
        "-------------  ---------  --------------------  --------------------",
        "United States  Territory  -                     -",
        "",
        LEGEND,
      ]);
    });

    test("positions as of a day holds what was known then", async () => {
      const asked = ["--issues", "next-round", "--rounds", "2", "--format", "csv"];
      const line = ["positions", "istanbul-2025", "--parties", "russia,ukraine", ...asked];

      const { out } = await told(...line, "--as-of", "2025-05-28");

      expect(out.split("\n")).toEqual([
        "process,party,partyLabel,issue,issueLabel,round,state,stance,value,claims,attributed,independentSources",
        "istanbul-2025,russia,Russia,next-round,Next round,2,STATED,DEMANDS,,2,0,3",
        "istanbul-2025,ukraine,Ukraine,next-round,Next round,2,SILENT,,,0,0,0",
      ]);
    });

    test("diff says what changed, on whose word", async () => {
      const { code, out } = await told("diff", "istanbul-2025", "1", "2", "--format", "md");

      expect(code).toBe(0);
      const lines = out.split("\n");
      expect(lines.slice(0, 4)).toEqual([
        "**Direct talks between Russia and Ukraine, Istanbul, 2025: from round 1 (2025-05-16) to round 2 (2025-06-02)**",
        "",
        "| change | party | issue | before | after | evidence |",
        "| --- | --- | --- | --- | --- | --- |",
      ]);
      expect(lines).toContain(
        "| DROPPED | Russia | Leaders' meeting | CONDITIONAL (1) | silent | c25 in shine-0516 |",
      );
      expect(lines).toContain(
        "| AGREED |  | Bodies |  |  | r2-bodies in censor-0603, online-0602, tass-0602 |",
      );
      expect(lines.at(-1)).toBe(LEGEND);
    });

    test("diff between a round and itself repeats all, and says where nothing changed", async () => {
      const same = await told("diff", "istanbul-2025", "2", "2", "--format", "csv");
      const early = await told("diff", "istanbul-2025", "1", "2", "--as-of", "2025-05-16");

      const kinds = same.out.split("\n").map((line) => line.split(",")[1]);
      expect([...new Set(kinds)].sort()).toEqual(["AGREED", "REPEATED", "kind"]);
      expect([early.code, early.out]).toEqual([1, ""]);
      expect(early.err).toBe("istanbul-2025 has no round 2; its rounds are: 1.\n");
    });

    test("timeline says what happened day by day, however many pages that takes", async () => {
      const asked = ["--from", "2025-06-01", "--to", "2025-06-02", "--first", "3"];
      const { out } = await told("timeline", "prisoners", ...asked);
      const all = JSON.parse((await told("timeline", "istanbul-2025", "--format", "json")).out);

      expect(out.split("\n")).toEqual([
        "Prisoners",
        "",
        "day         kind      text                                                                                        id",
        "----------  --------  ------------------------------------------------------------------------------------------  ------------",
        "2025-06-02  Claim     Ukraine: Proposes an exchange of all prisoners for all, and the release of civilians.       c54",
        "2025-06-02  Document  Kyiv Independent, 2025-06-02                                                                ki-0602",
        "2025-06-02  Outcome   A swap of the seriously wounded and ill and of those aged 18 to 25, at least 1,000 a side.  r2-prisoners",
        "",
      ]);
      const days = all.map(({ on }: { on: string }) => on);
      expect(days).toHaveLength(100);
      expect(days).toEqual([...days].sort());
      expect(new Set(all.map(({ node }: { node: { id: string } }) => node.id)).size).toBe(100);
    });

    test("timeline of a span in which nothing happened says so", async () => {
      const { code, out } = await told("timeline", "prisoners", "--to", "2024-12-31");

      expect(code).toBe(0);
      expect(out).toMatch(/\nNothing happened\.$/);
    });

    test.each([
      [["positions", "nowhere"], "There is no process with the id nowhere."],
      [
        ["positions", "istanbul-2025", "--rounds", "9"],
        "istanbul-2025 has no round 9; its rounds are: 1, 2, 3.",
      ],
      [
        ["positions", "istanbul-2025", "--parties", "nobody"],
        "There is no country or organisation with the id nobody.",
      ],
      [
        ["diff", "istanbul-2025", "1", "9"],
        "istanbul-2025 has no round 9; its rounds are: 1, 2, 3.",
      ],
      [["timeline", "nowhere"], /nowhere/],
    ])("%o ends with 1 and one sentence", async (line, sentence) => {
      const { code, out, err } = await told(...line);

      expect([code, out]).toEqual([1, ""]);
      expect(err.trim().split("\n")).toEqual([
        typeof sentence === "string" ? sentence : expect.stringMatching(sentence),
      ]);
    });
  });
});

test("what the commands tell as JSON is the API's answer", async () => {
  const graph = await emptyGraph("embedded");
  await loadDossier(graph, [DOSSIER]);
  const operation = (name: string) =>
    readFileSync(join(ROOT, `schema/commands/${name}.graphql`), "utf8");
  const environment = await loadedOn("embedded");
  const json = async (...line: readonly string[]) =>
    JSON.parse((await outcome([...line, "--format", "json"], environment)).out);

  const { positions } = await asking(graph)(operation("positions"), { process: "istanbul-2025" });
  const { roundDiff } = await asking(graph)(operation("diff"), {
    ...{ process: "istanbul-2025", from: 2, to: 3 },
  });
  await graph.close();

  expect(await json("positions", "istanbul-2025")).toEqual(positions);
  expect(await json("diff", "istanbul-2025", "2", "3")).toEqual(roundDiff);
});
