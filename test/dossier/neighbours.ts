import { loadDossiers } from "../../src/dossier/load.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { folderOf } from "../support/dossiers.ts";

/** One file a dossier, `a.yaml` for `a`, each line by line. */
export type Texts = Readonly<Record<string, readonly string[]>>;

const NARNIA = "  - { id: narnia, name: Narnia, isoCode: NA, evidence: [doc] }";
export const DOC = "  - { id: doc, kind: ARTICLE, publishedOn: 2025-05-29 }";

/** States `doc`, `narnia` and `ann`, who is its queen. */
export const A = [
  "documents:",
  DOC,
  "countries:",
  NARNIA,
  "people:",
  "  - { id: ann, name: Ann, offices: [{ node: narnia, title: Queen }], evidence: [doc] }",
];

/** States `narnia` alike, from another document, and a claim by one of its own. */
export const B = [
  "documents:",
  "  - { id: paper, kind: ARTICLE, publishedOn: 2025-04-01 }",
  "countries:",
  "  - { id: narnia, name: Narnia, isoCode: NA, evidence: [paper] }",
  "people:",
  "  - { id: bob, name: Bob, offices: [{ node: narnia, title: King }], evidence: [paper] }",
  "claims:",
  "  - { id: b1, text: B., act: ASSERTS, saidOn: 2025-04-01, speakers: [bob], evidence: [paper] }",
];

/** Leaves `ann` and `doc` to others, and has her say something. */
export const C = [
  "uses: [ann, doc]",
  "claims:",
  "  - { id: c1, text: C., act: ASSERTS, saidOn: 2025-05-28, speakers: [ann], evidence: [doc] }",
];

/** A file for each, by their names. */
export function paths(texts: Texts): readonly string[] {
  const files = Object.entries(texts).map(([id, lines]) => [
    `${id}.yaml`,
    [`dossier: ${id}`, ...lines, ""].join("\n"),
  ]);
  const folder = folderOf(Object.fromEntries(files));
  return Object.keys(texts).map((id) => `${folder}/${id}.yaml`);
}

/** Loads them in one step, recorded on a Monday. */
export function load(graph: Graph, texts: Texts) {
  return loadDossiers(graph, paths(texts), { now: new Date("2025-06-02T08:00:00Z") });
}
