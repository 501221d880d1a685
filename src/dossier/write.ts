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
export interface Writing {
  readonly statement: string;
  /** How many. */
  readonly size: number;
  /** Those from a place up to another one: they are made when it is their turn. */
  readonly rows: (from?: number, to?: number) => readonly Value[];
}

/** All that has to be written, in its order. */
export interface Writings {
  /**
   * What is taken out and comes back as something else, with what hangs on it, be it others' too: all of
   * it has to happen at once.
   */
  readonly rebuilt: readonly Writing[];
  /** Each of these may happen by itself, and again: what is taken out comes last. */
  readonly others: readonly Writing[];
}

/** Makes the changes. */
export async function writeChanges(
  transaction: Transaction,
  dialect: Dialect,
  changes: Changes,
  progress: Progress = () => {},
): Promise<void> {
  const { rebuilt, others } = writingsOf(dialect, changes);
  const writings = [...rebuilt, ...others];
  const total = rowsOf(writings);
  let done = 0;
  for (const writing of inBatches(writings)) {
    await transaction.rows(writing.statement, { rows: writing.rows() });
    done += writing.size;
    progress(done, total);
  }
}

/** First what comes back as something else, then nodes, then what hangs between them, then what goes. */
export function writingsOf(
  { parameter }: Dialect,
  { nodes, relationships, restored }: Changes,
): Writings {
  const rows = `UNWIND ${parameter("rows")} AS row`;
  const created = new Set(nodes.created.map(({ properties }) => properties.id));
  const [gone, moved] = parted(nodes.removed, ({ properties }) => created.has(properties.id));
  const movedIds = new Set(moved.map(({ properties }) => properties.id));
  const [born, reborn] = parted(nodes.created, ({ properties }) => movedIds.has(properties.id));
  const [changed, torn] = parted(
    [...relationships.changed, ...restored],
    ({ from, to }) => movedIds.has(from) || movedIds.has(to),
  );
  const creating = (each: readonly NodeFact[]) => byKind(each, (kind) => creation(rows, kind));
  const merged = (each: readonly RelationshipFact[]) => byType(each, (type) => merging(rows, type));
  const taking = (each: readonly NodeFact[]) =>
    writing(`${rows}\nMATCH (n:Entity {id: row.id})\nDETACH DELETE n`, each, idRow);
  return {
    rebuilt: [taking(moved), ...creating(reborn), ...merged(torn)],
    others: [
      ...creating(born),
      writing(
        `${rows}\nMATCH (n:Entity {id: row.id})\nSET n = row.properties`,
        nodes.changed,
        nodeRow,
      ),
      ...merged([...relationships.created, ...changed]),
      ...byType(relationships.removed, (type) => removal(rows, type)),
      taking(gone),
    ],
  };
}

/** How many rows are written in all. */
export function rowsOf(writings: readonly Writing[]): number {
  return writings.reduce((sum, { size }) => sum + size, 0);
}

/** The same in statements of a bounded size; none of them has no rows. */
export function inBatches(writings: readonly Writing[]): readonly Writing[] {
  return writings.flatMap(({ statement, size, rows }) =>
    Array.from({ length: Math.ceil(size / BATCH) }, (_, at) => {
      const [from, to] = [at * BATCH, Math.min(size, (at + 1) * BATCH)];
      return { statement, size: to - from, rows: () => rows(from, to) };
    }),
  );
}

/** As many statements together as a transaction may have rows. */
export function* transactionsOf(
  writings: readonly Writing[],
  size: number,
): Generator<readonly Writing[]> {
  let open: Writing[] = [];
  for (const writing of inBatches(writings)) {
    if (open.length > 0 && rowsOf([...open, writing]) > size) {
      yield open;
      open = [];
    }
    open.push(writing);
  }
  if (open.length > 0) yield open;
}

/** Those for which it does not hold, and those for which it does. */
function parted<T>(
  members: readonly T[],
  holds: (member: T) => boolean,
): readonly [readonly T[], readonly T[]] {
  const groups = grouped(members, (member) => String(holds(member)));
  return [groups.get("false") ?? [], groups.get("true") ?? []];
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
  return [...grouped(nodes, ({ kind }) => kind)].map(([kind, members]) =>
    writing(statement(kind), members, nodeRow),
  );
}

function byType(
  relationships: readonly RelationshipFact[],
  statement: (type: string) => string,
): readonly Writing[] {
  return [...grouped(relationships, ({ type }) => type)].map(([type, members]) =>
    writing(statement(type), members, relationshipRow),
  );
}

function writing<T>(statement: string, members: readonly T[], row: (member: T) => Value): Writing {
  return {
    statement,
    size: members.length,
    rows: (from, to) => members.slice(from, to).map(row),
  };
}

function idRow({ properties: { id } }: NodeFact): Value {
  return { id };
}

function nodeRow({ properties }: NodeFact): Value {
  return { id: properties.id, properties };
}

function relationshipRow({ type, from, to, properties }: RelationshipFact): Value {
  const [few, hub] = model.relationship(type).hub === "from" ? [to, from] : [from, to];
  return { few, hub, key: properties["key"] ?? "", properties };
}
