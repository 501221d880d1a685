import type { KindDeclaration } from "../model/kind.ts";
import { model, type RelationshipField } from "../model/model.ts";
import { itemProperties, type StatedProperty, statedFields, statedProperties } from "./format.ts";
import type { Place } from "./problem.ts";
import type { Source } from "./read.ts";
import type { Leaf, Table, Tree } from "./tree.ts";

/** What a property can hold: text and days are strings, numbers are whole. */
export type PropertyValue = string | number | readonly string[];

/** A value and where it stands. */
export interface Stated<T> {
  readonly value: T;
  readonly place: Place;
}

/** A property's value, with a place for each member of a list. */
export interface StatedValue extends Stated<PropertyValue> {
  readonly property: StatedProperty;
  readonly members: readonly Stated<string>[];
}

/** A node as a dossier states it, by the model's names, defaults filled in. */
export interface Entry {
  readonly kind: KindDeclaration;
  /** Empty where what stands there is no id. */
  readonly id: string;
  readonly place: Place;
  /** Where its id stands. */
  readonly idPlace: Place;
  /** The keys under which something stands, be it right or wrong. */
  readonly keys: ReadonlySet<string>;
  readonly properties: ReadonlyMap<string, StatedValue>;
  readonly items: readonly Item[];
}

/** A relationship as its entry states it. */
export interface Item {
  readonly field: RelationshipField;
  readonly place: Place;
  /** The id at the far end, with its own place. */
  readonly node: Stated<string>;
  /** The place in its list, from 0. */
  readonly position: number;
  readonly properties: ReadonlyMap<string, StatedValue>;
  /** The documents that report it; by default, all that are evidence of the entry. */
  readonly reportedIn: readonly Stated<string>[] | undefined;
}

/** Takes the entries out of a file, without what `bad` says is not to be read. */
export function entriesOf({ tree }: Source, bad: ReadonlySet<Tree>): readonly Entry[] {
  if (tree.type !== "table") return [];
  return model.kinds.flatMap((kind) =>
    itemsOf(tree.entries.get(kind.plural)?.value)
      .filter((each): each is Table => each.type === "table")
      .map((each) => entryOf(kind, each, bad)),
  );
}

/** What stands under a key of the file itself, such as `dossier`. */
export function statedAt(
  { tree }: Source,
  key: string,
  bad: ReadonlySet<Tree>,
): Stated<string> | undefined {
  return tree.type === "table" ? textAt(tree, key, bad) : undefined;
}

/** The members of a list of the file itself, such as `uses`. */
export function membersAt(
  { tree }: Source,
  key: string,
  bad: ReadonlySet<Tree>,
): readonly Stated<string>[] {
  const list = tree.type === "table" ? tree.entries.get(key)?.value : undefined;
  return list === undefined || bad.has(list) ? [] : membersOf(list, bad);
}

function entryOf(kind: KindDeclaration, table: Table, bad: ReadonlySet<Tree>): Entry {
  const id = textAt(table, "id", bad);
  const items = statedFields(kind).flatMap((field) => {
    const value = table.entries.get(field.name)?.value;
    const listed = field.gives === "many" || value === undefined ? itemsOf(value) : [value];
    return listed.flatMap((each, position) => itemOf(field, each, position, bad));
  });
  return {
    kind,
    id: id?.value ?? "",
    place: table.place,
    idPlace: id?.place ?? table.place,
    keys: filledKeys(table),
    properties: propertiesOf(statedProperties(kind), table, bad, table.place),
    items,
  };
}

function itemOf(
  field: RelationshipField,
  tree: Tree,
  position: number,
  bad: ReadonlySet<Tree>,
): readonly Item[] {
  if (bad.has(tree) || tree.type === "list") return [];
  const { place } = tree;
  if (tree.type === "leaf") {
    const node = { value: String(tree.value), place };
    const properties = propertiesOf(itemProperties(field.relationship), undefined, bad, place);
    return [{ field, place, node, position, properties, reportedIn: undefined }];
  }
  const node = textAt(tree, "node", bad);
  if (node === undefined) return [];
  const properties = propertiesOf(itemProperties(field.relationship), tree, bad, place);
  const reportedIn = tree.entries.get("reportedIn")?.value;
  return [
    {
      field,
      place,
      node,
      position,
      properties,
      reportedIn: reportedIn && membersOf(reportedIn, bad),
    },
  ];
}

function propertiesOf(
  properties: readonly StatedProperty[],
  table: Table | undefined,
  bad: ReadonlySet<Tree>,
  place: Place,
): ReadonlyMap<string, StatedValue> {
  const found = properties.flatMap((property) => {
    const tree = table?.entries.get(property.key)?.value;
    const value = tree === undefined ? leftOut(property) : readValue(tree, bad);
    if (value === undefined) return [];
    const members = tree === undefined ? [] : membersOf(tree, bad);
    return [[property.name, { property, value, place: tree?.place ?? place, members }] as const];
  });
  return new Map(found);
}

/** A list that is not `optional` is always there; others have what the model says, or nothing. */
function leftOut({ byDefault, list, optional }: StatedProperty): PropertyValue | undefined {
  if (byDefault !== undefined) return byDefault;
  return list && !optional ? [] : undefined;
}

function readValue(tree: Tree, bad: ReadonlySet<Tree>): PropertyValue | undefined {
  if (bad.has(tree) || tree.type === "table") return undefined;
  if (tree.type === "list") return membersOf(tree, bad).map(({ value }) => value);
  return plainOf(tree);
}

function plainOf({ value }: Leaf): PropertyValue | undefined {
  if (typeof value === "string") return value;
  return typeof value === "bigint" || typeof value === "number" ? Number(value) : undefined;
}

/** The ids of a list, or the one id. */
function membersOf(tree: Tree, bad: ReadonlySet<Tree>): readonly Stated<string>[] {
  return (tree.type === "list" ? tree.items : [tree])
    .filter((each): each is Leaf => each.type === "leaf" && !bad.has(each))
    .map(({ value, place }) => ({ value: String(value), place }));
}

/** All keys but those of empty lists. */
function filledKeys({ entries }: Table): ReadonlySet<string> {
  const filled = [...entries].filter(
    ([, { value }]) => value.type !== "list" || value.items.length > 0,
  );
  return new Set(filled.map(([key]) => key));
}

function textAt(table: Table, key: string, bad: ReadonlySet<Tree>): Stated<string> | undefined {
  const tree = table.entries.get(key)?.value;
  if (tree?.type !== "leaf" || bad.has(tree) || typeof tree.value !== "string") return undefined;
  return { value: tree.value, place: tree.place };
}

function itemsOf(tree: Tree | undefined): readonly Tree[] {
  return tree?.type === "list" ? tree.items : [];
}
