import { stringify } from "csv-stringify/sync";
import { listOf } from "../../dossier/fact.ts";
import { BadInput } from "../../model/faults.ts";
import { model } from "../../model/model.ts";
import type { Property } from "../../model/property.ts";
import { type Column, DOSSIER_COLUMNS, nodeColumns, relationshipColumns } from "../columns.ts";
import type { ExportedFile } from "../format.ts";
import type { Source } from "../source.ts";

/** The file of arguments that `neo4j-admin` reads, by which the reader finds the others too. */
export const ARGUMENTS = "neo4j-admin.args";

/** The file of statements that give back the empty lists. */
export const EMPTY_LISTS = "neo4j-admin.cypher";

/** The file of what the graph keeps of its dossiers. */
export const DOSSIERS = "Dossier";

/**
 * For `neo4j-admin database import full`: a file for each kind and type, and one that holds the
 * command's arguments. A text is always in quotes; what is not there is an empty field without.
 */
export async function* writeNeo4jCsv(source: Source): AsyncGenerator<ExportedFile> {
  const delimiter = await freeDelimiter(source);
  for (const table of tablesOf(source)) {
    yield { name: `${table.name}.csv`, content: lines(table, delimiter) };
  }
  yield { name: EMPTY_LISTS, content: emptyLists(source) };
  yield { name: ARGUMENTS, content: once(argumentsText(delimiter)) };
}

/** One of the files: its first columns, those of properties, and its rows. */
interface Table {
  readonly name: string;
  readonly first: readonly string[];
  readonly columns: readonly Column[];
  rows(): AsyncIterable<readonly TableRow[]>;
}

interface TableRow {
  readonly first: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
}

function tablesOf(source: Source): readonly Table[] {
  const kinds = model.kinds.map((kind) => ({
    name: kind.name,
    first: ["id:ID(Entity)"],
    columns: nodeColumns(kind),
    rows: () => nodeRows(source, kind.name),
  }));
  const types = STATED.map((relationship) => ({
    name: relationship.type,
    first: [":START_ID(Entity)", ":END_ID(Entity)"],
    columns: relationshipColumns(relationship),
    rows: () => relationshipRows(source, relationship.type),
  }));
  const dossiers = {
    name: DOSSIERS,
    first: ["id:ID(Dossier)"],
    columns: DOSSIER_COLUMNS,
    rows: () => dossierRows(source),
  };
  return [dossiers, ...kinds, ...types];
}

async function* dossierRows(source: Source): AsyncGenerator<readonly TableRow[]> {
  const records = await source.dossiers();
  yield records.map(({ id, ...properties }) => ({ first: [id], properties }));
}

async function* nodeRows(source: Source, kind: string): AsyncGenerator<readonly TableRow[]> {
  for await (const page of source.nodes(kind)) {
    yield page.map(({ properties }) => ({ first: [properties.id], properties }));
  }
}

async function* relationshipRows(
  source: Source,
  type: string,
): AsyncGenerator<readonly TableRow[]> {
  for await (const page of source.relationships(type)) {
    yield page.map(({ from, to, properties }) => ({ first: [from, to], properties }));
  }
}

async function* lines(
  { first: ends, columns, rows }: Table,
  delimiter: string,
): AsyncGenerator<string> {
  yield `${[...ends, ...columns.map(header)].join(",")}\n`;
  for await (const page of rows()) {
    const cells = page.map(({ first, properties }) => [
      ...first,
      ...columns.map(({ name }) => cell(properties[name], delimiter)),
    ]);
    yield stringify(cells, { quoted_string: true, record_delimiter: "\n" });
  }
}

function header({ name, holds }: Column): string {
  return `${name}:${TYPES[holds]}`;
}

const TYPES = { text: "string", integer: "long", list: "string[]" } as const;

function cell(value: unknown, delimiter: string): unknown {
  return Array.isArray(value) ? value.join(delimiter) : value;
}

/** What may stand between the members of a list. */
const DELIMITERS: readonly string[] = [
  ";",
  "|",
  ...Array.from({ length: 256 }, (_, at) => String.fromCharCode(0xe000 + at)),
];

/** The first that no member has in it, for nothing can stand before one to say that it is meant. */
async function freeDelimiter(source: Source): Promise<string> {
  const free = new Set(DELIMITERS);
  for await (const member of membersIn(source)) for (const each of member) free.delete(each);
  const [first] = free;
  if (first !== undefined) return first;
  throw new BadInput("The lists of this graph leave no character to stand between their members.");
}

/** The texts in lists of nodes; lists of ids are as harmless as ids. */
async function* membersIn(source: Source): AsyncGenerator<string> {
  for (const { name: kind, properties } of model.kinds) {
    const names = properties.filter(({ list, bookkeeping }) => list && !bookkeeping);
    if (names.length === 0) continue;
    for await (const page of source.nodes(kind)) {
      for (const node of page) {
        yield* names.flatMap(({ name }) => listOf(node.properties, name) ?? []);
      }
    }
  }
}

/** An empty field is nothing to `neo4j-admin`, with quotes or without, so a list with no member is told apart. */
async function* emptyLists(source: Source): AsyncGenerator<string> {
  const required = ({ list, bookkeeping, optional }: Property) => list && !bookkeeping && !optional;
  const optional = (property: Property) => property.list && property.optional;
  yield settingIn("(n:Dossier)", "uses");
  for (const { name: kind, properties } of model.kinds) {
    yield* properties.filter(required).map(({ name }) => settingIn(`(n:${kind})`, name));
    for (const { name } of properties.filter(optional)) {
      yield* settingOf(await idsWithout(source, kind, name), name);
    }
  }
  const asserted = STATED.filter((each) => each.asserted);
  yield* asserted.map(({ type }) => settingIn(`()-[n:${type}]->()`, "reportedIn"));
}

/** For a list that is always there. */
function settingIn(pattern: string, name: string): string {
  return `MATCH ${pattern} WHERE n.${name} IS NULL SET n.${name} = [];\n`;
}

/** For one that may be missing. Ids need no escapes. */
function* settingOf(ids: readonly string[], name: string): Generator<string> {
  if (ids.length === 0) return;
  const list = ids.map((id) => `"${id}"`).join(", ");
  yield `UNWIND [${list}] AS id MATCH (n:Entity {id: id}) SET n.${name} = [];\n`;
}

async function idsWithout(source: Source, kind: string, name: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const page of source.nodes(kind)) {
    const empty = page.filter(({ properties }) => listOf(properties, name)?.length === 0);
    ids.push(...empty.map(({ properties }) => properties.id));
  }
  return ids;
}

const STATED = model.relationships.filter(({ derived }) => !derived);

/** What the command reads as `@neo4j-admin.args`, in the folder of the files. */
function argumentsText(delimiter: string): string {
  const code = delimiter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
  const nodes = model.kinds.map(({ name, interfaces }) => {
    const labels = interfaces.filter((each) => each !== "Node").toReversed();
    return `--nodes=${[...labels, name].join(":")}=${name}.csv`;
  });
  return [
    `--nodes=${DOSSIERS}=${DOSSIERS}.csv`,
    ...nodes,
    ...STATED.map(({ type }) => `--relationships=${type}=${type}.csv`),
    `--array-delimiter=U+${code}`,
    "--multiline-fields=true",
    "",
  ].join("\n");
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
