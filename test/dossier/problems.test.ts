import { describe, expect, test } from "vitest";
import { CLAIM, problemsIn, told, toldOfClaim, yaml } from "../support/dossiers.ts";

test("a sound dossier has no problems", () => {
  expect(toldOfClaim(...CLAIM)).toEqual([]);
});

describe("what a claim or a meeting cannot do without", () => {
  test("a claim needs a document, and so does an outcome", () => {
    expect(toldOfClaim(...CLAIM.slice(0, 5))).toEqual([
      "7:5: `c` needs `evidence`: at least one document that reports it.",
    ]);
    expect(toldOfClaim(...CLAIM.slice(0, 5), "evidence: []")).toEqual([
      "7:5: `c` needs `evidence`: at least one document that reports it.",
    ]);
    expect(told("outcomes: [{ id: o, text: X., kind: AGREED }]")).toEqual([
      "6:12: `o` needs `evidence`: at least one document that reports it.",
    ]);
  });

  test("a claim needs a speaker", () => {
    expect(toldOfClaim(...CLAIM.filter((line) => !line.startsWith("speakers")))).toEqual([
      "7:5: `c` needs `speakers`: whoever made the claim.",
    ]);
  });

  test.each([
    ["start: 3", "A span has `start`, `end` and `sha256`; this one lacks `end` and `sha256`."],
    ["start: 3, end: 4", "A span has `start`, `end` and `sha256`; this one lacks `sha256`."],
  ])("a span with %s alone", (span, sentence) => {
    expect(toldOfClaim(...CLAIM.slice(0, 5), `evidence: [{ node: doc, ${span} }]`)).toEqual([
      `12:16: ${sentence}`,
    ]);
  });

  test("a span ends after it starts, and starts at 0 or later", () => {
    const sha256 = "0".repeat(64);
    const span = (start: number, end: number) =>
      toldOfClaim(
        ...CLAIM.slice(0, 5),
        `evidence: [{ node: doc, start: ${start}, end: ${end}, sha256: "${sha256}" }]`,
      );

    expect(span(3, 3)).toEqual(["12:44: `end` (3) must be greater than `start` (3)."]);
    expect(span(-1, 3)).toEqual(["12:36: `start` is counted from 0."]);
    expect(span(0, 1)).toEqual([]);
  });

  test("a node that nothing dates", () => {
    const lines = [
      "places: [{ id: castle, name: Castle, kind: VENUE, locatedIn: narnia }]",
      "organizations:",
      "  - { id: guild, name: Guild, kind: OTHER, memberOf: [league] }",
      "  - { id: league, name: League, kind: UNION, memberOf: [guild] }",
    ];

    expect(told(...lines)).toEqual([
      "6:16: Nothing dates `castle`: give it `evidence`, or name it in what a document reports.",
      "8:11: Nothing dates `guild`: give it `evidence`, or name it in what a document reports.",
      "9:11: Nothing dates `league`: give it `evidence`, or name it in what a document reports.",
    ]);
  });
});

describe("the same again", () => {
  test.each([
    [
      "an addressee twice",
      "addressees: [narnia, narnia]",
      ["13:26: `addressees` leads to `narnia` in the same way already, at d.yaml:13:18."],
    ],
    [
      "a document twice",
      "evidence: [doc, { node: doc, quote: x }]",
      ["12:21: `evidence` leads to `doc` in the same way already, at d.yaml:12:16."],
    ],
    ["a claim about itself", "about: [c]", ["13:13: `c` cannot stand in its own `about`."]],
    [
      "a claim that reiterates itself",
      "reiterates: [c]",
      ["13:18: `c` cannot stand in its own `reiterates`."],
    ],
    [
      "a claim whose tellings contradict each other",
      "contradictions: [{ node: c, kind: REPORT }]",
      [],
    ],
  ])("%s", (_, line, sentences) => {
    const [key] = line.split(":");

    expect(toldOfClaim(...CLAIM.filter((each) => !each.startsWith(`${key}:`)), line)).toEqual(
      sentences,
    );
  });

  test("a contradiction written down at both of its ends", () => {
    const claim = (id: string, other: string) =>
      `  - { id: ${id}, text: X., act: ASSERTS, saidOn: 2025-05-28, speakers: [ann], evidence: [doc], contradictions: [{ node: ${other}, kind: SELF }] }`;

    expect(told("claims:", claim("c", "e"), claim("e", "c"))).toEqual([
      "8:109: `contradictions` leads to `c` in the same way already, at d.yaml:7:109.",
    ]);
  });

  test("one country in two roles, and one person in two offices, are no repetition", () => {
    expect(
      told(
        "meetings: [{ id: m, name: M, kind: TALKS, startsOn: 2025-05-01, evidence: [doc], parties: [{ node: narnia, role: HOST }, { node: narnia, role: MEDIATOR }] }]",
        "unnamedSources: [{ id: s, name: S, evidence: [doc] }]",
      ),
    ).toEqual([]);
  });
});

