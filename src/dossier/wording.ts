import type { KindDeclaration } from "../model/kind.ts";
import { model, type RelationshipField } from "../model/model.ts";
import { entryKeys, itemKeys, itemProperties, mayBeLeftOut, statedFields } from "./format.ts";
import { didYouMean, nearest } from "./nearest.ts";
import { oneOf } from "./problem.ts";
import { dossierFile } from "./schema.ts";
import type { Leaf, Path, Tree } from "./tree.ts";

/** One thing that the schema has against a file. */
export type Issue = NonNullable<
  ReturnType<typeof dossierFile.safeParse>["error"]
>["issues"][number];

/** What the schema expects, in words. */
const EXPECTED: Readonly<Record<string, string>> = {
  string: "text",
  object: "a table of keys and values",
  array: "a list",
  number: "a whole number",
  int: "a whole number",
};

/** Longer values are cut in a sentence. */
const SHOWN = 60;

/** A key that is no part of the format there. */
export function unknownKey(key: string, path: Path): string {
  const where = path.length === 0 ? "a dossier" : nameOf(path);
  return `There is no key \`${cut(key)}\` in ${where}${didYouMean(key, knownKeys(path))}`;
}

/** A key that has to be there; `id` is its entry's, where that has one. */
export function missingKey(path: Path, id: string | undefined): string {
  const owner = id === undefined ? upperFirst(nameOf(path.slice(0, -1))) : `\`${id}\``;
  return `${owner} needs \`${String(path.at(-1))}\`.`;
}

/** A value that cannot stand where it does. */
export function wrongValue(issue: Issue, value: Tree): string {
  const name = upperFirst(nameOf(issue.path));
  if (value.type === "leaf" && value.value === null) return `${name} is empty.`;
  if (isTooLarge(value)) {
    return `${name} is past 2^53 - 1, the largest whole number that is kept exactly.`;
  }
  switch (issue.code) {
    case "invalid_type":
      return wrongType(name, issue.expected, value, issue.path);
    case "invalid_value":
      return noMember(name, issue.values.map(String), value);
    case "too_small":
      return `${name} is empty.`;
    default:
      return `${name} must be ${issue.message}, which ${shown(value)} is not.${hint(value)}`;
  }
}

function wrongType(name: string, expected: string, value: Tree, path: Path): string {
  if (value.type !== "leaf") {
    const wanted = expected === "string" ? "a single text" : EXPECTED[expected];
    return `${name} must be ${wanted}, not ${typeOf(value)}.${remedy(expected, value)}`;
  }
  if (expected === "object" && path.length > 2) return standsAlone(name, value, path);
  if (typeof value.value === "number" && ["int", "number"].includes(expected)) {
    return `${name} must be a whole number, which ${shown(value)} is not.`;
  }
  return `${name} must be ${EXPECTED[expected]}, not ${typeOf(value)}.${remedy(expected, value)}`;
}

function remedy(expected: string, value: Tree): string {
  if (expected === "string" && value.type === "leaf") return " Put it in quotes.";
  return expected === "array" ? " Write it in brackets: [ ... ]." : "";
}

/** An id alone, where the relationship has a property that only an object can give. */
function standsAlone(name: string, { value }: Leaf, path: Path): string {
  const field = fieldAt(path);
  const properties = field ? itemProperties(field.relationship) : [];
  const needed = properties.filter((each) => !mayBeLeftOut(each)).map(({ key }) => `, ${key}: ...`);
  return `${name} must be written { node: ${cut(String(value))}${needed.join("")} }.`;
}

function noMember(name: string, members: readonly string[], value: Tree): string {
  const meant = value.type === "leaf" ? nearest(String(value.value), members) : undefined;
  const cannot = `${name} cannot be ${shown(value)}`;
  return meant === undefined
    ? `${cannot}: it is ${oneOf(members)}.`
    : `${cannot}; did you mean \`${meant}\`?`;
}

function isTooLarge(value: Tree): boolean {
  if (value.type !== "leaf") return false;
  const isWhole = typeof value.value === "bigint" || Number.isInteger(value.value);
  return isWhole && !Number.isSafeInteger(Number(value.value));
}

function hint(value: Tree): string {
  const isMonth = value.type === "leaf" && /^\d{4}-\d{2}$/.test(String(value.value));
  return isMonth ? " A month is its first day, with precision MONTH." : "";
}

function shown(value: Tree): string {
  if (value.type !== "leaf") return typeOf(value);
  return `\`${cut(String(value.value))}\``;
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join("")}...` : text;
}

function typeOf(value: Tree): string {
  if (value.type !== "leaf") return `a ${value.type}`;
  switch (typeof value.value) {
    case "string":
      return "text";
    case "boolean":
      return "true or false";
    default:
      return "a number";
  }
}

/** What the value at the path is called: "`speakers`", "an item of `speakers`", "an entry of `claims`". */
function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return "a dossier";
  if (typeof last !== "number") return `\`${String(last)}\``;
  const list = `\`${String(path.at(-2))}\``;
  return path.length === 2 ? `an entry of ${list}` : `an item of ${list}`;
}

function knownKeys(path: Path): readonly string[] {
  if (path.length === 0) return Object.keys(dossierFile.shape);
  const kind = kindAt(path);
  if (kind === undefined || path.length === 2) return kind ? entryKeys(kind) : [];
  const field = fieldAt(path);
  return field ? itemKeys(field.relationship) : [];
}

function fieldAt(path: Path): RelationshipField | undefined {
  const kind = kindAt(path);
  return kind && statedFields(kind).find(({ name }) => name === path[2]);
}

function kindAt([plural]: Path): KindDeclaration | undefined {
  return model.kinds.find((kind) => kind.plural === plural);
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
