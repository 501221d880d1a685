import type { Variables } from "./arguments.ts";
import { pageSize } from "./arguments.ts";
import { writeCursor } from "./cursor.ts";
import { indented, where } from "./draft.ts";
import { expressionOf, type Listing } from "./listing.ts";
import type { SortKey } from "./order.ts";
import { type Row, Scope } from "./scope.ts";

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
  rows(): (row: Row, variables: Variables) => { rows: readonly Row[]; more: boolean } {
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
    return (row) =>
      writeCursor(
        place,
        at.map((each) => row[each] ?? null),
      );
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
        ...this.inner.collected(result),
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
    const wanted = near !== undefined && this.inner.reads(near) ? [near] : [];
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
