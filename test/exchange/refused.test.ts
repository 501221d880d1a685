import { describe, expect, test } from "vitest";
import { loadDossier } from "../../src/dossier/load.ts";
import { DossierProblems } from "../../src/dossier/problem.ts";
import { A, load } from "../dossier/neighbours.ts";
import { everything } from "../support/dossiers.ts";
import { emptyGraph, onBothEngines } from "../support/engines.ts";
import { exported, imported } from "../support/exchange.ts";
import { bundled } from "../support/world.ts";

const DOC = {
  node: "Document",
  id: "doc",
  dossiers: ["d"],
  kind: "ARTICLE",
  publishedOn: "2025-05-29",
};
const ANN = { node: "Person", id: "ann", dossiers: ["d"], name: "Ann", aliases: [] };
const REPORT = { relationship: "REPORTED_IN", from: "ann", to: "doc" };
const CLAIM = {
  node: "Claim",
  id: "c",
  dossiers: ["d"],
  text: "X.",
  act: "ASSERTS",
  saidOn: "2025-05-28",
};
const SAID = [
  CLAIM,
  { relationship: "MADE", from: "ann", to: "c", position: 0, reportedIn: ["doc"] },
  { relationship: "REPORTED_IN", from: "c", to: "doc" },
];
const SOUND = [DOC, ANN, REPORT];

/** What is wrong with these lines, without the file's name. */
async function told(format: string, name: string, text: string): Promise<readonly string[]> {
  const graph = await emptyGraph("embedded");
  try {
    await imported(graph, format, { [name]: text });
    return [];
  } catch (error) {
    if (!(error instanceof DossierProblems)) throw error;
    return error.sentences.map((sentence) =>
      sentence.slice(sentence.indexOf(name) + name.length + 1),
    );
  } finally {
    await graph.close();
  }
}

const toldOf = (...rows: readonly unknown[]) =>
  told(
    "jsonl",
    "graph.jsonl",
    [...SOUND, ...rows]
      .map((row) => (typeof row === "string" ? row : JSON.stringify(row)))
      .join("\n"),
  );

