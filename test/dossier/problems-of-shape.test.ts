import { describe, expect, test } from "vitest";
import { problemsIn, told, yaml } from "../support/dossiers.ts";

describe("the shape", () => {
  test.each([
    [
      "a key that nobody knows",
      "peeple: []",
      ["6:1: There is no key `peeple` in a dossier; did you mean `people`?"],
    ],
    [
      "a list that is none",
      "claims: none",
      ["6:9: `claims` must be a list, not text. Write it in brackets: [ ... ]."],
    ],
    ["an empty list key", "claims:", ["6:8: `claims` is empty."]],
    [
      "an entry that is none",
      "claims: [c]",
      ["6:10: An entry of `claims` must be a table of keys and values, not text."],
    ],
    [
      "an entry without an id",
      "issues: [{ name: I, proposition: P. }]",
      ["6:10: An entry of `issues` needs `id`."],
    ],
    [
      "a required property",
      "issues: [{ id: i, name: I, evidence: [doc] }]",
      ["6:10: `i` needs `proposition`."],
    ],
    [
      "an id with capitals",
      "issues: [{ id: Issue, name: I, proposition: P. }]",
      [
        "6:16: `id` must be made of a-z, 0-9 and single hyphens between them, 200 characters at most, which `Issue` is not.",
      ],
    ],
    [
      "an id that YAML takes for a number",
      "issues: [{ id: 2025, name: I, proposition: P. }]",
      ["6:16: `id` must be text, not a number. Put it in quotes."],
    ],
    [
      "a name that YAML takes for a number",
      "issues: [{ id: i, name: 2025, proposition: P., evidence: [doc] }]",
      ["6:25: `name` must be text, not a number. Put it in quotes."],
    ],
    [
      "a name that YAML takes for a truth",
      "issues: [{ id: i, name: true, proposition: P., evidence: [doc] }]",
      ["6:25: `name` must be text, not true or false. Put it in quotes."],
    ],
    [
      "an empty name",
      "issues: [{ id: i, name: '', proposition: P., evidence: [doc] }]",
      ["6:25: `name` is empty."],
    ],
    [
      "a bad country code",
      "countries2: []",
      ["6:1: There is no key `countries2` in a dossier; did you mean `countries`?"],
    ],
    [
      "an address that is none",
      "organizations: [{ id: o, name: O, kind: OTHER, url: x, evidence: [doc] }]",
      ["6:48: There is no key `url` in an entry of `organizations`."],
    ],
    [
      "an unknown value near a known one",
      "organizations: [{ id: o, name: O, kind: NEWSAGENCY, evidence: [doc] }]",
      ["6:41: `kind` cannot be `NEWSAGENCY`; did you mean `NEWS_AGENCY`?"],
    ],
    [
      "an unknown value near none",
      "places: [{ id: p, name: P, kind: PLANET, evidence: [doc] }]",
      ["6:34: `kind` cannot be `PLANET`: it is `CITY`, `VENUE`, `TERRITORY` or `REGION`."],
    ],
    [
      "an item that is none",
      "places: [{ id: p, name: P, kind: CITY, evidence: [7] }]",
      ["6:51: An item of `evidence` must be text, not a number. Put it in quotes."],
    ],
    [
      "an item's unknown key",
      "places: [{ id: p, name: P, kind: CITY, evidence: [{ node: doc, qoute: x }] }]",
      ["6:64: There is no key `qoute` in an item of `evidence`; did you mean `quote`?"],
    ],
    [
      "an item without its node",
      "places: [{ id: p, name: P, kind: CITY, evidence: [doc, { quote: x }] }]",
      ["6:56: An item of `evidence` needs `node`."],
    ],
    [
      "an item that needs more than an id",
      "places: []\norganizations: [{ id: o, name: O, kind: OTHER, evidence: [doc], officials: [ann] }]",
      ["7:65: There is no key `officials` in an entry of `organizations`."],
    ],
    [
      "several where one can be",
      "places: [{ id: p, name: P, kind: CITY, evidence: [doc], locatedIn: [narnia] }]",
      ["6:68: `locatedIn` must be a single text, not a list."],
    ],
    [
      "an empty list of reporters",
      "places: []\nmeetings: [{ id: m, name: M, kind: CALL, startsOn: 2025-05-01, evidence: [doc], parties: [{ node: narnia, reportedIn: [] }] }]",
      ["7:119: `reportedIn` is empty."],
    ],
  ])("%s", (_, lines, sentences) => {
    expect(told(...lines.split("\n"))).toEqual(sentences);
  });

  test("an office needs its title, so an id alone is not enough", () => {
    const text = yaml(
      "documents: [{ id: doc, kind: ARTICLE, publishedOn: 2025-05-29 }]",
      "people: [{ id: ann, name: Ann, evidence: [doc], offices: [narnia] }]",
    );

    expect(problemsIn(text)).toEqual([
      "d.yaml:3:59: An item of `offices` must be written { node: narnia, title: ... }.",
    ]);
  });

  test.each([
    [
      "url: javascript:alert(1)",
      "`url` must be an address that begins with https:// or http://, which `javascript:alert(1)` is not.",
    ],
    ["sha256: 8C9A", "`sha256` must be 64 characters of 0-9 and a-f, which `8C9A` is not."],
    [
      "language: english!",
      "`language` must be a language tag, such as `en` or `pt-BR`, which `english!` is not.",
    ],
    [
      "publishedOn: 2025-02-29",
      "`publishedOn` must be a day as YYYY-MM-DD, which `2025-02-29` is not.",
    ],
    [
      "publishedOn: 0000-01-01",
      "`publishedOn` must be a day as YYYY-MM-DD, which `0000-01-01` is not.",
    ],
    [
      "publishedOn: 29 May 2025",
      "`publishedOn` must be a day as YYYY-MM-DD, which `29 May 2025` is not.",
    ],
    [
      "publishedOn: 2025-05",
      "`publishedOn` must be a day as YYYY-MM-DD, which `2025-05` is not. A month is its first day, with precision MONTH.",
    ],
    ["publishedOn: 2025", "`publishedOn` must be text, not a number. Put it in quotes."],
  ])("a document with %s", (line, sentence) => {
    const [key = ""] = line.split(":");
    const day = key === "publishedOn" ? "" : "publishedOn: 2025-05-29, ";

    expect(problemsIn(yaml(`documents: [{ id: a, kind: ARTICLE, ${day}${line} }]`))).toEqual([
      `d.yaml:2:${37 + day.length + key.length + 2}: ${sentence}`,
    ]);
  });
});
