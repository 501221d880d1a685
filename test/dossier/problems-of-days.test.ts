import { describe, expect, test } from "vitest";
import { CLAIM, problemsIn, SOUND, told, yaml } from "../support/dossiers.ts";

describe("days and numbers", () => {
  test.each([
    [
      "a meeting that ends before it starts",
      "meetings: [{ id: m, name: M, kind: CALL, startsOn: 2025-05-02, endsOn: 2025-05-01, evidence: [doc] }]",
      ["6:72: `endsOn` (2025-05-01) is before `startsOn` (2025-05-02)."],
    ],
    [
      "a meeting that took place before it starts",
      "meetings: [{ id: m, name: M, kind: CALL, startsOn: 2025-05-02, heldOn: 2025-05-01, evidence: [doc] }]",
      [
        "6:72: `heldOn` (2025-05-01) is before `startsOn` (2025-05-02): a meeting that took place starts on that day.",
      ],
    ],
    [
      "no meeting that took place by its first day, or in its month",
      "meetings: [{ id: m, name: M, kind: CALL, startsOn: 2025-05-02, datePrecision: BY, heldOn: 2025-05-01, evidence: [doc] }, { id: n, name: N, kind: CALL, startsOn: 2025-05-01, datePrecision: MONTH, heldOn: 2025-05-09, evidence: [doc] }]",
      [],
    ],
    [
      "a membership that ends before it begins",
      "organizations: [{ id: o, name: O, kind: OTHER, evidence: [doc], memberOf: [{ node: u, since: 2025-02-01, until: 2025-01-31 }] }, { id: u, name: U, kind: UNION }]",
      ["6:113: `until` (2025-01-31) is before `since` (2025-02-01)."],
    ],
    [
      "a month that does not begin",
      "meetings: [{ id: m, name: M, kind: CALL, startsOn: 2025-05-02, datePrecision: MONTH, evidence: [doc] }]",
      ["6:52: `startsOn` has the precision MONTH, so it is the month's first day: 2025-05-01."],
    ],
    [
      "a meeting that follows a later one",
      "meetings: [{ id: m, name: M, kind: CALL, startsOn: 2025-05-02, follows: n, evidence: [doc] }, { id: n, name: N, kind: CALL, startsOn: 2025-05-03, evidence: [doc] }]",
      ["6:73: `m` (2025-05-02) cannot follow `n`, which is later (2025-05-03)."],
    ],
    [
      "a round without a process",
      "meetings: [{ id: m, name: M, kind: TALKS, startsOn: 2025-05-02, round: 1, evidence: [doc] }]",
      ["6:72: `m` has a `round`, so it needs the `process` that it is a round of."],
    ],
    [
      "a process without a round",
      "meetings: [{ id: m, name: M, kind: TALKS, startsOn: 2025-05-02, process: talks, evidence: [doc] }]",
      ["6:74: `m` is in a `process`, so it needs the number of its `round`."],
    ],
    [
      "a round nought",
      "meetings: [{ id: m, name: M, kind: TALKS, startsOn: 2025-05-02, process: talks, round: 0, evidence: [doc] }]",
      ["6:88: Rounds are counted from 1."],
    ],
    [
      "two rounds with one number",
      "meetings: [{ id: m, name: M, kind: TALKS, startsOn: 2025-05-02, process: talks, round: 1, evidence: [doc] }, { id: n, name: N, kind: TALKS, startsOn: 2025-05-03, process: talks, round: 1, evidence: [doc] }]",
      ["6:186: Round 1 of `talks` is `m` already, at d.yaml:6:88."],
    ],
  ])("%s", (_, line, sentences) => {
    expect(told(line)).toEqual(sentences);
  });

  test.each([
    [
      "more than the most",
      "issues: [{ node: i, quantityMin: 3, quantityMax: 2 }]",
      ["13:54: `quantityMax` (2) is less than `quantityMin` (3)."],
    ],
    [
      "half a prisoner",
      "issues: [{ node: i, quantityMin: 2.5 }]",
      ["13:38: `quantityMin` must be a whole number, which `2.5` is not."],
    ],
    [
      "a number in words",
      "issues: [{ node: i, quantityMin: many }]",
      ["13:38: `quantityMin` must be a whole number, not text."],
    ],
    [
      "a number that cannot be kept",
      "issues: [{ node: i, quantityMin: 9007199254740993 }]",
      ["13:38: `quantityMin` is past 2^53 - 1, the largest whole number that is kept exactly."],
    ],
    [
      "a month that does not begin",
      "saidOnPrecision: MONTH",
      ["10:13: `saidOn` has the precision MONTH, so it is the month's first day: 2025-05-01."],
    ],
  ])("a claim with %s", (_, line, sentences) => {
    const issues = "issues: [{ id: i, name: I, proposition: P., evidence: [doc] }]";
    const problems = problemsIn(
      yaml(
        ...SOUND,
        "claims:",
        ...[...CLAIM, line].map((each, at) => (at === 0 ? `  - ${each}` : `    ${each}`)),
        issues,
      ),
    );

    expect(problems).toEqual(sentences.map((sentence) => `d.yaml:${sentence}`));
  });

  test("a document cites, corrects and is told via nothing that was published later", () => {
    const text = yaml(
      "documents:",
      "  - { id: a, kind: ARTICLE, publishedOn: 2025-01-01, cites: [b], corrects: [b], evidence: [{ node: c, via: b }] }",
      "  - { id: b, kind: ARTICLE, publishedOn: 2025-01-03 }",
      "  - { id: c, kind: ARTICLE, publishedOn: 2025-01-02 }",
    );

    expect(problemsIn(text)).toEqual([
      "d.yaml:3:62: `a` (2025-01-01) cannot cite `b`, which is later (2025-01-03).",
      "d.yaml:3:77: `a` (2025-01-01) cannot correct `b`, which is later (2025-01-03).",
      "d.yaml:3:108: `c` (2025-01-02) cannot name as its source `b`, which is later (2025-01-03).",
    ]);
  });

  test("a document of some day of a month may cite what was published in that month", () => {
    const cites = (day: string) =>
      problemsIn(
        yaml(
          "documents:",
          "  - { id: a, kind: ARTICLE, publishedOn: 2025-01-01, datePrecision: MONTH, cites: [b] }",
          `  - { id: b, kind: ARTICLE, publishedOn: ${day} }`,
        ),
      );

    expect(cites("2025-01-31")).toEqual([]);
    expect(cites("2025-02-01")).toEqual([
      "d.yaml:3:84: `a` (2025-01-01) cannot cite `b`, which is later (2025-02-01).",
    ]);
  });
});
