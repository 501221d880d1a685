import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { loadDossiers } from "../../src/dossier/load.ts";
import { FORMATS } from "../../src/exchange/formats.ts";
import { type Sheet, sheets } from "../../src/exchange/sheets.ts";
import { graphSource, type Source } from "../../src/exchange/source.ts";
import type { Value } from "../../src/graph/graph.ts";
import { model } from "../../src/model/model.ts";
import { describeOnBothEngines } from "../support/engines.ts";
import { describeReaders, read } from "../support/python.ts";
import { bundled } from "../support/world.ts";
import { allOf, exportTo } from "./exported.ts";
import { AWKWARD, awkwardDossier } from "./stumbling.ts";

// Each reader is a process of its own, which loads large libraries.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-readers-"));
  writeFileSync(join(folder, "awkward.yaml"), awkwardDossier);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeReaders("readers that know nothing of Parley", () => {
  describeOnBothEngines(
    "find what is stated",
    async (graph) => {
      await loadDossiers(graph, [bundled("istanbul-2025"), join(folder, "awkward.yaml")]);
      const source = graphSource(graph);
      const { dialect } = graph;
      const home = mkdtempSync(join(folder, dialect.hubIndexes ? "neo4j-" : "embedded-"));
      const files = new Map<string, ReadonlyMap<string, string>>();
      for (const { name } of FORMATS) {
        files.set(name, await exportTo(join(home, name), name, source));
      }
      return { source, files, facts: await allOf(source) };
    },
    (world) => {
      const filesOf = (format: string) => [...(world().files.get(format)?.values() ?? [])];

      it("pandas in the tables of CSV", async () => {
        const found = await read("csv", ...filesOf("csv"));

        expect(found).toEqual(await tablesOf(world().source, asText));
      });

      it("pyarrow in the files of Parquet", async () => {
        const found = await read("parquet", ...filesOf("parquet"));

        const rows = found.map((file: { rows: readonly object[] }, at: number) => ({
          columns: columnsOf(sheets[at]),
          rows: file.rows.map(Object.values),
        }));
        expect(rows).toEqual(await tablesOf(world().source, (value) => value));
      });

      it("networkx in GraphML, with every node, relationship and text", async () => {
        const found = await read("graphml", ...filesOf("graphml"));

        const { nodes, relationships } = world().facts;
        const kinds = nodes.map(({ kind, properties }) => [properties.id, kind]);
        const links = relationships.map(({ type, from, to }) => [from, to, type].join());
        const edges: readonly (readonly [string, string, { relationship: string }])[] = found.edges;
        expect(found.directed).toBe(true);
        expect(
          Object.entries<{ node: string }>(found.nodes)
            .map(([id, { node }]) => [id, node])
            .sort(),
        ).toEqual(kinds.sort());
        expect(
          edges.map(([from, to, { relationship }]) => [from, to, relationship].join()).sort(),
        ).toEqual(links.sort());
        const texts = AWKWARD.map((_, at) => String(found.nodes[`awkward-claim-${at}`].text));
        expect(texts.map(withoutEscapes)).toEqual(AWKWARD);
      });

      it("rdflib in Turtle and in JSON-LD, which have the same triples", async () => {
        const [turtle = ""] = filesOf("turtle");

        const found = await read("rdf", turtle, ...filesOf("jsonld"));

        expect(found).toEqual({ triples: expect.any(Number), same: [true] });
      });

      it.each(["turtle", "jsonld"])("every node and text by its id in %s", async (format) => {
        const [file = ""] = filesOf(format);
        const classes = "SELECT ?node ?kind WHERE { ?node a ?kind } ORDER BY ?node";
        const texts = `PREFIX schema: <https://schema.org/>
          SELECT ?text WHERE { ?claim schema:text ?text; schema:author <urn:parley:id:awkward-ann> } ORDER BY ?claim`;

        const found: readonly (readonly string[])[] = await read("sparql", file, classes);

        const own = found.map((row) => row.map((iri) => iri.split(":").at(-1)).join());
        for (const { kind, properties } of world().facts.nodes) {
          expect(own).toContain(`${properties.id},${kind}`);
        }
        expect(await read("sparql", file, texts)).toEqual(AWKWARD.map((text) => [text]));
      });

      it("a scale in its order, an item of Wikidata, and who said what on whose word", async () => {
        const [file = ""] = filesOf("turtle");
        const query = `PREFIX schema: <https://schema.org/> PREFIX prov: <http://www.w3.org/ns/prov#>
          PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX parley: <urn:parley:term:>`;
        const scale = "SELECT ?step WHERE { ?issue parley:scale/rdf:rest*/rdf:first ?step }";
        const same = "SELECT ?item WHERE { <urn:parley:id:awkward-ann> schema:sameAs ?item }";
        const word = `SELECT ?speaker ?document WHERE { ?said a parley:MADE; rdf:subject <urn:parley:id:c08>;
          rdf:object ?speaker; prov:wasDerivedFrom ?document }`;

        const steps: readonly (readonly string[])[] = await read("sparql", file, query + scale);

        expect(steps.flat().toSorted()).toEqual(["all", "none", "some", "some"]);
        expect(await read("sparql", file, query + same)).toEqual([
          ["http://www.wikidata.org/entity/Q42"],
        ]);
        expect(await read("sparql", file, query + word)).toEqual([
          ["urn:parley:id:rustem-umerov", "urn:parley:id:express-0529"],
        ]);
      });
    },
  );
});

/** XML cannot hold some characters: they are told by their numbers. */
function withoutEscapes(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** The tables that CSV and Parquet have, straight from the source. */
async function tablesOf(source: Source, cell: (value: Value) => Value) {
  const tables = [];
  for (const sheet of sheets) {
    const rows = [];
    for await (const page of sheet.rows(source)) rows.push(...page.map((row) => row.map(cell)));
    tables.push({ columns: columnsOf(sheet), rows });
  }
  return tables;
}

function columnsOf(sheet: Sheet | undefined) {
  return sheet?.columns.map(({ name }) => name);
}

/** As CSV has it; a reader takes an empty field for an empty text. */
function asText(value: Value): string {
  if (value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

it("there is a table for each kind of node and each type that dossiers state", () => {
  const types = model.relationships.filter(({ derived }) => !derived);

  expect(sheets.map(({ name }) => name)).toEqual([
    ...model.kinds.map(({ plural }) => (plural === "unnamedSources" ? "unnamed-sources" : plural)),
    ...types.map(({ type }) => type.toLowerCase().replaceAll("_", "-")),
  ]);
});
