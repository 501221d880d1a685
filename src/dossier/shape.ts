import type { Problem } from "./problem.ts";
import type { Source } from "./read.ts";
import { dossierFile } from "./schema.ts";
import { keyPlaceAt, leavesIn, type Path, placeAt, plain, type Tree, treeAt } from "./tree.ts";
import { type Issue, missingKey, unknownKey, wrongValue } from "./wording.ts";

/** What is wrong with the shape of a file, and which of its values are not to be read on. */
export interface Shape {
  readonly problems: readonly Problem[];
  readonly bad: ReadonlySet<Tree>;
  /** Every text of the entries that something is wrong with: they may name more than can be seen. */
  readonly touched: ReadonlySet<string>;
}

/** Holds a file against the schema: each issue becomes a sentence at its place. */
export function shapeOf({ tree }: Source): Shape {
  const found = dossierFile.safeParse(plain(tree)).error?.issues ?? [];
  const issues = found.flatMap((issue) => withinUnion(issue, tree));
  const bad = issues
    .filter((issue) => issue.code !== "unrecognized_keys")
    .map((issue) => treeAt(tree, issue.path))
    .filter((each) => each !== undefined);
  const touched = new Set(issues.flatMap((issue) => entriesWith(issue, tree)));
  return {
    problems: issues.flatMap((issue) => problemsOf(issue, tree)),
    bad: new Set(bad),
    touched: new Set([...touched].flatMap(leavesIn).map(({ value }) => String(value))),
  };
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
    return issue.keys.map((key) => ({
      place: keyPlaceAt(tree, [...path, key]),
      sentence: unknownKey(key, path),
    }));
  }
  const value = treeAt(tree, path);
  if (value !== undefined) return [{ place: value.place, sentence: wrongValue(issue, value) }];
  const owner = path.slice(0, -1);
  return [{ place: placeAt(tree, owner), sentence: missingKey(path, idOf(tree, owner)) }];
}

/** The id that an entry has, if it is an entry and has one. */
function idOf(tree: Tree, owner: Path): string | undefined {
  const id = owner.length === 2 ? treeAt(tree, [...owner, "id"]) : undefined;
  return id?.type === "leaf" && typeof id.value === "string" ? id.value : undefined;
}

/** The entry in which something is wrong, or all that stands under a key that nobody knows. */
function entriesWith(issue: Issue, tree: Tree): readonly Tree[] {
  const isUnknown = issue.code === "unrecognized_keys" && issue.path.length === 0;
  const paths = isUnknown ? issue.keys.map((key) => [key]) : [issue.path.slice(0, 2)];
  return paths.map((path) => treeAt(tree, path)).filter((each) => each !== undefined);
}
