import type { NodeFact, Properties, RelationshipFact } from "../dossier/fact.ts";
import type { Row } from "../graph/graph.ts";
import type { KindDeclaration } from "../model/kind.ts";
import { model } from "../model/model.ts";
import { isAsserted, type Property } from "../model/property.ts";
import type { RelationshipDeclaration } from "../model/relationship.ts";
import type { Source } from "./source.ts";

/** A table of an export: all nodes of a kind, or all relationships of a type. */
export interface Sheet {
  /** The name of its file: `claims`, `unnamed-sources`, `holds-office`. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** As wide as there are columns, page by page; null where nothing is stated. */
  rows(source: Source): AsyncIterable<readonly Row[]>;
}

export type SheetColumn = Pick<Property, "name" | "type" | "list">;

const ENDS: readonly SheetColumn[] = [
  { name: "from", type: "reference" },
  { name: "to", type: "reference" },
];

const REPORTED_IN: SheetColumn = { name: "reportedIn", type: "reference", list: true };

/** What a dossier states, a table for each kind of node and for each type of relationship. */
export const sheets: readonly Sheet[] = [
  ...model.kinds.map(ofKind),
  ...model.relationships.filter(({ derived }) => !derived).map(ofType),
];

function ofKind({ name, plural, properties }: KindDeclaration): Sheet {
  const columns = properties.filter(isAsserted);
  return {
    name: plural.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    columns,
    rows: (source) =>
      pages<NodeFact>(source.nodes(name), (node) => cells(columns, node.properties)),
  };
}

function ofType({ type, properties, asserted }: RelationshipDeclaration): Sheet {
  const stated = properties.filter(isAsserted);
  const told = asserted ? [...stated, REPORTED_IN] : stated;
  return {
    name: type.toLowerCase().replaceAll("_", "-"),
    columns: [...ENDS, ...told],
    rows: (source) =>
      pages<RelationshipFact>(source.relationships(type), (each) => [
        each.from,
        each.to,
        ...cells(told, each.properties),
      ]),
  };
}

function cells(columns: readonly SheetColumn[], properties: Properties): Row {
  return columns.map(({ name }) => properties[name] ?? null);
}

async function* pages<T>(
  facts: AsyncIterable<readonly T[]>,
  row: (fact: T) => Row,
): AsyncGenerator<readonly Row[]> {
  for await (const page of facts) yield page.map(row);
}
