import type { FieldNode } from "graphql";
import type { Dialect, Value, Values } from "../graph/graph.ts";
import { TooCostly } from "../model/faults.ts";
import type { Variables } from "./arguments.ts";
import type { ReadRow, Scope } from "./scope.ts";
import type { Asking } from "./selection.ts";

/** The values that a root field is asked with beside the operation's variables. */
export interface RootValues {
  readonly asOf?: string | null | undefined;
  readonly [name: string]: Value | undefined;
}

/** Reads a parameter's value for one request. */
export type ReadValue = (variables: Variables, root: RootValues) => Value;

/** More sub-queries than this are refused: the embedded engine takes no more clauses in a statement. */
const SUBQUERY_LIMIT = 60;

/** What a statement is written for. */
export interface Occasion {
  readonly asking: Asking;
  readonly dialect: Dialect;
  /** Whether the request asks as of a day. */
  readonly asOf: boolean;
  /** The root field, as the client names it. */
  readonly field: string;
  /** Writes what is asked of a node; lists and nodes write each other. */
  readonly writeNode: (scope: Scope, parents: readonly FieldNode[]) => ReadRow;
}

/** One statement while it is being written: its names, its parameters and how much it asks. */
export class Draft {
  readonly asking: Asking;
  readonly dialect: Dialect;
  readonly asOf: boolean;
  readonly writeNode: Occasion["writeNode"];
  readonly #field: string;
  readonly #names = new Map<string, number>();
  readonly #parameters = new Map<string, ReadValue>();
  #subqueries = 0;

  constructor({ asking, dialect, asOf, field, writeNode }: Occasion) {
    this.asking = asking;
    this.dialect = dialect;
    this.asOf = asOf;
    this.writeNode = writeNode;
    this.#field = field;
  }

  /** A name that the statement does not have yet: `claim1`, `claim2`. The base comes from the model. */
  name(base: string): string {
    const start = base.charAt(0).toLowerCase() + base.slice(1);
    const count = (this.#names.get(start) ?? 0) + 1;
    this.#names.set(start, count);
    return `${start}${count}`;
  }

  /** A new parameter, as the statement spells it. */
  parameter(base: string, read: ReadValue): string {
    const name = this.name(base);
    this.#parameters.set(name, read);
    return this.dialect.parameter(name);
  }

  /** The day asked for, one parameter however often it is named. */
  get day(): string {
    this.#parameters.set("asOf", (_variables, root) => root.asOf ?? null);
    return this.dialect.parameter("asOf");
  }

  /** The condition that all of these were known on the day asked for; nothing where none is. */
  known(...names: readonly (string | undefined)[]): readonly string[] {
    const there = names.filter((name) => name !== undefined);
    return this.asOf ? there.map((name) => `${name}.knownFrom <= ${this.day}`) : [];
  }

  /** Counts a sub-query, and refuses one too many once the whole statement is written. */
  countSubquery(): void {
    this.#subqueries += 1;
  }

  /**
   * How a request's values become the statement's.
   *
   * @throws TooCostly where the statement has too many sub-queries
   */
  finish(): (variables: Variables, root: RootValues) => Values {
    if (this.#subqueries > SUBQUERY_LIMIT) {
      throw new TooCostly(
        `${this.#field} needs ${this.#subqueries} sub-queries (connections, to-one fields, reportedIn, counts), but at most ${SUBQUERY_LIMIT} are allowed under one root field.`,
        { reason: "subqueries" },
      );
    }
    const readers = [...this.#parameters];
    return (variables, root) =>
      Object.fromEntries(readers.map(([name, read]) => [name, read(variables, root)]));
  }
}

/** The lines of a block, each two spaces deeper. */
export function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

/** Where a statement's lines are broken, to be read. */
export const LINE_WIDTH = 100;

/** The lines of a condition, or none where there is no condition. */
export function where(conditions: readonly string[]): readonly string[] {
  if (conditions.length === 0) return [];
  const line = `WHERE ${conditions.join(" AND ")}`;
  return line.length <= LINE_WIDTH ? [line] : `WHERE ${conditions.join("\n  AND ")}`.split("\n");
}

/** A pattern and its conditions on one line, as they stand within an expression. */
export function matching(pattern: string, conditions: readonly string[]): string {
  return conditions.length === 0
    ? `MATCH ${pattern}`
    : `MATCH ${pattern} WHERE ${conditions.join(" AND ")}`;
}
