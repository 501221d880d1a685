import { writeCursor } from "./cursor.ts";
import { indented, matching, where } from "./draft.ts";
import type { End, Listing } from "./listing.ts";
import { type Reading, type ReadRow, type Row, Scope } from "./scope.ts";
import { fromRarer } from "./starts.ts";

/** The rows of one page, and whether what was read for it went on at either end. */
interface PageRows {
  readonly rows: readonly Row[];
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
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

  /** Reads the rows of the page, in the order of the list. */
  rows(): (row: Row, reading: Reading) => PageRows {
    this.#asked = true;
    return (row, reading) => this.#cut(row[this.#rowsAt] as readonly Row[], reading);
  }

  /** Reads whether anything stands before the page. */
  hasPrevious(): ReadRow {
    return this.#goesOn("cutBefore", "before", this.listed.after);
  }

  /** Reads whether anything stands after the page. */
  hasNext(): ReadRow {
    return this.#goesOn("cutAfter", "after", this.listed.before);
  }

  /** Reads a row's cursor. */
  cursor(): (row: Row) => string {
    const { keys, place } = this.listed;
    const at = keys.map((key) => this.inner.slot(key.expression));
    return (row) => {
      const values = at.map((each) => row[each] ?? null);
      return writeCursor(place, values);
    };
  }

  /** Writes the sub-query, once all that its rows hold is known; gives the statement for its ids, if any. */
  finish(name: string): string | undefined {
    if (!this.#asked) return undefined;
    const { draft, source } = this.listed;
    draft.countSubquery();
    const limit = this.#limit();
    const result = draft.name(name);
    const idsFirst = source.near === undefined && draft.dialect.pagesIdsFirst;
    this.outer.block([
      `CALL (${[source.near ?? "", ...(source.beside ?? [])].join(", ")}) {`,
      ...indented([
        ...(idsFirst ? this.#sortedByIds() : this.#sorted(limit)),
        ...this.inner.blocks,
        ...this.inner.collected(result),
      ]),
      "}",
    ]);
    this.#rowsAt = this.outer.slot(result, []);
    return idsFirst ? this.#pageOfIds(limit) : undefined;
  }

  /**
   * Whether the list goes on at one end of the page: what was read was cut there, or a row stands
   * beyond the cursor that bounds the page there, or at it.
   */
  #goesOn(
    cut: "cutBefore" | "cutAfter",
    side: "before" | "after",
    bound: Listing["after"],
  ): ReadRow {
    const { draft, source, backward } = this.listed;
    // Only the end that is read last is cut by the page's size.
    if ((cut === "cutBefore") === backward) this.#oneMore = true;
    const rowsOf = this.rows();
    if (bound === undefined) return (row, reading) => rowsOf(row, reading)[cut];
    draft.countSubquery();
    const conditions = [...source.conditions, bound(side, true)];
    const at = this.outer.slot(`EXISTS { ${matching(source.pattern, conditions)} }`, false);
    return (row, reading) => row[at] === true || rowsOf(row, reading)[cut];
  }

  #cut(read: readonly Row[], { variables }: Reading): PageRows {
    const { backward, size } = this.listed;
    const { first = 0, last } = size(variables);
    if (backward) {
      const rows = read.slice(0, last).toReversed();
      return { rows, cutBefore: read.length > rows.length, cutAfter: false };
    }
    const counted = read.slice(0, first);
    const rows = last === undefined ? counted : counted.slice(Math.max(0, counted.length - last));
    return {
      rows,
      cutBefore: rows.length < counted.length,
      cutAfter: read.length > counted.length,
    };
  }

  #limit(): string {
    const { draft, backward, size } = this.listed;
    // One row more than the page holds shows whether any follows.
    const more = this.#oneMore ? 1 : 0;
    const name = backward ? "last" : "first";
    return draft.parameter(name, (variables) => (size(variables)[name] ?? 0) + more);
  }

  /** The page's rows, cut to it. */
  #sorted(limit: string): readonly string[] {
    const { ends, source, keys } = this.listed;
    const cut = (order: string) => `ORDER BY ${order} LIMIT ${limit}`;
    const [one, other] = ends;
    if (one === undefined || other === undefined) {
      return [...this.#matched(), `WITH ${this.#carried()} ${cut(this.#order())}`];
    }
    const branch = ({ source: from }: End) => [
      ...this.#matched(from),
      `RETURN ${source.far} ${cut(this.#order())}`,
    ];
    const branches = fromRarer([one, other], source.far, branch);
    return [...branches, `WITH ${source.far} ${cut(this.#order(keys))}`];
  }

  #matched(source = this.listed.source): readonly string[] {
    const { after, before } = this.listed;
    const bounds = [after?.("after", false), before?.("before", false)];
    const conditions = [...this.#indexed(), ...source.conditions, ...bounds];
    const given = conditions.filter((condition) => condition !== undefined);
    return [`MATCH ${source.pattern}`, ...where(given)];
  }

  /** Neo4j reads an index in its order only under a predicate on each of its properties. */
  #indexed(): readonly string[] {
    const { draft, source, order, ends } = this.listed;
    if (source.near !== undefined || ends.length > 0 || draft.dialect.pagesIdsFirst) return [];
    return order.filter((key) => !key.nullable).map((key) => `${key.expression} IS NOT NULL`);
  }

  #sortedByIds(): readonly string[] {
    const { draft, source } = this.listed;
    const ids = draft.parameter("page", (_variables, root) => root["page"] ?? []);
    return [
      `MATCH (${source.far}:Entity)`,
      ...where([`${source.far}.id IN ${ids}`]),
      `WITH ${this.#carried()} ORDER BY ${this.#order()}`,
    ];
  }

  #pageOfIds(limit: string): string {
    const { keys, source } = this.listed;
    const columns = keys.map(({ expression }, at) => `${expression} AS key${at + 1}`);
    const order = keys.map((key, at) => `key${at + 1}${this.#direction(key)}`);
    return [
      ...this.#matched(),
      `RETURN ${source.far}.id AS id, ${columns.join(", ")}`,
      `ORDER BY ${order.join(", ")} LIMIT ${limit}`,
    ].join("\n");
  }

  #carried(): string {
    const { far, edge, near } = this.listed.source;
    const read = (variable: string) =>
      this.inner.reads(variable) || this.#order().includes(`${variable}.`);
    const wanted = near !== undefined && read(near) ? [near] : [];
    return [...wanted, far, ...(edge === undefined ? [] : [edge])].join(", ");
  }

  #order(order = this.listed.order): string {
    return order.map((key) => `${key.expression}${this.#direction(key)}`).join(", ");
  }

  #direction({ descending }: { readonly descending: boolean }): string {
    return descending === this.listed.backward ? "" : " DESC";
  }
}