describe("an import tells with file and line what it refuses", () => {
  test("and nothing of what is sound", async () => {
    expect(await toldOf(...SAID)).toEqual([]);
  });

  test.each([
    ["no JSON", "{", "4:1: This line is no JSON object."],
    ["no object", "[]", "4:1: This line is no JSON object."],
    ["neither node nor relationship", {}, /^4:1: A line holds a `node`, /],
    [
      "an unknown kind",
      { ...ANN, node: "Persom" },
      "4:1: There is no kind of node `Persom`; did you mean `Person`?",
    ],
    [
      "an unknown property",
      { ...ANN, id: "bob", nam: "B" },
      "4:1: Person states no `nam`; did you mean `name`?",
    ],
    [
      "a derived property",
      { ...ANN, id: "bob", knownFrom: "2025-01-01" },
      "4:1: Person states no `knownFrom`.",
    ],
    ["no dossiers", { ...ANN, id: "bob", dossiers: [] }, /^4:1: `bob` needs `dossiers`/],
    [
      "an instant that is none",
      { ...ANN, id: "bob", recordedAt: "yesterday" },
      /^4:1: `recordedAt` must be an instant/,
    ],
    [
      "a type that is derived",
      { relationship: "COUNTS_FOR", from: "ann", to: "doc" },
      /^4:1: There is no type of relationship `COUNTS_FOR`/,
    ],
    ["an entry that is not there", { ...REPORT, from: "bob" }, "4:1: There is no node `bob`."],
    [
      "an end of another kind",
      { relationship: "CITES", from: "ann", to: "doc" },
      "4:1: `ann` is a Person; CITES begins at a Document.",
    ],
    [
      "dossiers that are not the entry's",
      { ...REPORT, dossiers: ["e"] },
      /^4:1: `dossiers` of a relationship/,
    ],
  ])("%s", async (_, row, sentence) => {
    expect(await toldOf(row)).toEqual([expect.stringMatching(sentence)]);
  });

  test.each([
    [
      "a far end that is not there",
      { ...REPORT, to: "dic" },
      /^4:1: There is no `dic` in this dossier; did you mean `doc`\?/,
    ],
    ["an id twice", ANN, /^4:1: `ann` is the id of a Person already, at .*graph\.jsonl:2:1\./],
    [
      "the same relationship twice",
      REPORT,
      /^4:1: `evidence` leads to `doc` in the same way already/,
    ],
    [
      "a value of another type",
      { ...DOC, id: "e", kind: 5 },
      /^4:1: `kind` must be text|^4:1: `kind` cannot be/,
    ],
    [
      "a bad day",
      { ...DOC, id: "e", publishedOn: "2025-02-30" },
      /^4:1: `publishedOn` must be a day/,
    ],
    [
      "a day before the year 1",
      { ...DOC, id: "e", publishedOn: "0000-12-31" },
      /^4:1: `publishedOn` must be a day/,
    ],
    ["a NUL", { ...DOC, id: "e", title: "a\0b" }, "4:1: This text has a NUL character in it."],
    [
      "half a character",
      { ...DOC, id: "e", title: "\ud800" },
      "4:1: This text has half a character in it.",
    ],
    ["an empty text", { ...DOC, id: "e", title: "" }, "4:1: `title` is empty."],
  ])("%s", async (_, row, sentence) => {
    expect(await toldOf(row)).toContainEqual(expect.stringMatching(sentence));
  });

  test.each([
    [
      "a number past 2^53",
      '{"relationship":"ON","from":"c","to":"i","quantityMin":9007199254740993}',
      /past 2\^53 - 1/,
    ],
    ["a fraction", '{"relationship":"ON","from":"c","to":"i","quantityMin":1.5}', /whole number/],
  ])("%s", async (_, row, sentence) => {
    const issue = { node: "Issue", id: "i", dossiers: ["d"], name: "I", proposition: "I." };

    expect(await toldOf(...SAID, issue, row)).toEqual([expect.stringMatching(sentence)]);
  });

  test("an order that is not counted from 0", async () => {
    const [claim, made, ...others] = SAID;

    expect(await toldOf(claim, { ...made, position: 1 }, ...others)).toEqual([
      "5:1: The `position` of each MADE of `c` is another, counted from 0: 0 is missing.",
    ]);
  });

  test("a file that is none of the format, twenty times at most", async () => {
    expect(await told("jsonl", "graph.jsonl", "a,b\n".repeat(1000))).toHaveLength(20);
  });

  test.each([
    [
      "cypher",
      "graph.cypher",
      "MATCH (n) DETACH DELETE n;\n",
      /^1:1: This is no Cypher that `parley export` writes/,
    ],
    ["cypher", "graph.cypher", "UNWIND [\n", /The file ends within a statement\./],
    [
      "cypher",
      "graph.cypher",
      "UNWIND [\n{id: 1 + 1}\n] AS row\nCREATE (n:Dossier) SET n = row;\n",
      /^2:1: This is no Cypher/,
    ],
    ["graphml", "graph.graphml", "<graphml><graph>", /This is no GraphML: unclosed tag/],
    [
      "graphml",
      "graph.graphml",
      "<graphml>&nothing;</graphml>",
      /This is no GraphML: undefined entity/,
    ],
  ])("in %s", async (format, name, text, sentence) => {
    expect(await told(format, name, text)).toEqual([expect.stringMatching(sentence)]);
  });

  test("in CSV", async () => {
    const graph = await emptyGraph("embedded");
    await load(graph, { a: A });
    const files = await exported(graph, "neo4j-csv");
    const bad = { ...files, "Person.csv": `${files["Person.csv"]}"x,y` };

    await expect(imported(graph, "neo4j-csv", bad)).rejects.toThrow(
      /Person\.csv:3:1: This is no CSV: /,
    );
    await graph.close();
  });
});

describe("a graph that holds something else", () => {
  onBothEngines("is refused, and stays as it is", async (graph) => {
    await load(graph, { a: A });
    const files = await exported(graph, "jsonl");
    await loadDossier(graph, [bundled("istanbul-2025")]);
    const before = await everything(graph);

    await expect(imported(graph, "jsonl", files)).rejects.toThrow(
      /^The graph holds 172 nodes already, of `a`, `istanbul-2025`, and not what the file states\./,
    );

    expect(await everything(graph)).toBe(before);
  });

  onBothEngines("goes where that is said", async (graph) => {
    await load(graph, { a: A });
    const [files, before] = [await exported(graph, "jsonl"), await everything(graph)];
    await loadDossier(graph, [bundled("istanbul-2025")]);

    await imported(graph, "jsonl", files, { replace: true });

    expect(await everything(graph)).toBe(before);
    expect(await graph.rows("MATCH (d:Dossier) RETURN d.id AS id")).toEqual([["a"]]);
  });
});

onBothEngines("an import that is broken off leaves the graph as it was", async (graph) => {
  await loadDossier(graph, [bundled("istanbul-2025")]);
  const files = await exported(graph, "jsonl");
  await load(graph, { a: A });
  const before = await everything(graph);
  const controller = new AbortController();
  const progress = () => controller.abort(new Error("enough"));

  await expect(
    imported(graph, "jsonl", files, { replace: true, signal: controller.signal, progress }),
  ).rejects.toThrow("enough");

  await expect.poll(() => everything(graph)).toBe(before);
});
