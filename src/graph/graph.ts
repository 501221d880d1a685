import type { UnfinishedLoad } from "./unfinished.ts";

/** What a statement's parameter may hold. Integers up to 2^53 - 1; no NUL and no half of a surrogate pair in a text. */
export type Value =
  | string
  | number
  | boolean
  | null
  | readonly Value[]
  | { readonly [name: string]: Value };

/** Values by parameter name, without the `$`. */
export type Values = Readonly<Record<string, Value>>;

/** One row: the columns' values in the order of the statement's RETURN. */
export type Row = readonly Value[];

/** Asks one statement and gives its rows: the graph itself, or whoever notes what is sent to it. */
export type Send = (statement: string, values?: Values) => Promise<readonly Row[]>;

/** What a statement of a person's own gives: as many values in each row as there are columns. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** Where the engines' Cypher differs for those who write statements. */
export interface Dialect {
  /** How a parameter is spelled in a statement's text: `$v.first` on Neo4j, `$first` embedded. */
  parameter(name: string): string;
  /** Relationship indexes on (hub, sortKey) exist and order a hub's page (Neo4j). */
  readonly hubIndexes: boolean;
  /** A sorted root list is asked in two statements: the page of ids, then the rest (embedded). */
  readonly pagesIdsFirst: boolean;
  /**
   * A statement whose rows are others after each change, whoever makes it (Neo4j); where there is none,
   * nobody changes what a process holds but itself (embedded).
   */
  readonly lastChange?: string;
  /**
   * How nodes are found by the words of their `search`: each of `words`, in one of its spellings,
   * begins one of the node's. Words are folded (letters and digits alone), so none is ever syntax.
   */
  search(node: string, words: readonly (readonly string[])[]): WordSearch;
}

/** The clause that matches the node, what must hold of it, and the values of both. */
export interface WordSearch {
  readonly match: string;
  readonly conditions: readonly string[];
  readonly values: Values;
}

/** A statement as it is really sent, with its values as plain numbers, so that it can be pasted. */
export interface Asked {
  readonly statement: string;
  readonly parameters: Values;
}

/** What bounds one call. */
export interface Limits {
  /** Ends the statement when the client goes away. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until `TimedOut`. */
  readonly timeoutMs?: number | undefined;
}

/** Statements that take effect together. They see what those before them wrote. */
export interface Transaction {
  rows(statement: string, values?: Values): Promise<readonly Row[]>;
}

/** Which engine answers, and its version: `{engine: "Neo4j", version: "5.26.31"}`. */
export interface About {
  readonly engine: "Neo4j" | "Grafeo";
  readonly version: string;
}

/**
 * The engine refused a statement as it stands: its syntax, a write in a read, an unknown index. A
 * fault of whoever wrote the statement, so not for a client's eyes: the message may quote it.
 */
export class Refused extends Error {
  override readonly name = "Refused";
}

/** How long a read may take where its caller says nothing, in milliseconds. */
export const READ_TIMEOUT_MS = 5000;

/** How long a write may take where its caller says nothing, in milliseconds. */
export const WRITE_TIMEOUT_MS = 120_000;

/** How long `exclusively` may take where its caller says nothing, in milliseconds. */
export const EXCLUSIVE_TIMEOUT_MS = 600_000;

/**
 * A graph, whichever engine holds it. What goes wrong is told as `Unavailable`, `TimedOut`,
 * `Conflict` (what is stored forbids the change) or `BadInput` (a value that no engine keeps); a
 * statement that the engine does not take is `Refused`. An aborted signal rejects with its reason.
 */
export interface Graph {
  readonly dialect: Dialect;
  /** How often this process has changed what it alone can change (embedded); nothing where others can too. */
  readonly changes: number | undefined;
  about(): Promise<About>;
  /** One read, one statement, by itself; one that writes is `Refused`. */
  rows(statement: string, values?: Values, limits?: Limits): Promise<readonly Row[]>;
  /**
   * The same for a statement that a person wrote, with parameters as `$id` on either engine: the
   * columns' names besides, and plain values. Nodes, relationships and paths are maps, native dates
   * and durations ISO texts, and numbers that JSON does not keep (past 2^53, infinite) texts.
   */
  table(statement: string, values?: Values, limits?: Limits): Promise<Table>;
  /** What `rows` would send. */
  asked(statement: string, values: Values): Asked;
  /**
   * All of the changes or none of them: one transaction, rolled back when `work` throws. Neo4j may
   * run `work` again after a deadlock or a lost connection, so it must be repeatable.
   */
  write<T>(work: (transaction: Transaction) => Promise<T>, limits?: Limits): Promise<T>;
  /** One statement of schema: a constraint or an index. Outside of any transaction. */
  define(statement: string): Promise<void>;
  /**
   * Runs `work` while nobody else, in this process or another, is inside of `exclusively`: it may
   * define schema and write changes, each in a transaction of its own, and must be repeatable as a
   * whole. The limits are for waiting for the turn and working together.
   */
  exclusively<T>(work: () => Promise<T>, limits?: Limits): Promise<T>;
  /** Tells the engine that much has changed, so that it plans anew: after a load. Up to 150 ms. */
  replan(): Promise<void>;
  /** Fails with `Unavailable` when the engine cannot answer. */
  ping(): Promise<void>;
  /** The load that was begun and is not finished, if there is one. On Neo4j nothing that is read or written keeps it waiting. */
  unfinished(): Promise<UnfinishedLoad | undefined>;
  /** Ends all connections, or writes the file to its end and releases it. Takes a few seconds at most. */
  close(): Promise<void>;
}
