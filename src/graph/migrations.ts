import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Conflict } from "../model/faults.ts";
import type { Graph, Row } from "./graph.ts";

/** One file of `cypher/migrations/<engine>/`. */
interface Migration {
  readonly number: number;
  /** As the file is called, without its ending: `0001-indexes`. */
  readonly name: string;
  /** SHA-256 of its text, with the line ends of any system. */
  readonly checksum: string;
  readonly statements: readonly string[];
}

const FOLDER = fileURLToPath(new URL("../../cypher/migrations", import.meta.url));
const FILE_NAME = /^(\d{4})-[a-z0-9-]+\.cypher$/;

/**
 * Brings the graph's schema to what this program knows: applies, in order, the migrations that the
 * graph does not have yet, and records each in it. Every statement of them may run again, so one
 * that was interrupted is simply begun anew. Fails with `Conflict` when a migration was changed
 * after it was applied, or when a newer program has migrated the graph.
 */
export async function migrate(
  graph: Graph,
  folder: string = FOLDER,
): Promise<{ applied: string[] }> {
  const { engine } = await graph.about();
  const known = readMigrations(join(folder, engine === "Neo4j" ? "neo4j" : "embedded"));
  if ((await missing(graph, known)).length === 0) return { applied: [] };
  return graph.exclusively(async () => {
    const applied = [];
    for (const migration of await missing(graph, known)) {
      await apply(graph, migration);
      applied.push(migration.name);
    }
    return { applied };
  });
}

function readMigrations(folder: string): readonly Migration[] {
  return readdirSync(folder)
    .filter((file) => FILE_NAME.test(file))
    .sort()
    .map((file) => readMigration(folder, file));
}

function readMigration(folder: string, file: string): Migration {
  const text = readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n");
  return {
    number: Number(file.slice(0, 4)),
    name: file.replace(".cypher", ""),
    checksum: createHash("sha256").update(text).digest("hex"),
    statements: statementsOf(text),
  };
}

/** A statement ends with a `;` at the end of a line; a line that begins with `//` is a comment. */
function statementsOf(text: string): readonly string[] {
  return text
    .replace(/^\s*\/\/.*$/gm, "")
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
}

/** What the graph does not have yet, after a look at whether what it has is what we know. */
async function missing(graph: Graph, known: readonly Migration[]): Promise<readonly Migration[]> {
  const rows = await graph.rows(
    "MATCH (migration:Migration) RETURN migration.number AS number, migration.name AS name, migration.checksum AS checksum",
  );
  for (const row of rows) checkRecord(row, known);
  const numbers = new Set(rows.map(([number]) => number));
  return known.filter(({ number }) => !numbers.has(number));
}

function checkRecord([number, name, checksum]: Row, known: readonly Migration[]): void {
  const migration = known.find((one) => one.number === number);
  if (migration === undefined) {
    throw new Conflict(
      `A newer Parley has migrated this graph (${name}; the newest known here is ${known.at(-1)?.name ?? "none"}). Use that version of Parley.`,
    );
  }
  if (migration.checksum !== checksum) {
    throw new Conflict(
      `The migration ${migration.name} was changed after this graph had it. Restore the file, and put the change into a new one.`,
    );
  }
}

async function apply(graph: Graph, migration: Migration): Promise<void> {
  for (const statement of migration.statements) await graph.define(statement);
  const { number, name, checksum } = migration;
  const p = (parameter: string) => graph.dialect.parameter(parameter);
  await graph.write((transaction) =>
    transaction.rows(
      `MERGE (migration:Migration {number: ${p("number")}})
       SET migration.name = ${p("name")}, migration.checksum = ${p("checksum")}, migration.appliedAt = ${p("appliedAt")}`,
      { number, name, checksum, appliedAt: new Date().toISOString() },
    ),
  );
}
