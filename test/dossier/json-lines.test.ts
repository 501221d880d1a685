import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { readDossier } from "../../src/dossier/dossier.ts";
import { factsOf } from "../../src/dossier/facts.ts";
import { loadDossier } from "../../src/dossier/load.ts";
import { DossierProblems } from "../../src/dossier/problem.ts";
import { printDossierLinesSchema } from "../../src/dossier/schema.ts";
import { everything, folderOf } from "../support/dossiers.ts";
import { emptyGraph, onBothEngines } from "../support/engines.ts";
import { linesOfFolder } from "../support/json-lines.ts";
import { bundled } from "../support/world.ts";

const NOW = new Date("2025-06-03T10:11:12.013Z");

/** What is wrong with a dossier of these lines. */
async function problemsIn(...lines: readonly string[]): Promise<readonly string[]> {
  const folder = folderOf({ "d.jsonl": lines.join("\n") });
  try {
    await readDossier([folder]);
    return [];
  } catch (error) {
    if (!(error instanceof DossierProblems)) throw error;
    return error.sentences.map((sentence) => sentence.replaceAll(`${folder}/`, ""));
  }
}

const HEAD = '{"dossier": "d"}';
const DOCUMENT = '{"documents": {"id": "doc", "kind": "ARTICLE", "publishedOn": "2025-05-29"}}';

onBothEngines("a dossier of JSON Lines is what it is in YAML", async (graph) => {
  const yaml = await emptyGraph("embedded");
  await loadDossier(yaml, [bundled("istanbul-2025")], { now: NOW });
  const lines = linesOfFolder(bundled("istanbul-2025"));

  await loadDossier(graph, [folderOf({ "talks.jsonl": `${lines.join("\n")}\n` })], { now: NOW });

  expect(lines.length).toBeGreaterThan(150);
  expect(await everything(graph)).toBe(await everything(yaml));
});

test("it may be gzipped, in several files, and beside YAML", async () => {
  const lines = linesOfFolder(bundled("istanbul-2025"));
  const whole = factsOf(await readDossier([bundled("istanbul-2025")]));
  const half = Math.floor(lines.length / 2);

  const folder = folderOf({
    "a.yaml": "title: The Istanbul talks of 2025\n",
    "b.jsonl.gz": gzipSync(lines.slice(0, half).join("\n")),
    "c.jsonl": `\n${lines.slice(half).join("\n\n")}`,
  });

  expect(factsOf(await readDossier([folder]))).toEqual(whole);
});

test("a line that is none is told, and all that is wrong in a line at its number", async () => {
  expect(
    await problemsIn(
      HEAD,
      DOCUMENT,
      "",
      "{",
      "[]",
      '{"claims": [{}]}',
      '{"node": "Claim", "id": "c"}',
      '{"places": {}, "people": {}}',
    ),
  ).toEqual([
    "d.jsonl:4:1: This line is no JSON object.",
    "d.jsonl:5:1: This line is no JSON object.",
    "d.jsonl:6:1: A line holds one entry: `claims` is no list here.",
    "d.jsonl:7:1: This is a line of an exported graph, which `parley import --format jsonl` brings in.",
    "d.jsonl:8:1: A line holds one entry, under the plural of its kind, or what stands at the head of a file.",
  ]);
  expect(
    await problemsIn(
      HEAD,
      DOCUMENT,
      '{"people": {"id": "ann", "name": "\\ud800", "evidence": ["doc"]}}',
      '{"people": {"id": "ann", "name": "Ann", "evidence": ["dok"], "nam": 1}}',
      '{"place": {}}',
    ),
  ).toEqual([
    "d.jsonl:3:1: This text has half a character in it.",
    "d.jsonl:4:1: There is no `dok` in this dossier; did you mean `doc`?",
    "d.jsonl:4:1: There is no key `nam` in an entry of `people`; did you mean `name`?",
    "d.jsonl:4:1: `ann` is the id of a Person already, at d.jsonl:3:1.",
    "d.jsonl:5:1: There is no key `place` in a dossier; did you mean `places`?",
  ]);
});

test("a file that holds nothing, or is no text, is told by its name", async () => {
  const folder = folderOf({ "d.jsonl": Buffer.from([0x7b, 0xff]) });

  expect(await problemsIn("", " ")).toEqual(["d.jsonl: The file holds nothing."]);
  await expect(readDossier([folder])).rejects.toThrow("d.jsonl: The file is not UTF-8.");
});

test("it may be larger than 16 MB, and nobody is told of a million lines", async () => {
  expect(await problemsIn(HEAD, " ".repeat(17_000_000), DOCUMENT)).toEqual([]);
  expect(await problemsIn(...Array<string>(100_000).fill("?"))).toHaveLength(20);
});

test("the committed schema of its lines is what the model gives: run npm run print", () => {
  const path = new URL("../../schema/dossier-lines.schema.json", import.meta.url);

  expect(
    readFileSync(path, "utf8"),
    "schema/dossier-lines.schema.json has drifted: run npm run print",
  ).toBe(printDossierLinesSchema());
});
