import type { Dialect, Row, Send } from "../../graph/graph.ts";
import { model } from "../../model/model.ts";
import type { RelationshipDeclaration } from "../../model/relationship.ts";
import { where } from "../day.ts";

/**
 * How many relationships a branch of the statement reads, where no index has them in the order that
 * nodes should have. Where more meet, some of them are taken, and the answer says that it is truncated.
 */
const MOST_READ = 10_000;

/** A node next to those of a frontier. */
export interface Neighbour {
  readonly id: string;
  /** Of a claim: the day by which the newest come first. */
  readonly saidOn: string | null;
}

interface Around {
  readonly frontier: readonly string[];
  /** Nodes that are of no more interest. */
  readonly seen: readonly string[];
  /** How many nodes each way of reading may give. */
  readonly room: number;
  readonly asOf: string | null;
}

/** What lies next to a frontier and was not seen. */
interface Found {
  /** The first of each way of reading. */
  readonly nodes: readonly Neighbour[];
  /** Whether a way of reading met more relationships than it may read. */
  readonly leftOut: boolean;
}

/**
 * Asks what lies next to a frontier: one statement for what has to be sorted and, on Neo4j, one for
 * what its indexes have in order. Each has a branch for each way of reading. Neo4j plans a statement
 * that it has not seen in up to a second, which two of them need not have from one deadline.
 */
export async function around(
  send: Send,
  dialect: Dialect,
  { frontier, seen, room, asOf }: Around,
): Promise<Found> {
  const words = new Words(dialect, asOf !== null);
  const values = {
    frontier,
    seen,
    room,
    most: MOST_READ,
    // What is said on the day itself has the day, a slash and an id for its sort key.
    ...(asOf !== null && { asOf, said: `${asOf}0` }),
  };
  const rows: Row[] = [];
  for (const branches of [sortedBranches(words), indexedBranches(words)]) {
    if (branches.length > 0) rows.push(...(await send(unionOf(branches), values)));
  }
  return {
    nodes: rows.map(([id, saidOn]) => ({
      id: String(id),
      saidOn: (saidOn ?? null) as string | null,
    })),
    leftOut: waysRead(rows).some((ways) => ways >= MOST_READ),
  };
}

function unionOf(branches: readonly (readonly string[])[]): string {
  return branches
    .map((lines, way) =>
      [...lines, `RETURN next.id AS id, next.saidOn AS saidOn, ways, ${way} AS way`].join("\n"),
    )
    .join("\nUNION ALL\n");
}

/** How many relationships each branch read; where one reads all there is, none count. */
function waysRead(rows: readonly Row[]): readonly number[] {
  const read: number[] = [];
  for (const [, , ways, way] of rows) read[Number(way)] = (read[Number(way)] ?? 0) + Number(ways);
  return read;
}

/** What the branches have in common. */
class Words {
  readonly dialect: Dialect;
  readonly frontier: string;
  readonly room: string;
  readonly most: string;
  readonly #day: string | null;
  readonly #seen: string;
  readonly #said: string;

  constructor(dialect: Dialect, isAsOf: boolean) {
    const { parameter } = dialect;
    this.dialect = dialect;
    this.frontier = parameter("frontier");
    this.room = parameter("room");
    this.most = parameter("most");
    this.#seen = parameter("seen");
    this.#day = isAsOf ? parameter("asOf") : null;
    this.#said = isAsOf ? `< ${parameter("said")}` : "IS NOT NULL";
  }

  /** The condition that a step leads to something new, known on the day. */
  fresh(...conditions: readonly string[]): string {
    const unseen = `NOT next.id IN ${this.#seen}`;
    return where(this.#day, ["tie", "next"], ...conditions, unseen).trimStart();
  }

  get saidByThen(): string {
    return `tie.sortKey ${this.#said}`;
  }
}

const PAGED = model.relationships.filter(({ pagedByClaim }) => pagedByClaim);
const LEAVING = PAGED.filter(isLeaving);
const ENTERING = PAGED.filter((each) => !isLeaving(each));

/** All that no index has in order. What one has is read from it, but for what is no claim. */
function sortedBranches(words: Words): readonly (readonly string[])[] {
  const besides = ENTERING.filter(({ from }) => from.some((kind) => kind !== "Claim"));
  return [
    sorted(words, out(without(LEAVING)), true),
    sorted(words, into(without(ENTERING)), true),
    ...(words.dialect.hubIndexes
      ? [sorted(words, into(besides), true)]
      : [sorted(words, out(LEAVING), false), sorted(words, into(ENTERING), false)]),
  ];
}

function indexedBranches(words: Words): readonly (readonly string[])[] {
  if (!words.dialect.hubIndexes) return [];
  return [
    ...LEAVING.map(({ type }) => indexed(words, `()-[tie:${type}]->(next)`)),
    ...ENTERING.map(({ type }) => indexed(words, `()<-[tie:${type}]-(next)`)),
  ];
}

function without(types: readonly RelationshipDeclaration[]): readonly RelationshipDeclaration[] {
  return model.relationships.filter((each) => !types.includes(each));
}

/** Whether the claims at the hub are those that it leads to. */
function isLeaving({ hub }: RelationshipDeclaration): boolean {
  return hub === "from";
}

function out(types: readonly RelationshipDeclaration[]): string {
  return `(near)-[tie:${types.map(({ type }) => type).join("|")}]->(next)`;
}

function into(types: readonly RelationshipDeclaration[]): string {
  return `(near)<-[tie:${types.map(({ type }) => type).join("|")}]-(next)`;
}

/** Claims come last, the newest of them first. */
const ORDER =
  "ORDER BY next.saidOn DESC, CASE WHEN next.saidOn IS NULL THEN next.id END, next.id DESC";

function sorted(words: Words, pattern: string, bounded: boolean): readonly string[] {
  return [
    `MATCH (near:Entity) WHERE near.id IN ${words.frontier}`,
    `MATCH ${pattern}`,
    words.fresh(),
    ...(bounded
      ? [`WITH next LIMIT ${words.most}`, "WITH next, count(*) AS ways"]
      : ["WITH DISTINCT next, 0 AS ways"]),
    `${ORDER} LIMIT ${words.room}`,
  ];
}

/** A hub's claims, newest first, from the index on (hub, sortKey): `ORDER BY` must name both. */
function indexed(words: Words, pattern: string): readonly string[] {
  return [
    `UNWIND ${words.frontier} AS hub`,
    "CALL (hub) {",
    `  MATCH ${pattern}`,
    `  ${words.fresh("tie.hub = hub", words.saidByThen)}`,
    `  WITH next, tie ORDER BY tie.hub DESC, tie.sortKey DESC LIMIT ${words.room}`,
    "  RETURN next",
    "}",
    "WITH DISTINCT next, 0 AS ways",
    `${ORDER} LIMIT ${words.room}`,
  ];
}
