import type { KindDeclaration } from "../model/kind.ts";
import { model, type RelationshipField } from "../model/model.ts";
import { entryKeys, itemKeys, itemProperties, mayBeLeftOut, statedFields } from "./format.ts";
import { didYouMean, nearest } from "./nearest.ts";
import { oneOf, type Problem } from "./problem.ts";
import type { Source } from "./read.ts";
import { dossierFile } from "./schema.ts";
import { keyPlaceAt, type Path, placeAt, plain, type Tree, treeAt } from "./tree.ts";

/** What is wrong with the shape of a file, and which of its values are not to be read on. */
export interface Shape {
  readonly problems: readonly Problem[];
  readonly bad: ReadonlySet<Tree>;
}

type Issue = NonNullable<ReturnType<typeof dossierFile.safeParse>["error"]>["issues"][number];

/** Holds a file against the schema: each issue becomes a sentence at its place. */
export function shapeOf({ tree }: Source): Shape {
  const issues = dossierFile.safeParse(plain(tree)).error?.issues ?? [];
  const flat = issues.flatMap((issue) => withinUnion(issue, tree));
  const bad = flat
    .filter((issue) => issue.code !== "unrecognized_keys")
    .map((issue) => treeAt(tree, issue.path))
    .filter((each) => each !== undefined);
  return { problems: flat.flatMap((issue) => problemsOf(issue, tree)), bad: new Set(bad) };
}

/** An item may be an id or an object: only what is wrong with the form that was meant is told. */
function withinUnion(issue: Issue, tree: Tree): readonly Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  const meant = treeAt(tree, issue.path)?.type === "table" ? issue.errors[1] : issue.errors[0];
  return (meant ?? []).map((each) => ({ ...each, path: [...issue.path, ...each.path] }) as Issue);
}

function problemsOf(issue: Issue, tree: Tree): readonly Problem[] {
  const { path } = issue;
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => unknownKey(key, path, tree));
  }
  const value = treeAt(tree, path);
  if (value === undefined) return [missing(path, tree)];
  return [{ place: value.place, sentence: sentenceOf(issue, value) }];
}

function unknownKey(key: string, path: Path, tree: Tree): Problem {
  const known = knownKeys(path);
  const where = path.length === 0 ? "in a dossier" : `in ${nameOf(path)}`;
  const place = keyPlaceAt(tree, [...path, key]);
  return { place, sentence: `There is no key \`${key}\` ${where}${didYouMean(key, known)}` };
}

function missing(path: Path, tree: Tree): Problem {
  const owner = path.slice(0, -1);
  const id = treeAt(tree, [...owner, "id"]);
  const subject =
    owner.length === 2 && id?.type === "leaf" && typeof id.value === "string"
      ? `\`${id.value}\``
      : upperFirst(nameOf(owner));
  return { place: placeAt(tree, owner), sentence: `${subject} needs \`${String(path.at(-1))}\`.` };
}

function sentenceOf(issue: Issue, value: Tree): string {
  const name = upperFirst(nameOf(issue.path));
  if (value.type === "leaf" && value.value === null) return `${name} is empty; fill it in, or leave it out.`;
  switch (issue.code) {
    case "invalid_type":
      return wrongType(name, issue.expected, value, issue.path);
    case "invalid_value":
      return wrongValue(name, issue.values.map(String), value);
    case "too_small":
      return `${name} is empty; fill it in, or leave it out.`;
    case "too_big":
    case "invalid_format":
    case "custom":
      return `${name} must be ${issue.message}, which ${shown(value)} is not.${hint(value)}`;
  }
  return `${name} cannot be read.`;
}

function wrongType(name: string, expected: string, value: Tree, path: Path): string {
  if (expected === "object" && value.type === "leaf" && path.length > 2) return standsAlone(value, path);
  if (value.type === "leaf" && typeof value.value === "bigint" && !Number.isSafeInteger(Number(value.value))) {
    return `${name} is past 2^53 - 1, the largest whole number that is kept exactly.`;
  }
  return `${name} must be ${EXPECTED[expected] ?? "something else"}, not ${typeOf(value)}.${remedy(expected, value)}`;
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: "text",
  object: "a table of keys and values",
  array: "a list",
  number: "a whole number",
  int: "a whole number",
};

function remedy(expected: string, value: Tree): string {
  if (expected === "string" && value.type === "leaf") return " Put it in quotes.";
  if (expected === "array") return " Write it in brackets: [ ... ].";
  return "";
}

/** An id where the relationship has a property that only an object can give. */
function standsAlone(value: Tree, path: Path): string {
  const field = fieldAt(path);
  const needed = field ? itemProperties(field.relationship).filter((each) => !mayBeLeftOut(each)) : [];
  const rest = needed.map(({ key }) => `, ${key}: ...`).join("");
  return `${upperFirst(nameOf(path))} must be written { node: ${shown(value).replaceAll("`", "")}${rest} }.`;
}

function wrongValue(name: string, values: readonly string[], value: Tree): string {
  const word = value.type === "leaf" ? String(value.value) : undefined;
  const meant = word === undefined ? undefined : nearest(word, values);
  const cannot = `${name} cannot be ${shown(value)}`;
  return meant === undefined ? `${cannot}: it is ${oneOf(values)}.` : `${cannot}; did you mean \`${meant}\`?`;
}

function hint(value: Tree): string {
  const isMonth = value.type === "leaf" && /^\d{4}-\d{2}$/.test(String(value.value));
  return isMonth ? " A month is its first day, with precision MONTH." : "";
}

function shown(value: Tree): string {
  if (value.type !== "leaf") return typeOf(value);
  const text = String(value.value);
  return `\`${text.length > 60 ? `${[...text].slice(0, 60).join("")}...` : text}\``;
}

function typeOf(value: Tree): string {
  switch (value.type) {
    case "list":
      return "a list";
    case "table":
      return "a table";
    case "leaf":
      return { string: "text", boolean: "true or false" }[typeof value.value as string] ?? "a number";
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
