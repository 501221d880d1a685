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
  /** If it was asked who was heard. */
  readonly state: "STATED" | "SILENT" | "UNKNOWN";
  /** That of the newest claim that takes one; if that was asked. */
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
      { reason: "positions" },
    );
  }
  const known = new Known(rows);
  return axes.parties.flatMap((party) => {
    const cells = axes.rounds.map((round) => known.cellsOf(party, round));
    return axes.issues.flatMap((issue) => cells.map((cellOn) => cellOn(issue)));
  });
}

/** What the database has counted, by cell. */
class Known {
  /** What was said in a round by a party, by issue. */
  readonly #said: ReadonlyMap<string, ReadonlyMap<string | null, readonly Group[]>>;
  readonly #attributed: ReadonlySet<string>;
  readonly #sources: ReadonlyMap<string, number>;

  constructor({ said, attributed, sources }: MatrixRows) {
    this.#said = new Map(
      said.map(([round, party, groups]) => [`${round} ${party}`, byIssue(groups)]),
    );
    this.#attributed = new Set(attributed.map((cell) => cell.join(" ")));
    this.#sources = new Map(sources.map(([count, ...cell]) => [cell.join(" "), count]));
  }

  /** The cell of a party and a round on each issue. Ids have no spaces. */
  cellsOf(party: string, round: string): (issue: string) => Position {
    const place = `${round} ${party}`;
    const said = this.#said.get(place);
    return (issue) => {
      const groups = said?.get(issue) ?? NO_GROUPS;
      const { stance, value } = standOf(groups);
      return {
        party,
        issue,
        round,
        state: stateOf(groups, said !== undefined),
        stance,
        value,
        stances: stancesOf(groups),
        claims: groups.length > 0,
        attributed: this.#attributed.size > 0 && this.#attributed.has(`${place} ${issue}`),
        independentSourceCount:
          (this.#sources.size > 0 && this.#sources.get(`${place} ${issue}`)) || 0,
      };
    };
  }
}

function byIssue(groups: readonly Group[]): ReadonlyMap<string | null, readonly Group[]> {
  const found = new Map<string | null, Group[]>();
  for (const group of groups) {
    const known = found.get(group[ISSUE]);
    if (known) known.push(group);
    else found.set(group[ISSUE], [group]);
  }
  return found;
}

function stateOf(groups: readonly Group[], heard: boolean): Position["state"] {
  if (groups.length > 0) return "STATED";
  return heard ? "SILENT" : "UNKNOWN";
}

/** Where a group has them. */
const [ISSUE, STANCE, CLAIMS, NEWEST] = [0, 1, 2, 5] as const;

/** Those that are counted. */
const STANCES = Stance.values.filter((stance) => stance !== "NONE");

const NO_GROUPS: readonly Group[] = [];

const NO_STAND = { stance: null, value: null };

/**
 * Of the claims that take a stance, those said by the round's end count; only where none is, later ones.
 * Where the newest are not looked for, there is none.
 */
function standOf(groups: readonly Group[]): Pick<Position, "stance" | "value"> {
  if (groups[0]?.[NEWEST] === undefined) return NO_STAND;
  const taking = groups.filter(takesStance);
  const timely = taking.filter(([, , , , late]) => !late);
  const [newest] = (timely.length > 0 ? timely : taking).map(readNewest).sort(newestFirst);
  return { stance: newest?.stance ?? null, value: newest?.value ?? null };
}

function stancesOf(groups: readonly Group[]): Position["stances"] {
  const stances = [];
  for (const stance of STANCES) {
    let count = 0;
    for (const group of groups) if (group[STANCE] === stance) count += group[CLAIMS];
    if (count > 0) stances.push({ stance, count });
  }
  return stances;
}

function takesStance([, stance]: Group): boolean {
  return stance !== "NONE";
}

/** When, and how exactly: of one day, a month counts as later than a day, and a greater id as later. */
function readNewest([, stance, , precision, , newest]: Group) {
  const [, day = "", id = "", value] = /^(.{10})\/(\S+)(?: (.*))?$/s.exec(newest) ?? [];
  return { when: `${day} ${DatePrecision.values.indexOf(precision)} ${id}`, stance, value };
}

function newestFirst(a: { readonly when: string }, b: { readonly when: string }): number {
  return a.when > b.when ? -1 : 1;
}
