import type { Dialect, Row, Send, Value } from "../graph/graph.ts";
import { model } from "../model/model.ts";
import type { Property } from "../model/property.ts";
import type { RelationshipDeclaration } from "../model/relationship.ts";
import { where } from "./day.ts";

/** A relationship by itself, its ends told by their ids. */
export interface Link {
  /** What tells it from all others. */
  readonly key: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  /** What is known of it, null where nothing is. */
  readonly properties: Readonly<Record<string, Value>>;
}

/** Properties of a relationship's `to` end by which some of its own are judged: when a meeting starts. */
const JUDGES = [
  ...new Set(
    model.relationships.flatMap(({ properties }) =>
      properties.flatMap(({ beforeReached }) => (beforeReached ? [beforeReached.property] : [])),
    ),
  ),
];

/**
 * The relationships among some nodes, in the order of their ends, types and keys; both ends are
 * taken to be known. Each is read from the end at which few of its type meet, so that a hub among the
 * nodes is not read.
 *
 * @param most no more than these many
 */
export async function linksAmong(
  send: Send,
  dialect: Dialect,
  ids: readonly string[],
  asOf: string | null,
  most: number,
): Promise<readonly Link[]> {
  const { parameter } = dialect;
  const day = asOf === null ? null : parameter("asOf");
  const branches = fewEnds("few", "link", "hub").map((ends) => branch(ends, parameter, day));
  const values = { ids, most, ...(asOf !== null && { asOf }) };
  const rows = await send(branches.join("\nUNION ALL\n"), values);
  const sorted = rows.toSorted(inOrder).slice(0, most);
  const known = asOf === null ? undefined : await knownOf(send, dialect, mentioned(sorted), asOf);
  return sorted.map((row) => linkOf(row, asOf, known));
}

/** A pattern from the end of relationships at which few of its type meet to the hub. */
interface FewEnd {
  readonly few: string;
  readonly hub: string;
  readonly pattern: string;
  /** The names of the two as the relationship points. */
  readonly from: string;
  readonly to: string;
}

/** The relationships of all types between two names, of which the first is where few of them meet. */
export function fewEnds(few: string, name: string, hub: string): readonly FewEnd[] {
  const types = (end: "from" | "to") =>
    model.relationships.filter((each) => each.hub === end).map(({ type }) => type);
  const [toHub, fromHub] = [types("to").join("|"), types("from").join("|")];
  return [
    { few, hub, pattern: `(${few})-[${name}:${toHub}]->(${hub})`, from: few, to: hub },
    { few, hub, pattern: `(${few})<-[${name}:${fromHub}]-(${hub})`, from: hub, to: few },
  ];
}

function branch(
  { pattern, from, to }: FewEnd,
  parameter: Dialect["parameter"],
  day: string | null,
): string {
  const ids = parameter("ids");
  const judges = JUDGES.map((name) => `${to}.${name}`).join(", ");
  return `MATCH (few:Entity) WHERE few.id IN ${ids}
MATCH ${pattern}${where(day, ["link"], `hub.id IN ${ids}`)}
WITH link, ${from}.id AS start, ${to}.id AS finish, [${judges}] AS judges
RETURN start, finish, type(link) AS type, link.key AS key, properties(link) AS properties, judges
ORDER BY start, finish, type, key LIMIT ${parameter("most")}`;
}

/** By code point, which is what `<` does for ids, types and keys. */
function inOrder(a: Row, b: Row): number {
  const [left, right] = [a, b].map((row) => row.slice(0, 4).map(String));
  const at = left?.findIndex((text, place) => text !== right?.[place]) ?? -1;
  return at < 0 ? 0 : (left?.[at] ?? "") < (right?.[at] ?? "") ? -1 : 1;
}

function linkOf(
  [from, to, type, key, stored, judges]: Row,
  asOf: string | null,
  known: ReadonlySet<string> | undefined,
): Link {
  const declared = model.relationship(String(type));
  const seen = new Seen(stored as Stored, judges as readonly Value[], asOf, known);
  const shown = shownOf(declared).map((property) => [property.name, seen.value(property)] as const);
  return {
    key: String(key),
    type: declared.type,
    from: String(from),
    to: String(to),
    properties: {
      ...Object.fromEntries(shown),
      knownFrom: seen.stored("knownFrom"),
      ...(declared.asserted && { reportedIn: seen.documents() }),
    },
  };
}

type Stored = Readonly<Record<string, Value>>;

function shownOf({ properties }: RelationshipDeclaration): readonly Property[] {
  return properties.filter(({ hidden }) => !hidden);
}

/** A relationship's properties as they are seen on a day. */
class Seen {
  readonly #properties: Stored;
  readonly #judges: readonly Value[];
  readonly #asOf: string | null;
  readonly #known: ReadonlySet<string> | undefined;

  constructor(
    properties: Stored,
    judges: readonly Value[],
    asOf: string | null,
    known: ReadonlySet<string> | undefined,
  ) {
    this.#properties = properties;
    this.#judges = judges;
    this.#asOf = asOf;
    this.#known = known;
  }

  stored(name: string): Value {
    return this.#properties[name] ?? null;
  }

  value({ name, nullUntilReached, beforeReached, refersTo }: Property): Value {
    const value = this.stored(name);
    if (nullUntilReached && this.#isAhead(value)) return null;
    if (refersTo && !this.#isKnown(value)) return null;
    if (beforeReached && this.#isAhead(this.#judges[JUDGES.indexOf(beforeReached.property)])) {
      return beforeReached.value;
    }
    return value;
  }

  documents(): readonly Value[] {
    const ids = (this.stored("reportedIn") ?? []) as readonly Value[];
    return ids.filter((id) => this.#isKnown(id));
  }

  #isAhead(date: Value | undefined): boolean {
    return this.#asOf !== null && typeof date === "string" && date > this.#asOf;
  }

  #isKnown(id: Value): boolean {
    return this.#known === undefined || this.#known.has(String(id));
  }
}

/** The ids of nodes that relationships name beside their ends: documents, a side, a source. */
function mentioned(rows: readonly Row[]): readonly string[] {
  const ids = rows.flatMap(([, , type, , stored]) => {
    const names = shownOf(model.relationship(String(type))).filter(({ refersTo }) => refersTo);
    return ["reportedIn", ...names.map(({ name }) => name)].flatMap(
      (name) => (stored as Stored)[name] ?? [],
    );
  });
  return [...new Set(ids.map(String))];
}

async function knownOf(
  send: Send,
  { parameter }: Dialect,
  ids: readonly string[],
  asOf: string,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const matching = where(parameter("asOf"), ["node"], `node.id IN ${parameter("ids")}`);
  const rows = await send(`MATCH (node:Entity)${matching}\nRETURN node.id AS id`, { ids, asOf });
  return new Set(rows.map(([id]) => String(id)));
}
