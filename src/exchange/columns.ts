import type { Properties } from "../dossier/fact.ts";
import type { KindDeclaration } from "../model/kind.ts";
import { model } from "../model/model.ts";
import { isAsserted, type Property } from "../model/property.ts";
import type { RelationshipDeclaration } from "../model/relationship.ts";

/** A property, where each has a place of its own. */
export interface Column {
  readonly name: string;
  readonly holds: "text" | "integer" | "list";
}

/** What a source may give of a node, without its id. */
export function nodeColumns({ properties }: KindDeclaration): readonly Column[] {
  return properties
    .filter((each) => (isAsserted(each) || each.bookkeeping) && each.type !== "id")
    .map(columnOf);
}

/** What a source may give of a relationship, without its ends. */
export function relationshipColumns({
  properties,
  asserted,
}: RelationshipDeclaration): readonly Column[] {
  const lists = asserted ? ["reportedIn", "reportedBy", "dossiers"] : ["dossiers"];
  return [
    ...properties.filter(isAsserted).map(columnOf),
    ...lists.map((name) => ({ name, holds: "list" }) as const),
  ];
}

/** What the graph keeps of a dossier, without its id. */
export const DOSSIER_COLUMNS: readonly Column[] = [
  { name: "title", holds: "text" },
  { name: "process", holds: "text" },
  { name: "uses", holds: "list" },
];

/** The columns of a kind of node or a type of relationship; none where the model has no such. */
export function columnsNamed(name: unknown): readonly Column[] {
  const kind = model.kinds.find((each) => each.name === name);
  const relationship = model.relationships.find(({ type }) => type === name);
  if (kind) return nodeColumns(kind);
  return relationship ? relationshipColumns(relationship) : [];
}

/** A value as a file of texts has it, back as what the column holds; as it stands where it is none. */
export function valueIn(
  column: Column | undefined,
  text: string,
  listIn: (text: string) => unknown,
): unknown {
  switch (column?.holds) {
    case "integer":
      return /^-?\d+$/.test(text) ? Number(text) : text;
    case "list":
      return listIn(text);
    case "text":
    case undefined:
      return text;
  }
}

/** A value as a text: a list as JSON. */
export function plainText(value: Properties[string]): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The list that a text of JSON is; the text where it is none. */
export function jsonList(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : text;
  } catch {
    return text;
  }
}

function columnOf({ name, list, type }: Property): Column {
  if (list) return { name, holds: "list" };
  return { name, holds: type === "integer" ? "integer" : "text" };
}
