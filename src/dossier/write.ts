import type { Dialect, Transaction, Value } from "../graph/graph.ts";
import { model } from "../model/model.ts";
import type { Changes } from "./changes.ts";
import { grouped } from "./derive/web.ts";
import type { NodeFact, RelationshipFact } from "./fact.ts";

/** Rows of one statement: enough to make the round trip small, not so many that one holds others up. */
const BATCH = 1000;

/** Told after each batch how many rows of how many are written. */
export type Progress = (done: number, total: number) => void;

/** One statement that is sent for many rows. */
interface Writing {
  /** The statement, given how its list of rows is spelled. */
  readonly statement: string;
  readonly rows: readonly Value[];
}

/** Makes the changes: first what goes, then the nodes, then what hangs between them. */
export async function writeChanges(
  transaction: Transaction,
  { parameter }: Dialect,
  { nodes, relationships, restored }: Changes,
  progress: Progress = () => {},
): Promise<void> {
  const rows = `UNWIND ${parameter("rows")} AS row`;
  const merged = [...relationships.created, ...relationships.changed, ...restored];
  const writings = [
    ...byType(relationships.removed, (type) => removal(rows, type)),
    {
      statement: `${rows}\nMATCH (n:Entity {id: row.id})\nDETACH DELETE n`,
      rows: nodes.removed.map(nodeRow),
    },
    ...byKind(nodes.created, (kind) => creation(rows, kind)),
    {
      statement: `${rows}\nMATCH (n:Entity {id: row.id})\nSET n = row.properties`,
      rows: nodes.changed.map(nodeRow),
    },
    ...byType(merged, (type) => merging(rows, type)),
  ];
  const total = writings.reduce((sum, writing) => sum + writing.rows.length, 0);
  let done = 0;
  for (const writing of writings) {
    for (const batch of batchesOf(writing.rows)) {
      await transaction.rows(writing.statement, { rows: batch });
      done += batch.length;
      progress(done, total);
    }
  }
}

function creation(rows: string, kind: string): string {
  const labels = model.kind(kind).interfaces.filter((name) => name !== "Node");
  return `${rows}
MERGE (n:${[...labels.toReversed(), kind].join(":")} {id: row.id})
SET n = row.properties`;
}

/** The end with fewer relationships stands left: both engines look through all of the left one's. */
function merging(rows: string, type: string): string {
  return `${ends(rows)}
MERGE ${between(type)}
SET r = row.properties`;
}

function removal(rows: string, type: string): string {
  return `${ends(rows)}
MATCH ${between(type)}
DELETE r`;
}

function ends(rows: string): string {
  return `${rows}
MATCH (few:Entity {id: row.few})
MATCH (hub:Entity {id: row.hub})`;
}

function between(type: string): string {
  const relationship = `[r:${type} {key: row.key}]`;
  return model.relationship(type).hub === "from"
    ? `(few)<-${relationship}-(hub)`
    : `(few)-${relationship}->(hub)`;
}

function byKind(
  nodes: readonly NodeFact[],
  statement: (kind: string) => string,
): readonly Writing[] {
  return [...grouped(nodes, ({ kind }) => kind)].map(([kind, members]) => ({
    statement: statement(kind),
    rows: members.map(nodeRow),
  }));
}

function byType(
  relationships: readonly RelationshipFact[],
  statement: (type: string) => string,
): readonly Writing[] {
  return [...grouped(relationships, ({ type }) => type)].map(([type, members]) => ({
    statement: statement(type),
    rows: members.map(relationshipRow),
  }));
}

function nodeRow({ properties }: NodeFact): Value {
  return { id: properties.id, properties };
}

function relationshipRow({ type, from, to, properties }: RelationshipFact): Value {
  const [few, hub] = model.relationship(type).hub === "from" ? [to, from] : [from, to];
  return { few, hub, key: properties["key"] ?? "", properties };
}

function batchesOf(rows: readonly Value[]): readonly (readonly Value[])[] {
  return Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, at) =>
    rows.slice(at * BATCH, (at + 1) * BATCH),
  );
}
