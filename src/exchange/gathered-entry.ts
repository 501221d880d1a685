import { fieldStating, statedFields, statedProperties } from "../dossier/format.ts";
import type { Problem } from "../dossier/problem.ts";
import type { Source } from "../dossier/read.ts";
import { type Table, tableOf, treeOf } from "../dossier/tree.ts";
import type { KindDeclaration } from "../model/kind.ts";
import { model } from "../model/model.ts";
import type { DossierRow, NodeRow, RelationshipRow } from "./format.ts";

/** A node with the relationships that stand under it in a dossier, by the names of their fields. */
export interface GatheredEntry {
  readonly kind: KindDeclaration;
  readonly id: string;
  readonly dossiers: readonly string[];
  readonly row: NodeRow;
  readonly items: Map<string, RelationshipRow[]>;
}

/** What a dossier says by the order of a list or by its entry, and a row by a property. */
const IMPLIED: readonly string[] = ["position", "number"];

/** What a row says of the dossiers that state it, and a dossier by stating it. */
const SAID_BY: readonly string[] = ["reportedIn", "reportedBy", "dossiers"];

/**
 * The file that a dossier would be, were it written by hand; every value stands where its row does.
 *
 * @param entries those that the dossier states
 */
export function sourceOf(
  dossier: string,
  row: DossierRow | undefined,
  entries: readonly GatheredEntry[],
): Source {
  const place = row?.place ?? entries[0]?.row.place ?? { file: dossier, line: 1, column: 1 };
  const lists = model.kinds.flatMap(({ name, plural }) => {
    const items = entries
      .filter(({ kind }) => kind.name === name)
      .map((entry) => entryTable(entry, dossier));
    return items.length > 0 ? [[plural, { type: "list", place, items } as const] as const] : [];
  });
  const head = Object.entries(row?.properties ?? {}).map(
    ([key, value]) => [key, treeOf(place, value)] as const,
  );
  const id = { type: "leaf", place, value: dossier } as const;
  return { file: place.file, tree: tableOf(place, [["dossier", id], ...head, ...lists]) };
}

/** Positions that are not counted from 0, and numbers of rounds that are not their meeting's. */
export function misplaced(entry: GatheredEntry): readonly Problem[] {
  return entry.dossiers.flatMap((dossier) =>
    [...itemsIn(entry, dossier).values()].flatMap((rows) =>
      byPosition(rows).flatMap((row, at) => {
        const sentence = misplacedAt(entry, row, at);
        return sentence === undefined ? [] : [{ place: row.place, sentence }];
      }),
    ),
  );
}

function misplacedAt(
  { id, row: { properties: own } }: GatheredEntry,
  { relationship, properties: { position, number } }: RelationshipRow,
  at: number,
): string | undefined {
  if (position !== undefined && position !== at) {
    return `The \`position\` of each ${String(relationship)} of \`${id}\` is another, counted from 0: ${at} is missing.`;
  }
  const isItsRound = number === undefined || number === own["round"];
  return isItsRound ? undefined : `\`number\` must be the \`round\` of \`${id}\`.`;
}

/** What stands under the entry in one of its dossiers. */
function itemsIn(
  { items, dossiers }: GatheredEntry,
  dossier: string,
): ReadonlyMap<string, readonly RelationshipRow[]> {
  const stated = [...items].map(([name, rows]) => {
    const own = rows.filter(({ properties }) =>
      (listOr(properties["dossiers"]) ?? dossiers).includes(dossier),
    );
    return [name, own] as const;
  });
  return new Map(stated.filter(([, rows]) => rows.length > 0));
}

function entryTable(entry: GatheredEntry, dossier: string): Table {
  const { kind, id, row } = entry;
  const { place, properties } = row;
  const items = itemsIn(entry, dossier);
  const isReported = items.has("evidence");
  const values = statedProperties(kind).flatMap(({ name, key }) =>
    properties[name] === undefined ? [] : [[key, treeOf(place, properties[name])] as const],
  );
  const fields = statedFields(kind).flatMap(({ name, gives }) => {
    const tables = byPosition(items.get(name) ?? []).map((each) =>
      itemTable(each, reportsIn(each, dossier, isReported)),
    );
    const [first] = tables;
    if (first === undefined) return [];
    const list = { type: "list", place, items: tables } as const;
    return [[name, gives === "one" ? first : list] as const];
  });
  return tableOf(place, [["id", treeOf(place, id)], ...values, ...fields]);
}

/** The documents that report it, as the dossier says: without any of its entry, it is reported in none. */
function reportsIn(
  { properties: { reportedIn, reportedBy } }: RelationshipRow,
  dossier: string,
  isReported: boolean,
): unknown {
  const documents =
    listOr(reportedBy)
      ?.map((each) => String(each).split(" "))
      .flatMap(([by, document]) => (by === dossier ? [document] : [])) ?? reportedIn;
  return isReported || listOr(documents)?.length !== 0 ? documents : undefined;
}

function itemTable(row: RelationshipRow, reportedIn: unknown): Table {
  const { place, properties } = row;
  const isIn = fieldStating(String(row.relationship))?.direction === "in";
  const values = Object.entries({ ...omit(properties), reportedIn })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, treeOf(place, value)] as const);
  return tableOf(place, [["node", treeOf(place, isIn ? row.from : row.to)], ...values]);
}

function omit(properties: RelationshipRow["properties"]): RelationshipRow["properties"] {
  const left = [...IMPLIED, ...SAID_BY];
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !left.includes(name)));
}

/** In their positions where they have some, else as they came. */
function byPosition(rows: readonly RelationshipRow[]): readonly RelationshipRow[] {
  const position = ({ properties }: RelationshipRow) => Number(properties["position"] ?? 0);
  return [...rows].sort((a, b) => position(a) - position(b));
}

function listOr(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}
