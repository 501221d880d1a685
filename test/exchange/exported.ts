import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { NodeFact, RelationshipFact } from "../../src/dossier/fact.ts";
import type { Writes } from "../../src/exchange/format.ts";
import { FORMATS } from "../../src/exchange/formats.ts";
import type { Source } from "../../src/exchange/source.ts";
import { model } from "../../src/model/model.ts";

/** Writes an export in a format into a folder, and gives the paths of its files by their names. */
export async function exportTo(
  folder: string,
  name: string,
  source: Source,
  options: Parameters<Writes>[1] = {},
): Promise<ReadonlyMap<string, string>> {
  const format = FORMATS.find((each) => each.name === name);
  if (!format) throw new Error(`There is no format ${name}.`);
  const write = await format.writer();
  const paths = new Map<string, string>();
  for await (const file of write(source, options)) {
    const path = join(folder, file.name);
    mkdirSync(dirname(path), { recursive: true });
    const pieces: Uint8Array[] = [];
    for await (const piece of file.content) pieces.push(Buffer.from(piece as Uint8Array));
    writeFileSync(path, Buffer.concat(pieces));
    paths.set(file.name, path);
  }
  return paths;
}

/** All that a source gives. */
export async function allOf(source: Source) {
  const nodes: NodeFact[] = [];
  const relationships: RelationshipFact[] = [];
  for (const { name } of model.kinds) {
    for await (const page of source.nodes(name)) nodes.push(...page);
  }
  for (const { type } of model.relationships) {
    for await (const page of source.relationships(type)) relationships.push(...page);
  }
  return { nodes, relationships };
}
