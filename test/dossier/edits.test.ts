import fc from "fast-check";
import { expect } from "vitest";
import { loadDossier } from "../../src/dossier/load.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { everything, folderOf, yaml } from "../support/dossiers.ts";
import { onBothEngines } from "../support/engines.ts";

const DOCUMENTS = ["d1", "d2", "d3"];
const COUNTRIES = ["narnia", "oz"];
const SPEAKERS = ["ann", "bob", "cy", ...COUNTRIES];
const DAYS = ["2025-05-01", "2025-05-02", "2025-05-03"];

const some = (ids: readonly string[]) => fc.subarray([...ids], { minLength: 1 });
const any = (ids: readonly string[]) => fc.subarray([...ids]);

const claim = fc
  .record({
    text: fc.constantFrom("X.", "Y."),
    saidOn: fc.constantFrom(...DAYS),
    speakers: some(SPEAKERS),
    about: any([...SPEAKERS, "m"]),
    evidence: some(DOCUMENTS),
    issues: fc.constantFrom([], ["i"], [{ node: "i", stance: "OFFERS", quantityMin: 3 }]),
    party: fc.constantFrom(undefined, [], ["oz"]),
  })
  .map(({ party, ...rest }) => ({ act: "ASSERTS", ...rest, ...(party && { for: party }) }));

const person = fc.record({
  kind: fc.constantFrom("people", "unnamedSources"),
  name: fc.constantFrom("A", "B"),
  evidence: some(DOCUMENTS),
  party: fc.constantFrom(undefined, ...COUNTRIES),
});

type Person = typeof person extends fc.Arbitrary<infer P> ? P : never;

/** Small dossiers that differ in all that can differ: kinds, properties, links, and what is there at all. */
const dossier = fc
  .record({
    published: fc.array(fc.constantFrom(...DAYS), { minLength: 3, maxLength: 3 }),
    people: fc.tuple(person, person, person),
    claims: fc.array(claim, { maxLength: 4 }),
  })
  .map(({ published, people, claims }) =>
    yaml(
      `documents: ${JSON.stringify(DOCUMENTS.map((id, at) => ({ id, kind: "ARTICLE", publishedOn: published[at] })))}`,
      `countries: ${JSON.stringify(COUNTRIES.map((id) => ({ id, name: id, isoCode: "XX", evidence: ["d1"] })))}`,
      'issues: [{"id": "i", "name": "I", "proposition": "P.", "evidence": ["d2"]}]',
      'meetings: [{"id": "m", "name": "M", "kind": "CALL", "startsOn": "2025-05-02", "evidence": ["d3"]}]',
      ...["people", "unnamedSources"].map(
        (kind) => `${kind}: ${JSON.stringify(peopleOf(kind, people))}`,
      ),
      `claims: ${JSON.stringify(claims.map((each, at) => ({ id: `c${at}`, ...each })))}`,
    ),
  );

function peopleOf(kind: string, people: readonly Person[]): readonly object[] {
  return people
    .map((each, at) => ({ ...each, id: ["ann", "bob", "cy"][at] }))
    .filter((each) => each.kind === kind)
    .map(({ id, name, evidence, party }) => ({ id, name, evidence, ...standing(kind, party) }));
}

function standing(kind: string, party: string | undefined): object {
  if (party === undefined) return {};
  return kind === "people" ? { offices: [{ node: party, title: "Aide" }] } : { speaksFor: [party] };
}

const NOW = new Date("2025-06-02T08:00:00Z");

async function holds(graph: Graph, ...texts: readonly string[]): Promise<string> {
  await graph.write((transaction) => transaction.rows("MATCH (n:Entity) DETACH DELETE n"));
  for (const text of texts) await loadDossier(graph, [folderOf({ "d.yaml": text })], { now: NOW });
  return everything(graph);
}

onBothEngines(
  "whatever was loaded before, a dossier leaves the graph as if it had been the first",
  async (graph) => {
    const { engine } = await graph.about();
    const pairs = fc.asyncProperty(dossier, dossier, async (before, after) => {
      expect(await holds(graph, before, after)).toBe(await holds(graph, after));
    });

    await fc.assert(pairs, { numRuns: engine === "Neo4j" ? 4 : 40, seed: 8 });
  },
  120_000,
);
