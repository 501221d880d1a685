import type { Place } from "./problem.ts";

/** A YAML value that knows where it stands. */
export type Tree = Leaf | List | Table;

export interface Leaf {
  readonly type: "leaf";
  readonly place: Place;
  /** `bigint` for whole numbers. */
  readonly value: string | number | bigint | boolean | null;
}

export interface List {
  readonly type: "list";
  readonly place: Place;
  readonly items: readonly Tree[];
}

export interface Table {
  readonly type: "table";
  readonly place: Place;
  /** In the order of the file. */
  readonly entries: ReadonlyMap<string, { readonly place: Place; readonly value: Tree }>;
}

/** The steps from a file's top to a value in it: `["claims", 3, "evidence"]`. */
export type Path = readonly PropertyKey[];

/** The value at the path, or nothing. */
export function treeAt(tree: Tree, path: Path): Tree | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return tree;
  const next = child(tree, step);
  return next && treeAt(next, rest);
}

/** Where the value at the path stands, or the nearest thing around it. */
export function placeAt(tree: Tree, path: Path): Place {
  const [step, ...rest] = path;
  const next = step === undefined ? undefined : child(tree, step);
  return next ? placeAt(next, rest) : tree.place;
}

/** Where the key at the path's end stands, or the nearest thing around it. */
export function keyPlaceAt(tree: Tree, path: Path): Place {
  const owner = treeAt(tree, path.slice(0, -1));
  const key = path.at(-1);
  const entry = owner?.type === "table" ? owner.entries.get(String(key)) : undefined;
  return entry?.place ?? placeAt(tree, path);
}

/** The bare values; whole numbers past 2^53 stay bigints. */
export function plain(tree: Tree): unknown {
  switch (tree.type) {
    case "leaf":
      return plainLeaf(tree.value);
    case "list":
      return tree.items.map(plain);
    case "table":
      return Object.fromEntries([...tree.entries].map(([key, { value }]) => [key, plain(value)]));
  }
}

/** Every single value in it. */
export function leavesIn(tree: Tree): readonly Leaf[] {
  switch (tree.type) {
    case "leaf":
      return [tree];
    case "list":
      return tree.items.flatMap(leavesIn);
    case "table":
      return [...tree.entries.values()].flatMap(({ value }) => leavesIn(value));
  }
}

/** A JSON value as a file's would be, every part of which stands at the same place. */
export function treeOf(place: Place, value: unknown): Tree {
  if (Array.isArray(value)) {
    return { type: "list", place, items: value.map((each) => treeOf(place, each)) };
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, each]) => [key, treeOf(place, each)] as const);
    return tableOf(place, entries);
  }
  const isPlain =
    typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return { type: "leaf", place, value: isPlain ? value : null };
}

/** A table of these, every key of which stands at the same place. */
export function tableOf(place: Place, entries: readonly (readonly [string, Tree])[]): Table {
  return {
    type: "table",
    place,
    entries: new Map(entries.map(([key, value]) => [key, { place, value }])),
  };
}

function plainLeaf(value: Leaf["value"]): unknown {
  if (typeof value !== "bigint") return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function child(tree: Tree, step: PropertyKey): Tree | undefined {
  switch (tree.type) {
    case "leaf":
      return undefined;
    case "list":
      return tree.items[Number(step)];
    case "table":
      return tree.entries.get(String(step))?.value;
  }
}
