import type { Format, Found, Reads } from "./format.ts";

/** Every format in which the graph leaves, in the order in which `--help` tells of them. */
export const FORMATS: readonly Format[] = [
  {
    name: "jsonl",
    keeps: "everything stated, with recordedAt: a JSON object a line, nodes first",
    loses: "nothing that is stated",
    mediaType: "application/jsonl",
    files: "one",
    writer: async () => (await import("./formats/jsonl.ts")).writeJsonl,
    reader: async () => ofRows((await import("./readers/jsonl.ts")).readJsonl),
  },
  {
    name: "cypher",
    keeps: "everything stated, with recordedAt: a script for an empty Neo4j",
    loses: "nothing that is stated",
    mediaType: "application/x-cypher-query",
    files: "one",
    writer: async () => (await import("./formats/cypher.ts")).writeCypher,
    reader: async () => ofRows((await import("./readers/cypher.ts")).readCypher),
  },
  {
    name: "graphml",
    keeps: "everything stated, with recordedAt; lists are texts of JSON",
    loses: "nothing that is stated",
    mediaType: "application/graphml+xml",
    files: "one",
    writer: async () => (await import("./formats/graphml.ts")).writeGraphml,
    reader: async () => ofRows((await import("./readers/graphml.ts")).readGraphml),
  },
  {
    name: "dossier",
    keeps: "everything stated, as YAML that `parley load` takes: a folder for each dossier",
    loses: "when nodes were recorded",
    mediaType: "application/yaml",
    files: "several",
    writer: async () => (await import("./formats/dossier.ts")).writeDossier,
    reader: async () => (await import("./readers/dossier.ts")).readDossiers,
  },
  {
    name: "neo4j-csv",
    keeps: "everything stated, with recordedAt: files for `neo4j-admin database import full`",
    loses: "nothing that is stated",
    mediaType: "text/csv",
    files: "several",
    next: "With that Neo4j stopped, in this folder: neo4j-admin database import full neo4j @neo4j-admin.args --overwrite-destination; and when it runs again, for lists without members: cypher-shell -f neo4j-admin.cypher",
    writer: async () => (await import("./formats/neo4j-csv.ts")).writeNeo4jCsv,
    reader: async () => ofRows((await import("./readers/neo4j-csv.ts")).readNeo4jCsv),
  },
  {
    name: "csv",
    keeps: "everything stated, a table for each kind of node and each type of relationship",
    loses: "when nodes were recorded, and which dossier states what",
    mediaType: "text/csv; charset=utf-8",
    files: "several",
    writer: async () => (await import("./formats/csv.ts")).writeCsv,
  },
  {
    name: "parquet",
    keeps:
      "everything stated, a file for each kind of node and each type of relationship, with types",
    loses: "when nodes were recorded, and which dossier states what",
    mediaType: "application/vnd.apache.parquet",
    files: "several",
    writer: async () => (await import("./formats/parquet.ts")).writeParquet,
  },
  {
    name: "turtle",
    keeps: "everything stated, as RDF in terms of schema.org and PROV-O: see docs/rdf.md",
    loses: "when nodes were recorded, and which dossier states what",
    mediaType: "text/turtle; charset=utf-8",
    files: "one",
    writer: async () => (await import("./formats/turtle.ts")).writeTurtle,
  },
  {
    name: "jsonld",
    keeps: "the same RDF as JSON-LD, with its context in it",
    loses: "when nodes were recorded, and which dossier states what",
    mediaType: "application/ld+json",
    files: "one",
    writer: async () => (await import("./formats/jsonld.ts")).writeJsonld,
  },
];

/** Reads a format whose files state one thing after another. */
async function ofRows(finds: (path: string) => AsyncIterable<Found>): Promise<Reads> {
  const { gather } = await import("./gather.ts");
  return (path, signal) => gather(finds(path), signal);
}
