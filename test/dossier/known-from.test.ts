import { expect, test } from "vitest";
import { factsIn } from "../support/dossiers.ts";

/** Three documents, a day apart, whose ids sort against their days. */
const DOCUMENTS = [
  "documents:",
  "  - { id: third, kind: ARTICLE, publishedOn: 2025-01-03 }",
  "  - { id: second, kind: ARTICLE, publishedOn: 2025-01-02 }",
  "  - { id: first, kind: ARTICLE, publishedOn: 2025-01-01 }",
];

test("a document is known from the day it was published", () => {
  const { node } = factsIn(...DOCUMENTS);

  expect(node("second")).toMatchObject({ knownFrom: "2025-01-02" });
});

test("a document is not known earlier where an earlier one reports it", () => {
  const { node } = factsIn(
    "documents:",
    "  - { id: memo, kind: MEMORANDUM, publishedOn: 2025-01-05, evidence: [early] }",
    "  - { id: early, kind: ARTICLE, publishedOn: 2025-01-01 }",
  );

  expect(node("memo")).toMatchObject({ knownFrom: "2025-01-05" });
});

test("a claim is known from the earliest of its documents", () => {
  const { node } = factsIn(
    ...DOCUMENTS,
    "people: [{ id: ann, name: Ann }]",
    "claims:",
    "  - { id: c, text: X., act: ASSERTS, saidOn: 2024-12-31, speakers: [ann], evidence: [third, second] }",
  );

  expect(node("c")).toMatchObject({ knownFrom: "2025-01-02" });
});

test("a claim is never known before it was said", () => {
  const { node } = factsIn(
    ...DOCUMENTS,
    "people: [{ id: ann, name: Ann }]",
    "claims:",
    "  - { id: c, text: X., act: ASSERTS, saidOn: 2025-01-02, speakers: [ann], evidence: [first, third] }",
  );

  expect(node("c")).toMatchObject({ knownFrom: "2025-01-02" });
});

test("an outcome is known from the earliest of its documents, and what stands under it too", () => {
  const { node, of } = factsIn(
    ...DOCUMENTS,
    "meetings: [{ id: m, name: M, kind: TALKS, startsOn: 2025-01-01, evidence: [first] }]",
    "outcomes: [{ id: o, text: X., kind: AGREED, meeting: m, evidence: [third, second] }]",
  );

  expect(node("o")).toMatchObject({ knownFrom: "2025-01-02" });
  expect(of("o", "PRODUCED")).toMatchObject({
    m: { knownFrom: "2025-01-02", reportedIn: ["second", "third"] },
  });
});

test("a relationship is known from the earliest document that reports it, by default its entry's", () => {
  const { of } = factsIn(
    ...DOCUMENTS,
    "countries: [{ id: narnia, name: Narnia, isoCode: NA }, { id: oz, name: Oz, isoCode: OZ }]",
    "meetings:",
    "  - id: m",
    "    name: M",
    "    kind: TALKS",
    "    startsOn: 2025-01-01",
    "    parties: [narnia, { node: oz, reportedIn: [third, second, third] }]",
    "    evidence: [third, first]",
  );

  expect(of("m", "PARTY_TO")).toMatchObject({
    narnia: { knownFrom: "2025-01-01", reportedIn: ["first", "third"] },
    oz: { knownFrom: "2025-01-02", reportedIn: ["second", "third"] },
  });
});

test("a relationship without documents of its own is known from when its entry is", () => {
  const { of } = factsIn(
    ...DOCUMENTS,
    "people: [{ id: ann, name: Ann }]",
    "claims:",
    "  - { id: a, text: X., act: ASSERTS, saidOn: 2025-01-01, speakers: [ann], evidence: [second, third] }",
    "  - { id: b, text: X., act: ASSERTS, saidOn: 2025-01-01, speakers: [ann], reiterates: [a], evidence: [third] }",
  );

  expect(of("b", "REITERATES")).toMatchObject({ a: { knownFrom: "2025-01-03" } });
  expect(of("a", "REPORTED_IN")).toMatchObject({
    second: { knownFrom: "2025-01-02" },
    third: { knownFrom: "2025-01-02" },
  });
});

test("any other node is known from the earliest of its documents and of what names it", () => {
  const { node } = factsIn(
    ...DOCUMENTS,
    "people:",
    "  - { id: ann, name: Ann, evidence: [third], offices: [{ node: narnia, title: Queen, reportedIn: [second] }] }",
    "countries: [{ id: narnia, name: Narnia, isoCode: NA, evidence: [third] }]",
  );

  expect(node("ann")).toMatchObject({ knownFrom: "2025-01-02" });
  expect(node("narnia")).toMatchObject({ knownFrom: "2025-01-02" });
});