describe("texts that cannot be kept", () => {
  test.each([
    ["a NUL", '"a\\0b"', "This text has a NUL character in it."],
    ["half of a surrogate pair", '"a\\ud800b"', "This text has half a character in it."],
    [
      "more than a person would write",
      `"${"\u{1F600}".repeat(10_001)}"`,
      "This text has 10001 characters; 10000 are the most.",
    ],
  ])("%s", (_, text, sentence) => {
    expect(told(`issues: [{ id: i, name: ${text}, proposition: P., evidence: [doc] }]`)).toEqual([
      `6:25: ${sentence}`,
    ]);
  });

  test("ten thousand characters are kept, whatever their width", () => {
    const name = "\u{1F600}".repeat(10_000);

    expect(told(`issues: [{ id: i, name: "${name}", proposition: P., evidence: [doc] }]`)).toEqual(
      [],
    );
  });
});

test("all problems are told at once, in the order of their places", () => {
  const problems = problemsIn({
    "z.yaml": yaml(
      "documents: [{ id: doc, kind: ARTICLE, publishedOn: 2025-13-01 }]",
      "people: [{ id: ann, name: Ann, offices: [{ node: narnai, title: Queen, since: 2025-02-01, until: 2025-01-01 }] }]",
    ),
    "a.yaml": [
      "countries: [{ id: narnia, name: Narnia, isoCode: NA }, { id: oz, name: Oz, isoCode: OZ }]",
      "claims:",
      "  - { id: c, text: X., act: ASSERTZ, saidOn: 2025-05-28, speakers: [ann], addressees: [lion] }",
    ].join("\n"),
  });

  expect(problems).toEqual([
    "a.yaml:1:62: Nothing dates `oz`: give it `evidence`, or name it in what a document reports.",
    "a.yaml:3:5: `c` needs `evidence`: at least one document that reports it.",
    "a.yaml:3:29: `act` cannot be `ASSERTZ`; did you mean `ASSERTS`?",
    "a.yaml:3:88: There is no `lion` in this dossier; if another states it, name it under `uses`.",
    "z.yaml:2:52: `publishedOn` must be a day as YYYY-MM-DD, which `2025-13-01` is not.",
    "z.yaml:3:50: There is no `narnai` in this dossier; did you mean `narnia`?",
    "z.yaml:3:98: `until` (2025-01-01) is before `since` (2025-02-01).",
  ]);
});

test("nothing that a terminal would obey gets into a sentence", () => {
  const problems = told('places: [{ id: p, name: P, kind: "\\e[2J\\u202e", evidence: [doc] }]');

  expect(problems).toEqual([
    "6:34: `kind` cannot be `\\u{1b}[2J\\u{202e}`: it is `CITY`, `VENUE`, `TERRITORY` or `REGION`.",
  ]);
});

test("a value of any length is cut in its sentence", () => {
  const problems = told(`"${"k".repeat(500)}": 1`);

  expect(problems).toEqual([`6:1: There is no key \`${"k".repeat(60)}...\` in a dossier.`]);
});
