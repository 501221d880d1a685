import { type FieldNode, type GraphQLField, type GraphQLObjectType, isNonNullType } from "graphql";
import type { Value } from "../graph/graph.ts";
import type { KIND } from "../model/kind.ts";
import type { Variables } from "./arguments.ts";
import { type Draft, LINE_WIDTH } from "./draft.ts";

/** A row of a statement, by position. */
export type Row = readonly Value[];

/** A plain object keyed by response name, as GraphQL's executor reads it. */
export type Shaped = { [KIND]?: string; [responseKey: string]: unknown };

/** What reading a row takes beside the row. */
export interface Reading {
  /** A page's size stands in the request's variables alone. */
  readonly variables: Variables;
  /** Whether a null where the schema allows none ends the reading, with `Missing`. */
  readonly strict: boolean;
}

/** Reads one thing from what was found: a row, or what an analysis has computed. */
type Read<From, With> = (from: From, reading: With) => unknown;

/** Reads one thing from a row. */
export type ReadRow = Read<Row, Reading>;

/** One field of an object: its response key, its reader, and whether the schema allows no null there. */
export type Reader<From = Row, With = Reading> = readonly [
  responseKey: string,
  read: Read<From, With>,
  required: boolean,
];

/** The graph has no value where the schema promises one. */
export class Missing extends Error {}

/** Reads a plain object from a row, or from what was computed. */
export function objectOf<From = Row, With extends Reading = Reading>(
  readers: readonly Reader<From, With>[],
): (from: From, reading: With) => Shaped {
  // A client may name a field `__proto__`. Elsewhere an object without a prototype would only be slow:
  // twice the time to fill it and to write it as JSON.
  const bare = readers.some(([key]) => key === "__proto__");
  return (from, reading) => {
    const object: Shaped = bare ? Object.create(null) : {};
    for (const [key, read, required] of readers) {
      const value = read(from, reading);
      if (value == null && required && reading.strict) throw new Missing(`There is no ${key}.`);
      object[key] = value;
    }
    return object;
  };
}

/** The field of a parent type, with its response key; `__typename`, which every type has, as well. */
export function readerOf<From = Row, With = Reading>(
  type: GraphQLObjectType,
  key: string,
  nodes: readonly FieldNode[],
  write: (definition: GraphQLField<unknown, unknown>) => Read<From, With>,
): Reader<From, With> {
  const definition = type.getFields()[nodes[0]?.name.value ?? ""];
  if (definition === undefined) return [key, () => type.name, true];
  return [key, write(definition), isNonNullType(definition.type)];
}

/** One row while its statement is being written: what it holds, by position, and what must run before it. */
export class Scope {
  readonly draft: Draft;
  /** The node that the row is about. */
  readonly node: string;
  /** The kinds that node can be of. */
  readonly kinds: readonly string[];
  readonly #slots: string[] = [];
  readonly #nothing: Value[] = [];
  readonly #blocks: string[] = [];
  readonly #written = new Map<string, unknown>();

  constructor(draft: Draft, node: string, kinds: readonly string[]) {
    this.draft = draft;
    this.node = node;
    this.kinds = kinds;
  }

  /**
   * The position at which the row holds the expression.
   *
   * @param nothing what it holds in `nothing`
   */
  slot(expression: string, nothing: Value = null): number {
    const at = this.#slots.indexOf(expression);
    if (at >= 0) return at;
    this.#nothing.push(nothing);
    return this.#slots.push(expression) - 1;
  }

  /** The row of a place where nothing is to be found, so that nothing has to be asked. */
  get nothing(): Row {
    return this.#nothing;
  }

  /** Adds a sub-query that runs once for the row. */
  block(lines: readonly string[]): void {
    this.#blocks.push(...lines);
  }

  /** Writes what the key stands for once, however often it is asked for. */
  once<T>(key: string, write: () => T): T {
    if (!this.#written.has(key)) this.#written.set(key, write());
    return this.#written.get(key) as T;
  }

  /** Writes what the nodes ask of the row's node, and gives the reader of the object they get. */
  object(parents: readonly FieldNode[]): ReadRow {
    return this.draft.writeNode(this, parents);
  }

  get blocks(): readonly string[] {
    return this.#blocks;
  }

  /** The lines that return each row as a list, collected under a name. */
  collected(name: string): readonly string[] {
    return this.#listed("RETURN collect([", `]) AS ${name}`);
  }

  /** The lines that return the row as a list. */
  get returned(): readonly string[] {
    return this.#listed("RETURN [", "] AS row");
  }

  /** Whether the row holds something of a variable's own. */
  reads(variable: string): boolean {
    return this.#slots.some((slot) => slot.includes(`${variable}.`));
  }

  /** One thing a line where they do not fit into one. A row that nobody reads still has to count. */
  #listed(before: string, after: string): readonly string[] {
    const slots = this.#slots.length === 0 ? ["1"] : this.#slots;
    const line = `${before}${slots.join(", ")}${after}`;
    if (line.length <= LINE_WIDTH) return [line];
    return [
      before,
      ...slots.map((slot, at) => `  ${slot}${at < slots.length - 1 ? "," : ""}`),
      after,
    ];
  }
}