test("a place in another takes its date from what names it, and gives it on", () => {
  const { node, of } = factsIn(
    ...DOCUMENTS,
    "countries: [{ id: narnia, name: Narnia, isoCode: NA, evidence: [third] }]",
    "places:",
    "  - { id: hall, name: Hall, kind: VENUE, locatedIn: town }",
    "  - { id: town, name: Town, kind: CITY, locatedIn: narnia, evidence: [third] }",
    "meetings: [{ id: m, name: M, kind: TALKS, startsOn: 2025-01-09, places: [hall], evidence: [second] }]",
  );

  expect(of("hall", "LOCATED_IN")).toMatchObject({ town: { knownFrom: "2025-01-02" } });
  expect(["hall", "town", "narnia"].map((id) => node(id)["knownFrom"])).toEqual([
    "2025-01-02",
    "2025-01-02",
    "2025-01-02",
  ]);
});

test("the analyst's links date nothing", () => {
  const { node } = factsIn(
    ...DOCUMENTS,
    "people: [{ id: ann, name: Ann }]",
    "meetings:",
    "  - { id: early, name: E, kind: TALKS, startsOn: 2024-12-01, evidence: [third] }",
    "  - { id: late, name: L, kind: TALKS, startsOn: 2024-12-02, follows: early, evidence: [first] }",
    "claims:",
    "  - { id: a, text: X., act: ASSERTS, saidOn: 2024-12-31, speakers: [ann], evidence: [third] }",
    "  - id: b",
    "    text: X.",
    "    act: ASSERTS",
    "    saidOn: 2024-12-31",
    "    speakers: [ann]",
    "    respondsTo: [a]",
    "    reiterates: [a]",
    "    contradictions: [{ node: a, kind: SELF }]",
    "    evidence: [first]",
  );

  expect(node("early")).toMatchObject({ knownFrom: "2025-01-03" });
  expect(node("a")).toMatchObject({ knownFrom: "2025-01-03" });
});

test("nobody has attended a meeting before it starts; whoever is invited may be known for it", () => {
  const { node, of } = factsIn(
    ...DOCUMENTS,
    "people: [{ id: ann, name: Ann }, { id: bob, name: Bob }]",
    "meetings:",
    "  - id: m",
    "    name: M",
    "    kind: TALKS",
    "    startsOn: 2025-01-02",
    "    attendees: [ann]",
    "    invited: [bob]",
    "    evidence: [first]",
  );

  expect(of("m", "ATTENDED")).toMatchObject({ ann: { knownFrom: "2025-01-02" } });
  expect(of("m", "INVITED_TO")).toMatchObject({ bob: { knownFrom: "2025-01-01" } });
  expect(["m", "ann", "bob"].map((id) => node(id)["knownFrom"])).toEqual([
    "2025-01-01",
    "2025-01-02",
    "2025-01-01",
  ]);
});

test("publishers, sources and processes are known from what hangs on them", () => {
  const { node, of } = factsIn(
    "documents:",
    "  - { id: a, kind: ARTICLE, publishedOn: 2025-01-03, publishers: [post], cites: [agency] }",
    "  - { id: b, kind: ARTICLE, publishedOn: 2025-01-04, publishers: [post] }",
    "organizations:",
    "  - { id: post, name: Post, kind: PUBLISHER }",
    "  - { id: agency, name: Agency, kind: NEWS_AGENCY }",
    "  - { id: wire, name: Wire, kind: NEWS_AGENCY }",
    "processes: [{ id: p, name: P }]",
    "meetings: [{ id: m, name: M, kind: TALKS, process: p, round: 1, startsOn: 2025-01-05, evidence: [{ node: b, via: wire }] }]",
  );

  expect(["post", "agency", "p", "wire"].map((id) => node(id)["knownFrom"])).toEqual([
    "2025-01-03",
    "2025-01-03",
    "2025-01-04",
    "2025-01-04",
  ]);
  expect(of("m", "ROUND_OF")).toMatchObject({ p: { knownFrom: "2025-01-04", number: 1 } });
});

test("a claim counts for its party from when it is known, and dates it: an office is background", () => {
  const { node, of } = factsIn(
    ...DOCUMENTS,
    "people: [{ id: ann, name: Ann, offices: [{ node: narnia, title: Queen, reportedIn: [third] }] }]",
    "countries: [{ id: narnia, name: Narnia, isoCode: NA }]",
    "claims: [{ id: c, text: X., act: ASSERTS, saidOn: 2024-12-31, speakers: [ann], evidence: [second] }]",
  );

  expect(of("c", "COUNTS_FOR")).toMatchObject({ narnia: { knownFrom: "2025-01-02" } });
  expect(node("narnia")).toMatchObject({ knownFrom: "2025-01-02" });
});

test("a claim is in its round from the later of the two, which does not date the round", () => {
  const { node, of } = factsIn(
    ...DOCUMENTS,
    "process: p",
    "people: [{ id: ann, name: Ann }]",
    "processes: [{ id: p, name: P }]",
    "meetings: [{ id: m, name: M, kind: TALKS, process: p, round: 1, startsOn: 2025-02-01, evidence: [third] }]",
    "claims: [{ id: c, text: X., act: ASSERTS, saidOn: 2024-12-31, speakers: [ann], evidence: [first] }]",
  );

  expect(of("c", "IN_ROUND")).toMatchObject({ m: { knownFrom: "2025-01-03" } });
  expect(node("m")).toMatchObject({ knownFrom: "2025-01-03" });
});
