import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { NodeFact, Properties, RelationshipFact } from "../../../src/dossier/fact.ts";
import { model } from "../../../src/model/model.ts";
import { isStored } from "../../../src/model/property.ts";

interface Column {
  readonly name: string;
  readonly type: "string" | "long" | "string[]";
}

/** A file of `neo4j-admin database import`, and what it holds. */
interface File {
  /** As the import takes it: `--nodes=Entity:Person=person.csv`. */
  readonly argument: string;
  readonly columns: readonly Column[];
  readonly descriptor: number;
  lines: string[];
}

const FLUSH_LINES = 5000;

/** Writes nodes and relationships as the files that `neo4j-admin database import` reads. */
export class CsvFolder {
  readonly #folder: string;
  readonly #files = new Map<string, File>();

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  write(fact: NodeFact | RelationshipFact): void {
    const isNode = "kind" in fact;
    const name = isNode ? fact.kind : fact.type;
    const file = this.#files.get(name) ?? this.#open(name, isNode);
    const ends = isNode ? [] : [quoted(fact.from), quoted(fact.to)];
    file.lines.push(
      [...ends, ...file.columns.map((column) => cell(column, fact.properties))].join(),
    );
    if (file.lines.length >= FLUSH_LINES) flush(file);
  }

  /** Closes the files, and gives the arguments that name them to the import. */
  close(): readonly string[] {
    return [...this.#files.values()].map((file) => {
      flush(file);
      closeSync(file.descriptor);
      return file.argument;
    });
  }

  #open(name: string, isNode: boolean): File {
    const path = join(this.#folder, `${name.toLowerCase()}.csv`);
    const columns = isNode ? nodeColumns(name) : relationshipColumns(name);
    const argument = isNode ? `--nodes=${labels(name)}=${path}` : `--relationships=${name}=${path}`;
    const file = { argument, columns, descriptor: openSync(path, "w"), lines: [] as string[] };
    const ends = isNode ? [] : [":START_ID(Entity)", ":END_ID(Entity)"];
    const heads = columns.map((column) =>
      column.name === "id" ? "id:ID(Entity)" : `${column.name}:${column.type}`,
    );
    file.lines.push([...ends, ...heads].join());
    this.#files.set(name, file);
    return file;
  }
}

function labels(kind: string): string {
  const interfaces = model.kind(kind).interfaces.filter((name) => name !== "Node");
  return [...interfaces, kind].join(":");
}

function nodeColumns(kind: string): readonly Column[] {
  return model.kind(kind).properties.filter(isStored).map(column);
}

function relationshipColumns(type: string): readonly Column[] {
  const { properties, asserted, pagedByClaim } = model.relationship(type);
  const text = (name: string): Column => ({ name, type: "string" });
  const list = (name: string): Column => ({ name, type: "string[]" });
  return [
    ...properties.map(column),
    text("key"),
    text("knownFrom"),
    list("dossiers"),
    ...(asserted ? [list("reportedIn")] : []),
    ...(pagedByClaim ? [text("hub"), text("sortKey")] : []),
  ];
}

function column({
  name,
  type,
  list,
}: {
  readonly name: string;
  readonly type: unknown;
  readonly list?: true;
}): Column {
  if (list) return { name, type: "string[]" };
  return { name, type: type === "integer" ? "long" : "string" };
}

/** What is absent is an empty cell, which is no property. */
function cell({ name }: Column, properties: Properties): string {
  const value = properties[name];
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  return quoted(Array.isArray(value) ? value.join(";") : String(value));
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function flush(file: File): void {
  if (file.lines.length === 0) return;
  writeSync(file.descriptor, `${file.lines.join("\n")}\n`);
  file.lines = [];
}
