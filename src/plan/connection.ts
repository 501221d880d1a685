import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
} from "graphql";
import { argumentReader, pageSize, type ReadArgument } from "./arguments.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { type Draft, indented, where } from "./draft.ts";
import { writeEdge } from "./edge.ts";
import { hopAlong } from "./hop.ts";
import { type OrderBy, placeOf, type SortKey, sortKeys } from "./order.ts";
import type { ListDeclaration } from "./role.ts";
import { objectOf, type ReadRow, type Row, Scope } from "./scope.ts";
import { fieldsBelow } from "./selection.ts";

/** Where a list's rows come from, before they are sorted and cut. */
export interface Source {
  /** The node that each row is about. */
  readonly far: string;
  readonly kinds: readonly string[];
  /** The relationship that leads to it; a root list has none. */
  readonly edge?: string;
  /** The relationship's `to` end. */
  readonly to?: string;
  /** The node it is read from, which its sub-query takes in; none for a root list. */
  readonly near?: string;
  readonly pattern: string;
  readonly conditions: readonly string[];
  /** The expression for how many there are in all. */
  readonly count: string;
}

/** A list while it is being written: its source, its order and the page asked for. */
export interface Listing {
  readonly draft: Draft;
  readonly source: Source;
  readonly keys: readonly SortKey[];
  readonly place: string;
  /** The condition that a row stands after the cursor; none where no cursor is given. */
  readonly past: string | undefined;
  readonly first: ReadArgument;
}

/** Writes a connection along a relationship. */
export function writeConnection(
  scope: Scope,
  definition: GraphQLField<unknown, unknown>,
  list: ListDeclaration,
  nodes: readonly FieldNode[],
): ReadRow {
  const { draft } = scope;
  const along = list.along;
  if (along === undefined) throw new Error(`${list.scope} follows no relationship.`);
  const hop = hopAlong(scope, along);
  const conditions = draft.known(hop.edge, hop.far);
  const count =
    conditions.length === 0
      ? `COUNT { ${hop.bare} }`
      : `COUNT { MATCH ${hop.pattern} ${where(conditions)[0]} }`;
  const source = { ...hop, kinds: along.far, conditions, count };
  return writeList(scope, listing(draft, source, list, definition, nodes), definition, nodes).read;
}

/** The list that a field asks for, with its arguments read. */
export function listing(
  draft: Draft,
  source: Source,
  list: ListDeclaration,
  definition: GraphQLField<unknown, unknown>,
  [node]: readonly FieldNode[],
): Listing {
  if (node === undefined) throw new Error("A field is asked by at least one node.");
  const variables = draft.asking.variableValues;
  const orderBy = argumentReader(definition, node, "orderBy")(variables) as OrderBy[] | undefined;
  const keys = sortKeys(list, orderBy);
  const place = placeOf(list, keys);
  const after = argumentReader(definition, node, "after");
  const given = after(variables) !== undefined;
  const listed = { draft, source, keys, place, first: argumentReader(definition, node, "first") };
  return { ...listed, past: given ? pastCursor(listed, after) : undefined };
}

/**
 * Writes a list into the scope that it stands in: its page, and what is asked about it. A root list
 * may need a statement of its own for the ids of its page.
 */
export function writeList(
  scope: Scope,
  listed: Listing,
  definition: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
): { readonly read: ReadRow; readonly pageOfIds: string | undefined } {
  const type = getNamedType(definition.type) as GraphQLObjectType;
  const page = new Page(scope, listed);
  const readers: (readonly [string, ReadRow])[] = [];
  for (const [key, asked] of fieldsBelow(scope.draft.asking, type, nodes)) {
    const field = type.getFields()[asked[0]?.name.value ?? ""];
    if (field !== undefined) readers.push([key, writePart(page, field, asked)]);
  }
  const pageOfIds = page.finish(definition.name);
  return { read: objectOf(readers), pageOfIds };
}

/** The rows of a list within the row that it stands in. */
export class Page {
  readonly outer: Scope;
  readonly inner: Scope;
  readonly listed: Listing;
  #rowsAt = -1;
  #asked = false;
  #oneMore = false;

  constructor(outer: Scope, listed: Listing) {
    this.outer = outer;
    this.listed = listed;
    this.inner = new Scope(listed.draft, listed.source.far, listed.source.kinds);
  }

