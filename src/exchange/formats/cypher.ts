import type { Properties } from "../../dossier/fact.ts";
import type { DossierRecord } from "../../dossier/surroundings.ts";
import { model } from "../../model/model.ts";
import type { ExportedFile } from "../format.ts";
import type { Source } from "../source.ts";

/** Rows of one statement: enough to make the round trip small, not so many that its text is planned for long. */
const BATCH = 200;

/**
 * A script of Cypher for an empty database: `cypher-shell` and Neo4j Browser run it as it is, and a
 * driver a statement at a time. A second run is refused by the constraint at its first node.
 */
export async function* writeCypher(source: Source): AsyncGenerator<ExportedFile> {
  yield { name: "graph.cypher", content: script(source) };
}

/** How the script begins; the constraint is the one that Parley itself keeps. */
export const HEAD = `// A graph that Parley has exported, for an empty database. A statement ends with a semicolon at the
// end of a line, and every row of one stands on a line of its own.

CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (entity:Entity) REQUIRE entity.id IS UNIQUE;
`;

/** What stands before and behind the rows of a statement. */
export const ROWS = { before: "UNWIND [", after: "] AS row" } as const;

export const DOSSIERS = "CREATE (n:Dossier) SET n = row;";

/** How nodes of a kind are made of rows, which are their properties. */
export function creatingNodes(kind: string): string {
  const labels = model.kind(kind).interfaces.filter((name) => name !== "Node");
  return `CREATE (n:${[...labels.toReversed(), kind].join(":")}) SET n = row;`;
}

/** How relationships of a type are made of rows: the ids of the ends, and the properties. */
export function creatingRelationships(type: string): string {
  return `MATCH (a:Entity {id: row.from}) MATCH (b:Entity {id: row.to}) CREATE (a)-[r:${type}]->(b) SET r = row.properties;`;
}

async function* script(source: Source): AsyncGenerator<string> {
  yield HEAD;
  yield* statements((await source.dossiers()).map(recordText), DOSSIERS);
  for (const { name } of model.kinds) {
    for await (const page of source.nodes(name)) {
      yield* statements(
        page.map(({ properties }) => mapText(properties)),
        creatingNodes(name),
      );
    }
  }
  for (const { type } of model.relationships) {
    for await (const page of source.relationships(type)) {
      const rows = page.map(
        ({ from, to, properties }) =>
          `{from: ${text(from)}, to: ${text(to)}, properties: ${mapText(properties)}}`,
      );
      yield* statements(rows, creatingRelationships(type));
    }
  }
}

function* statements(rows: readonly string[], creating: string): Generator<string> {
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = rows.slice(at, at + BATCH).join(",\n");
    yield `\n${ROWS.before}\n${batch}\n${ROWS.after}\n${creating}\n`;
  }
}

function recordText({ id, title, process, uses }: DossierRecord): string {
  return mapText({
    id,
    ...(title !== null && { title }),
    ...(process !== null && { process }),
    uses,
  });
}

/** Names are the model's, so they need no backticks. */
function mapText(properties: Properties): string {
  const entries = Object.entries(properties).map(([name, value]) => `${name}: ${valueText(value)}`);
  return `{${entries.join(", ")}}`;
}

function valueText(value: Properties[string] | undefined): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return text(value);
  return `[${(value ?? []).map(text).join(", ")}]`;
}

/** What a shell could take for the end of a line, and what a terminal would obey. */
const SPECIAL = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/**
 * Cypher has all of JSON's escapes, and a character by its number. A `u` behind a backslash is told so
 * too: then it is no beginning of a number, also for who looks for these before anything else.
 */
function text(value: string): string {
  return JSON.stringify(value)
    .replace(/\\\\u|\\./g, (found) => (found === "\\\\u" ? "\\\\\\u0075" : found))
    .replace(SPECIAL, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
