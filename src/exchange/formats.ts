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
];

/** Reads a format whose files state one thing after another. */
async function ofRows(finds: (path: string) => AsyncIterable<Found>): Promise<Reads> {
  const { gather } = await import("./gather.ts");
  return (path, signal) => gather(finds(path), signal);
}
