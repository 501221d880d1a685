import { expect, test } from "vitest";
import { rootsIn } from "../../src/dossier/derive/roots.ts";
import { Web } from "../../src/dossier/derive/web.ts";
import { factsIn } from "../support/dossiers.ts";

/** The roots of a report by `doc`, given the documents and how the report is written. */
function rootsOf(documents: readonly string[], report = "doc"): unknown {
  const { of } = factsIn(
    "organizations:",
    "  - { id: wire, name: Wire, kind: NEWS_AGENCY, evidence: [other] }",
    "  - { id: cable, name: Cable, kind: NEWS_AGENCY, evidence: [other] }",
    "  - { id: post, name: Post, kind: PUBLISHER, evidence: [other] }",
    "unnamedSources: [{ id: source, name: A source, evidence: [other] }]",
    "people: [{ id: ann, name: Ann }]",
    "documents:",
    "  - { id: other, kind: ARTICLE, publishedOn: 2025-01-01 }",
    ...documents.map((each) => `  - { kind: ARTICLE, publishedOn: 2025-01-02, ${each} }`),
    `claims: [{ id: c, text: X., act: ASSERTS, saidOn: 2025-01-01, speakers: [ann], evidence: [${report}] }]`,
  );
  return of("c", "REPORTED_IN")["doc"]?.["roots"];
}

test("a document that cites nothing is its own root", () => {
  expect(rootsOf(["id: doc, publishers: [post]"])).toEqual(["doc"]);
});

test("one that cites nothing and is published by a news agency has the agency", () => {
  expect(rootsOf(["id: doc, publishers: [wire, post]"])).toEqual(["wire"]);
});

test("the first of several publishers counts", () => {
  expect(rootsOf(["id: doc, publishers: [post, wire]"])).toEqual(["doc"]);
});

test("a chain of citations leads to its ends, each once and sorted", () => {
  expect(
    rootsOf([
      "id: doc, publishers: [wire], cites: [b, wire, source]",
      "id: b, cites: [a, cable]",
      "id: a, publishers: [wire]",
    ]),
  ).toEqual(["cable", "source", "wire"]);
});

test("a cycle is its smallest id", () => {
  expect(
    rootsOf(["id: doc, cites: [b]", "id: b, cites: [a]", "id: a, cites: [b], publishers: [wire]"]),
  ).toEqual(["a"]);
});

test("a cycle that leads on ends where it leads", () => {
  expect(rootsOf(["id: doc, cites: [a]", "id: a, cites: [doc, cable]"])).toEqual(["cable"]);
});

test("a source named for the very report stands in place of what its document cites", () => {
  const documents = ["id: doc, cites: [wire]", "id: b, cites: [cable]"];

  expect(rootsOf(documents, "{ node: doc, via: source }")).toEqual(["source"]);
  expect(rootsOf(documents, "{ node: doc, via: b }")).toEqual(["cable"]);
});

test("a chain of a hundred thousand documents has its end", () => {
  const ids = Array.from({ length: 100_000 }, (_, at) => `d${at}`);
  const cites = ids
    .slice(1)
    .map((to, at) => ({ type: "CITES", from: `d${at}`, to, properties: {} }));
  const nodes = ids.map((id) => ({ kind: "Document", properties: { id } }));
  const report = { type: "REPORTED_IN", from: "c", to: "d0", properties: {} };

  const roots = rootsIn(new Web({ nodes, relationships: cites }));

  expect(roots(report)).toEqual(["d99999"]);
});