  /** Reads all rows of the page; `more` tells whether another follows. */
  rows(): (row: Row, variables: Readonly<Record<string, unknown>>) => { rows: readonly Row[]; more: boolean } {
    this.#asked = true;
    return (row, variables) => {
      const rows = row[this.#rowsAt] as readonly Row[];
      const size = pageSize(this.listed.first(variables));
      return rows.length > size ? { rows: rows.slice(0, size), more: true } : { rows, more: false };
    };
  }

  /** Has one row more read than the page holds, to see whether any follows. */
  lookAhead(): void {
    this.#oneMore = true;
  }

  /** Reads a row's cursor. */
  cursor(): (row: Row) => string {
    const { keys, place } = this.listed;
    const at = keys.map((key) => this.inner.slot(this.#expression(key)));
    return (row) => writeCursor(place, at.map((each) => row[each] ?? null));
  }

  /** Writes the sub-query, once all that its rows hold is known; gives the statement for its ids, if any. */
  finish(name: string): string | undefined {
    if (!this.#asked) return undefined;
    const { draft, source, first } = this.listed;
    draft.countSubquery();
    const extra = this.#oneMore ? 1 : 0;
    const limit = draft.parameter("first", (variables) => pageSize(first(variables)) + extra);
    const result = draft.name(name);
    const idsFirst = source.near === undefined && draft.dialect.pagesIdsFirst;
    this.outer.block([
      `CALL (${source.near ?? ""}) {`,
      ...indented([
        ...(idsFirst ? this.#matchedByIds() : this.#matched()),
        `WITH ${this.#carried()} ORDER BY ${this.#order()}${idsFirst ? "" : ` LIMIT ${limit}`}`,
        ...this.inner.blocks,
        `RETURN collect(${this.inner.list}) AS ${result}`,
      ]),
      "}",
    ]);
    this.#rowsAt = this.outer.slot(result);
    return idsFirst ? this.#pageOfIds(limit) : undefined;
  }

  #matched(): readonly string[] {
    const { source, past } = this.listed;
    const conditions = [...source.conditions, ...(past === undefined ? [] : [past])];
    return [`MATCH ${source.pattern}`, ...where(conditions)];
  }

  #matchedByIds(): readonly string[] {
    const { draft, source } = this.listed;
    const ids = draft.parameter("page", (_variables, root) => root["page"] ?? []);
    return [`MATCH (${source.far}:Entity)`, ...where([`${source.far}.id IN ${ids}`])];
  }

  #pageOfIds(limit: string): string {
    const { keys } = this.listed;
    const columns = keys.map((key, at) => `${this.#expression(key)} AS key${at + 1}`);
    const order = keys.map((key, at) => `key${at + 1}${key.descending ? " DESC" : ""}`);
    return [
      ...this.#matched(),
      `RETURN ${this.listed.source.far}.id AS id, ${columns.join(", ")}`,
      `ORDER BY ${order.join(", ")} LIMIT ${limit}`,
    ].join("\n");
  }

  #carried(): string {
    const { far, edge, near } = this.listed.source;
    const wanted = near !== undefined && this.inner.list.includes(`${near}.`) ? [near] : [];
    return [...wanted, far, ...(edge === undefined ? [] : [edge])].join(", ");
  }

  #order(): string {
    return this.listed.keys
      .map((key) => `${this.#expression(key)}${key.descending ? " DESC" : ""}`)
      .join(", ");
  }

  #expression(key: SortKey): string {
    return expressionOf(this.listed.source, key);
  }
}

function writePart(
  page: Page,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
): ReadRow {
  switch (field.name) {
    case "edges":
      return writeRows(page, writeEdge(page, objectTypeOf(field), nodes));
    case "nodes":
      return writeRows(page, page.inner.object(nodes));
    case "pageInfo":
      return writePageInfo(page, objectTypeOf(field), nodes);
    case "totalCount": {
      page.outer.draft.countSubquery();
      const at = page.outer.slot(page.listed.source.count);
      return (row) => row[at];
    }
  }
  throw new Error(`The planner knows no field ${field.name} of a connection.`);
}

function writeRows(page: Page, read: ReadRow): ReadRow {
  const rowsOf = page.rows();
  return (row, variables) => rowsOf(row, variables).rows.map((each) => read(each, variables));
}

function writePageInfo(page: Page, type: GraphQLObjectType, nodes: readonly FieldNode[]): ReadRow {
  const readers: (readonly [string, ReadRow])[] = [];
  for (const [key, [node]] of fieldsBelow(page.outer.draft.asking, type, nodes)) {
    const name = node?.name.value ?? "";
    if (name in type.getFields()) readers.push([key, writePageInfoField(page, name)]);
  }
  return objectOf(readers);
}

function writePageInfoField(page: Page, name: string): ReadRow {
  switch (name) {
    case "hasNextPage": {
      page.lookAhead();
      const rowsOf = page.rows();
      return (row, variables) => rowsOf(row, variables).more;
    }
    case "hasPreviousPage":
      return writeHasPrevious(page);
  }
  const rowsOf = page.rows();
  const cursorOf = page.cursor();
  const at = name === "startCursor" ? 0 : -1;
  return (row, variables) => {
    const edge = rowsOf(row, variables).rows.at(at);
    return edge === undefined ? null : cursorOf(edge);
  };
}

/** Something precedes the page where a row stands at its cursor or before it. */
function writeHasPrevious({ outer, listed: { source, past, draft } }: Page): ReadRow {
  if (past === undefined) return () => false;
  draft.countSubquery();
  const conditions = where([...source.conditions, `NOT (${past})`])[0];
  const at = outer.slot(`EXISTS { MATCH ${source.pattern} ${conditions} }`);
  return (row) => row[at];
}

/** `k >= $x AND (k > $x OR ..)`: the form that reads an index on Neo4j from the cursor on. */
function pastCursor({ draft, source, keys, place }: Omit<Listing, "past">, after: ReadArgument): string {
  const conditions = keys.map((key, at) => {
    const value = draft.parameter("after", (variables) => {
      const values = readCursor(place, String(after(variables)));
      return values[at] ?? null;
    });
    return { expression: expressionOf(source, key), than: key.descending ? "<" : ">", value };
  });
  return conditions
    .map(({ expression, than, value }) => ({
      strict: `${expression} ${than} ${value}`,
      loose: `${expression} ${than}= ${value}`,
    }))
    .reduceRight((rest, { strict, loose }) => (rest === "" ? strict : `${loose} AND (${strict} OR ${rest})`), "");
}

function expressionOf({ far, edge }: Source, key: SortKey): string {
  return `${key.on === "node" ? far : edge}.${key.property}`;
}

function objectTypeOf(field: GraphQLField<unknown, unknown>): GraphQLObjectType {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) throw new Error(`${field.name} gives no object.`);
  return type;
}
