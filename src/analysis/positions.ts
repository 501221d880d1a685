import type { Dialect, Send } from "../graph/graph.ts";
import { DatePrecision, Stance } from "../model/enumerations.ts";
import { TooCostly } from "../model/faults.ts";
import { type Axes, axesOf } from "./axes.ts";
import { askMatrix, type Group, type MatrixQuestion, type MatrixRows } from "./matrix.ts";

/** Where a party stands on an issue in a round; all three by their ids. */
export interface Position {
  readonly party: string;
  readonly issue: string;
  readonly round: string;
  readonly state: "STATED" | "SILENT" | "UNKNOWN";
  /** That of the newest claim that takes one. */
  readonly stance: string | null;
  /** What that claim names, as told. */
  readonly value: string | null;
  readonly stances: readonly { readonly stance: string; readonly count: number }[];
  /** Whether there are any. */
  readonly claims: boolean;
  /** Whether others say anything of the party on the issue in the round; if that was asked. */
  readonly attributed: boolean;
  /** How many independent sources its claims rest on; if that was asked. */
  readonly independentSourceCount: number;
}

/** A matrix of positions: a cell for each party, each issue and each round, in this order. */
export interface PositionMatrix extends Axes {
  readonly process: string;
  readonly cells: readonly Position[];
}

/** More cells than this are refused: nobody reads them, and each is an object. */
const CELL_LIMIT = 10_000;

/**
 * Where each party stands on each issue in each round, in one statement.
 *
 * @throws NotFound where there is no such process, party, issue or round
 * @throws TooCostly where there are too many cells
 */
export async function positions(
  send: Send,
  dialect: Dialect,
  question: MatrixQuestion,
): Promise<PositionMatrix> {
  const rows = await askMatrix(send, dialect, question);
  const axes = axesOf(question, rows);
  return { process: question.process, ...axes, cells: cellsOf(axes, rows) };
}

/**
 * The cells of a matrix, by party, then issue, then round.
 *
 * @throws TooCostly where there are too many
 */
export function cellsOf(axes: Axes, rows: MatrixRows): readonly Position[] {
  const count = axes.parties.length * axes.issues.length * axes.rounds.length;
  if (count > CELL_LIMIT) {
    throw new TooCostly(
      `The positions (parties by issues by rounds) must be at most ${CELL_LIMIT}, but were ${count}. Choose parties, issues or rounds.`,
    );
  }
  const known = new Known(rows);
  return axes.parties.flatMap((party) =>
    axes.issues.flatMap((issue) => axes.rounds.map((round) => known.cell(party, issue, round))),
  );
}

/** What the database has counted, by cell. */
class Known {
  readonly #groups: ReadonlyMap<string, readonly Group[]>;
  readonly #heard: ReadonlySet<string>;
  readonly #attributed: ReadonlySet<string>;
  readonly #sources: ReadonlyMap<string, number>;

  constructor({ said, attributed, sources }: MatrixRows) {
    const groups = new Map<string, Group[]>();
    for (const group of said) {
      const cell = keyOf(group.round, group.party, group.issue ?? "");
      groups.set(cell, [...(groups.get(cell) ?? []), group]);
    }
    this.#groups = groups;
    this.#heard = new Set(said.map(({ round, party }) => keyOf(round, party)));
    this.#attributed = new Set(attributed.map((cell) => keyOf(...cell)));
    this.#sources = new Map(sources.map(([count, ...cell]) => [keyOf(...cell), count]));
  }

  cell(party: string, issue: string, round: string): Position {
    const key = keyOf(round, party, issue);
    const groups = this.#groups.get(key) ?? [];
    return {
      party,
      issue,
      round,
      state: this.#state(groups, keyOf(round, party)),
      ...standOf(groups),
      stances: stancesOf(groups),
      claims: groups.length > 0,
      attributed: this.#attributed.has(key),
      independentSourceCount: this.#sources.get(key) ?? 0,
    };
  }

  #state(groups: readonly Group[], heard: string): Position["state"] {
    if (groups.length > 0) return "STATED";
    return this.#heard.has(heard) ? "SILENT" : "UNKNOWN";
  }
}

/** An id has no space. */
function keyOf(...ids: readonly string[]): string {
  return ids.join(" ");
}

/** Of the claims that take a stance, those said by the round's end count; only where none is, later ones. */
function standOf(groups: readonly Group[]): Pick<Position, "stance" | "value"> {
  const taking = groups.filter(takesStance);
  const timely = taking.filter(({ late }) => !late);
  const [newest] = (timely.length > 0 ? timely : taking).map(readNewest).sort(newestFirst);
  return { stance: newest?.stance ?? null, value: newest?.value ?? null };
}

function stancesOf(groups: readonly Group[]): Position["stances"] {
  const taking = groups.filter(takesStance);
  return Stance.values
    .map((stance) => ({
      stance,
      count: taking.reduce((sum, group) => sum + (group.stance === stance ? group.claims : 0), 0),
    }))
    .filter(({ count }) => count > 0);
}

function takesStance({ stance }: Group): boolean {
  return stance !== "NONE";
}

/** When, and how exactly: of one day, a month counts as later than a day, and a greater id as later. */
function readNewest({ newest, precision, stance }: Group) {
  const [, day = "", id = "", value] = /^(.{10})\/(\S+)(?: (.*))?$/s.exec(newest) ?? [];
  return { when: `${day} ${DatePrecision.values.indexOf(precision)} ${id}`, stance, value };
}

function newestFirst(a: { readonly when: string }, b: { readonly when: string }): number {
  return a.when > b.when ? -1 : 1;
}
