import { join } from "node:path";
import { pipeline, Readable } from "node:stream";
import { CsvError, type Info, parse } from "csv-parse";
import type { Place } from "../../dossier/problem.ts";
import { textIn } from "../../dossier/text-lines.ts";
import { BadInput } from "../../model/faults.ts";
import { model } from "../../model/model.ts";
import { type Column, columnsNamed, DOSSIER_COLUMNS, valueIn } from "../columns.ts";
import type { Found } from "../format.ts";
import { ARGUMENTS, DOSSIERS } from "../formats/neo4j-csv.ts";

/** Reads the folder that `parley export --format neo4j-csv` writes; its arguments say which files there are. */
export async function* readNeo4jCsv(folder: string): AsyncGenerator<Found> {
  const file = join(folder, ARGUMENTS);
  let told = "";
  for await (const text of textIn(file)) told += text;
  const delimiter = delimiterIn(told);
  if (delimiter === undefined) {
    throw new BadInput(
      `${file}: It has to say \`--array-delimiter=U+003B\`, or another character.`,
    );
  }
  for (const [, name = ""] of told.matchAll(/^--(?:nodes|relationships)=[\w:]+=(\w+)\.csv$/gm)) {
    yield* foundIn(join(folder, `${name}.csv`), name, delimiter);
  }
}

function delimiterIn(told: string): string | undefined {
  const [, code] = /^--array-delimiter=U\+([0-9A-F]{4})$/m.exec(told) ?? [];
  return code === undefined ? undefined : String.fromCharCode(Number.parseInt(code, 16));
}

/** A field: without quotes an empty one is nothing. */
type Cell = string | null;

async function* foundIn(file: string, name: string, delimiter: string): AsyncGenerator<Found> {
  const columns = name === DOSSIERS ? DOSSIER_COLUMNS : columnsNamed(name);
  const listIn = (text: string) => (text === "" ? [] : text.split(delimiter));
  const parser = parse({
    info: true,
    record_delimiter: ["\n", "\r\n"],
    cast: (text, { quoting }) => (text === "" && !quoting ? null : text),
  });
  let header: readonly string[] | undefined;
  let line = 1;
  try {
    for await (const each of pipeline(Readable.from(textIn(file)), parser, () => {})) {
      const { record, info } = each as { readonly record: readonly Cell[]; readonly info: Info };
      const place = { file, line, column: 1 };
      if (header) yield foundOf(place, name, valuesOf(header, record, columns, listIn));
      header ??= record.map((cell) =>
        (cell ?? "").replace(/^(\w+):[A-Z]*[a-z]*(\[\])?(\(\w+\))?$/, "$1"),
      );
      line = info.lines + 1;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { place: { file, line, column: 1 }, sentence: `This is no CSV: ${error.message}.` };
  }
}

function foundOf(place: Place, name: string, values: Readonly<Record<string, unknown>>): Found {
  const { id, ":START_ID(Entity)": from, ":END_ID(Entity)": to, ...properties } = values;
  if (name === DOSSIERS) return { place, dossier: id, properties };
  if (!model.relationships.some(({ type }) => type === name))
    return { place, node: name, properties: { id, ...properties } };
  return { place, relationship: name, from, to, properties };
}

function valuesOf(
  header: readonly string[],
  record: readonly Cell[],
  columns: readonly Column[],
  listIn: (text: string) => unknown,
): Readonly<Record<string, unknown>> {
  const values = header.flatMap((name, at) => {
    const cell = record[at] ?? null;
    const column = columns.find((each) => each.name === name);
    return cell === null ? [] : [[name, valueIn(column, cell, listIn)] as const];
  });
  return Object.fromEntries(values);
}
