import { writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { DOSSIER, inOwnFolder, ours, outcome } from "../support/parley.ts";

inOwnFolder();

describe("commands on the embedded engine", () => {
  test("a dossier is loaded once: the second time changes nothing, and the hash stays", async () => {
    const data = ["--data", ours("loaded")];

    const first = await outcome(["load", ...data, DOSSIER]);
    const before = JSON.parse((await outcome(["statistics", "--format", "json", ...data])).out);
    const second = await outcome(["load", ...data, DOSSIER]);
    const after = JSON.parse((await outcome(["statistics", "--format", "json", ...data])).out);
    const verified = await outcome(["verify", ...data]);

    expect(first.out).toMatch(/^istanbul-2025: created \d+ nodes and \d+ relationships\.$/);
    expect([second.code, second.out]).toEqual([0, "istanbul-2025: the graph holds it already."]);
    expect(before.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(after).toEqual(before);
    expect(before.nodes).toContainEqual({ label: "Claim", count: 63 });
    expect([verified.code, verified.err]).toEqual([0, ""]);
    expect(verified.out.split("\n")).toEqual([
      "All that is derived follows from what is stated.",
      "istanbul-2025: warning: Nothing leads to `ru-memorandum`: no other entry names it.",
      "istanbul-2025: warning: `c03` is on no issue.",
      "istanbul-2025: warning: `c19` is on no issue.",
    ]);
  });

  test("more than 4 MB of JSON Lines are loaded a part at a time", async () => {
    const data = ["--data", ours("large")];
    const file = ours("large.jsonl");
    const evidence = ["doc"];
    const entries = [
      { documents: { id: "doc", kind: "ARTICLE", publishedOn: "2025-05-29" } },
      { people: { id: "ann", name: "Ann", evidence } },
      ...Array.from({ length: 300 }, (_, at) => ({
        claims: {
          ...{ id: `c-${at}`, text: `${at} ${"и ".repeat(4_900)}.`, act: "ASSERTS" },
          ...{ saidOn: "2025-05-28", speakers: ["ann"], evidence },
        },
      })),
    ];
    const lines = [{ dossier: "large" }, ...entries].map((line) => JSON.stringify(line));
    writeFileSync(file, lines.join("\n"));

    const loaded = await outcome(["load", ...data, file]);
    const again = await outcome(["load", ...data, file]);
    const dossiers = await outcome(["dossiers", ...data]);

    expect([loaded.code, loaded.out]).toEqual([
      0,
      "large: created 302 nodes and 601 relationships.",
    ]);
    expect([again.code, again.out]).toEqual([0, "large: the graph holds it already."]);
    expect(dossiers.out).toContain("302");
    writeFileSync(file, `${lines.join("\n")}\n{"claims": {"id": "c-0"}}`);
    const refused = await outcome(["load", ...data, file]);
    expect([refused.code, refused.out]).toEqual([1, ""]);
    expect(refused.err).toContain("large.jsonl:304:1: ");
  });

  test("verify says where in the files of a dossier something is odd, and ends with 0", async () => {
    const { code, out } = await outcome(["verify", "--data", "memory", DOSSIER]);

    expect([code, out.split("\n").slice(1)]).toEqual([
      0,
      [
        "istanbul-2025: the graph does not hold it.",
        `${DOSSIER}/claims-express-0529.yaml:43:9: warning: \`c03\` is on no issue.`,
        expect.stringMatching(/claims-express-0529\.yaml:\d+:9: warning: `c19` is on no issue\.$/),
        expect.stringMatching(/documents\.yaml:\d+:9: warning: Nothing leads to `ru-memorandum`/),
      ],
    ]);
  });

  test("verify of a dossier that does not hold together tells what is wrong with it", async () => {
    const file = ours("unsound.yaml");
    writeFileSync(file, "dossier: d\npeople: [{ id: ann, name: Ann }]\n");

    const { code, out, err } = await outcome(["verify", "--data", "memory", file]);

    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/unsound\.yaml:2:16: Nothing dates `ann`/);
  });

  test("verify ends with 1 when a text is another one", async () => {
    const data = ["--data", ours("verified")];
    const text = ours("text.txt");
    writeFileSync(text, "not the article");
    await outcome(["load", ...data, DOSSIER]);

    const { code, out, err } = await outcome(["verify", ...data, "--text", `express-0529=${text}`]);

    expect(code).toBe(1);
    expect(out).toMatch(/^express-0529: the SHA-256 of its text is [0-9a-f]{64}, and not/);
    expect(out).toContain("BROKEN");
    expect(err).toContain("Not all of it holds.");
  });

  test("a dossier is listed, taken out again, and missed the second time", async () => {
    const data = ["--data", ours("unloaded")];
    await outcome(["load", ...data, DOSSIER]);

    const listed = await outcome(["dossiers", ...data, "--format", "json"]);
    const out = await outcome(["unload", ...data, "istanbul-2025"]);
    const again = await outcome(["unload", ...data, "istanbul-2025"]);

    expect(JSON.parse(listed.out)).toMatchObject([
      { id: "istanbul-2025", process: "istanbul-2025", uses: [], nodes: expect.any(Number) },
    ]);
    expect(out.out).toMatch(/^istanbul-2025: removed \d+ nodes and \d+ relationships\.$/);
    expect((await outcome(["dossiers", ...data])).out.split("\n")).toHaveLength(2);
    expect([again.code, again.err]).toEqual([
      1,
      "The graph has no dossier `istanbul-2025`. `parley dossiers` tells which there are.\n",
    ]);
  });

  test("statistics are a table for people", async () => {
    const { code, out } = await outcome(["statistics", "--data", "memory"]);

    expect(code).toBe(0);
    expect(out).toMatch(/^engine +Grafeo \d/m);
    expect(out).toMatch(/^hash +[0-9a-f]{64}$/m);
    expect(out).toMatch(/^Claim +0$/m);
  });

  test("migrate says what it did, and when there was nothing to do", async () => {
    const data = ["--data", ours("migrated")];

    const first = await outcome(["migrate", ...data]);
    const second = await outcome(["migrate", ...data]);

    expect(first.out).toMatch(/^Applied \d{4}-/);
    expect(second).toEqual({ code: 0, out: "The graph is up to date.", err: "" });
  });
});
