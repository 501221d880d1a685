import { expect, test } from "vitest";
import { factsIn } from "../support/dossiers.ts";

/** Two processes: `p` with three rounds, the second of two days, and `q` with one; and a dinner. */
const ROUNDS = [
  "process: p",
  "documents: [{ id: doc, kind: ARTICLE, publishedOn: 2025-01-01 }]",
  "people: [{ id: ann, name: Ann }]",
  "processes: [{ id: p, name: P }, { id: q, name: Q }]",
  "meetings:",
  "  - { id: p3, name: P3, kind: TALKS, process: p, round: 3, startsOn: 2025-07-23, evidence: [doc] }",
  "  - { id: p1, name: P1, kind: TALKS, process: p, round: 1, startsOn: 2025-05-16, evidence: [doc] }",
  "  - { id: p2, name: P2, kind: TALKS, process: p, round: 2, startsOn: 2025-06-02, endsOn: 2025-06-03, evidence: [doc] }",
  "  - { id: q1, name: Q1, kind: TALKS, process: q, round: 1, startsOn: 2025-06-10, evidence: [doc] }",
  "  - { id: dinner, name: D, kind: CONFERENCE, startsOn: 2025-05-01, evidence: [doc] }",
];

function roundOf(claim: string, world = ROUNDS): readonly string[] {
  const { of } = factsIn(
    ...world,
    `claims: [{ id: c, text: X., act: ASSERTS, speakers: [ann], evidence: [doc], ${claim} }]`,
  );
  return Object.keys(of("c", "IN_ROUND"));
}

test("a claim is in the round it was said at", () => {
  expect(roundOf("saidOn: 2025-05-16, saidAt: p1, about: [p3, p2]")).toEqual(["p1"]);
});

test("said elsewhere, it is in the lowest-numbered round that it is about", () => {
  expect(roundOf("saidOn: 2025-05-16, saidAt: dinner, about: [p3, ann, p2]")).toEqual(["p2"]);
});

test("else it is in the first round that ends on or after the day it was said", () => {
  expect(roundOf("saidOn: 2025-05-16")).toEqual(["p1"]);
  expect(roundOf("saidOn: 2025-05-17, about: [ann, dinner]")).toEqual(["p2"]);
  expect(roundOf("saidOn: 2025-06-03")).toEqual(["p2"]);
  expect(roundOf("saidOn: 2025-06-04")).toEqual(["p3"]);
});

test("a BY counts as its date", () => {
  expect(roundOf("saidOn: 2025-06-03, saidOnPrecision: BY")).toEqual(["p2"]);
});

test("after the last round it is in none", () => {
  expect(roundOf("saidOn: 2025-07-24")).toEqual([]);
});

test("the rounds are those of the claim's own process", () => {
  expect(roundOf("saidOn: 2025-05-16, process: q")).toEqual(["q1"]);
  expect(roundOf("saidOn: 2025-05-16, process: q, about: [p2]")).toEqual(["q1"]);
});

test("without a process, only where it was said and what it is about tell its round", () => {
  const world = ROUNDS.slice(1);

  expect(roundOf("saidOn: 2025-05-16", world)).toEqual([]);
  expect(roundOf("saidOn: 2025-05-16, saidAt: p2", world)).toEqual(["p2"]);
  expect(roundOf("saidOn: 2025-05-16, about: [p3]", world)).toEqual(["p3"]);
});

test("a claim keeps the process that its dossier gave it", () => {
  const { node } = factsIn(
    ...ROUNDS,
    "claims: [{ id: c, text: X., act: ASSERTS, speakers: [ann], evidence: [doc], saidOn: 2025-05-16 }]",
  );

  expect(node("c")).toMatchObject({ process: "p" });
});
