import { Document, visit } from "yaml";
import { listOf, numberOf, type Properties, type RelationshipFact } from "../../dossier/fact.ts";
import { itemProperties, statedFields, statedProperties } from "../../dossier/format.ts";
import type { DossierRecord } from "../../dossier/surroundings.ts";
import { model, type RelationshipField } from "../../model/model.ts";
import type { ExportedFile } from "../format.ts";
import { ownReports, statedByOf } from "../said-by.ts";
import type { EntryFact, Source } from "../source.ts";

/** Characters a file: `parley load` takes 16 MB, and a file of that size is no pleasure in an editor. */
const FILE_SIZE = 4_000_000;

/** A folder for each dossier, as `parley load` takes it: a file for each kind, or several where there is much. */
export async function* writeDossier(source: Source): AsyncGenerator<ExportedFile> {
  for (const record of await source.dossiers()) {
    yield { name: `${record.id}/dossier.yaml`, content: once(headText(record)) };
    for (const { name, plural } of model.kinds) {
      const head = `dossier: ${record.id}\n${plural}:\n`;
      yield* filesOf(`${record.id}/${plural}`, head, entryTexts(source, name, record.id));
    }
  }
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/** As many files as it takes; none where there is nothing. */
async function* filesOf(
  name: string,
  head: string,
  texts: AsyncIterator<string>,
): AsyncGenerator<ExportedFile> {
  let next = await texts.next();
  for (let number = 1; !next.done; number++) {
    const suffix = number === 1 ? "" : `-${number}`;
    const content = async function* () {
      yield head;
      for (let size = 0; !next.done && size < FILE_SIZE; next = await texts.next()) {
        size += next.value.length;
        yield next.value;
      }
    };
    yield { name: `${name}${suffix}.yaml`, content: content() };
  }
}

async function* entryTexts(
  source: Source,
  kind: string,
  dossier: string,
): AsyncGenerator<string, undefined> {
  for await (const page of source.entries(kind)) {
    for (const entry of page) {
      const { properties } = entry.node;
      if (listOf(properties, "dossiers")?.includes(dossier))
        yield yamlText([entryOf(entry, dossier)]);
    }
  }
}

function headText({ id, title, process, uses }: DossierRecord): string {
  return yamlText({
    dossier: id,
    ...(title !== null && { title }),
    ...(process !== null && { process }),
    ...(uses.length > 0 && { uses }),
  });
}

/** An entry as a dossier has it: without what it says by leaving it out. */
function entryOf({ node, relationships }: EntryFact, dossier: string) {
  const kind = model.kind(node.kind);
  const own = relationships.filter((each) => statedByOf(each, node).includes(dossier));
  const documents = own.filter(({ type }) => type === "REPORTED_IN").map(({ to }) => to);
  const values = statedProperties(kind).flatMap(({ name, key, optional }) => {
    const value = node.properties[name];
    const isMeant = value !== undefined && (optional || !Array.isArray(value) || value.length > 0);
    return isMeant ? [[key, value] as const] : [];
  });
  const fields = statedFields(kind).flatMap((field) => {
    const items = own
      .filter(({ type }) => type === field.relationship.type)
      .sort((a, b) => positionOf(a) - positionOf(b))
      .map((each) => itemOf(field, each, ownReports(each, dossier), documents));
    if (items.length === 0) return [];
    return [[field.name, field.gives === "one" ? items[0] : items] as const];
  });
  return { id: node.properties.id, ...Object.fromEntries(values), ...Object.fromEntries(fields) };
}

/** An id alone, where nothing else is known of the relationship. */
function itemOf(
  { relationship, direction }: RelationshipField,
  { from, to, properties }: RelationshipFact,
  reportedIn: readonly string[] | undefined,
  documents: readonly string[],
) {
  const node = direction === "in" ? from : to;
  const values = itemProperties(relationship).flatMap(({ name, key }) =>
    properties[name] === undefined ? [] : [[key, properties[name]] as const],
  );
  const isByDefault = reportedIn === undefined || sameSet(reportedIn, documents);
  if (values.length === 0 && isByDefault) return node;
  return { node, ...Object.fromEntries(values), ...(!isByDefault && { reportedIn }) };
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify([...new Set(one)].sort()) === JSON.stringify([...new Set(other)].sort());
}

function positionOf({ properties }: RelationshipFact): number {
  return numberOf(properties, "position") ?? 0;
}

/** What an editor would not show, and what YAML could take for something else at a text's ends. */
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}]|^\s|\s$/u;

function yamlText(value: Properties | object): string {
  const document = new Document(value);
  visit(document, {
    Scalar(_, scalar) {
      if (typeof scalar.value === "string" && HIDDEN.test(scalar.value))
        scalar.type = "QUOTE_DOUBLE";
    },
  });
  return document.toString({ lineWidth: 0 });
}
