import type { Dialect, Send } from "../graph/graph.ts";
import { axesOf, byId } from "./axes.ts";
import { askMatrix, type MatrixQuestion, type MatrixRows } from "./matrix.ts";
import { cellsOf, type Position } from "./positions.ts";

/** Which two rounds are compared, by their numbers, in either order. */
export interface DiffQuestion
  extends Pick<MatrixQuestion, "process" | "asOf" | "sources" | "attributed"> {
  readonly from: number;
  readonly to: number;
}

/** What became of a position. Of what was agreed there is no party, and no position. */
export interface PositionChange {
  readonly kind: "NEW" | "DROPPED" | "SETTLED" | "CHANGED" | "REPEATED" | "AGREED";
  readonly party: string | null;
  readonly issue: string;
  readonly before: Position | null;
  readonly after: Position | null;
  /** The ids of the outcomes that settled it, or in which it was agreed. */
  readonly outcomes: readonly string[];
}

/** The two rounds by their ids, and what changed: by issue, then party, what was agreed last. */
export interface RoundDiff {
  readonly from: string;
  readonly to: string;
  readonly changes: readonly PositionChange[];
}

/**
 * What became of each party's position on each issue from one round to another, in one statement.
 *
 * @throws NotFound where there is no such process or round
 * @throws TooCostly where there are too many positions
 */
export async function roundDiff(
  send: Send,
  dialect: Dialect,
  { from, to, ...question }: DiffQuestion,
): Promise<RoundDiff> {
  const asked = { ...question, rounds: [from, to], heard: true, newest: true, outcomes: true };
  const rows = await askMatrix(send, dialect, asked);
  const axes = axesOf(asked, rows);
  const [before = "", after = before] = axes.rounds;
  const agreed = agreedIn(rows);
  const comparison = new Comparison(cellsOf(axes, rows), agreed(before), { before, after });
  const later = agreed(from > to ? before : after);
  const issues = [...axes.issues, ...unclaimed(axes.issues, later)];
  const changes = issues.flatMap((issue) => [
    ...axes.parties.flatMap((party) => comparison.change(party, issue)),
    ...agreement(issue, later.get(issue)),
  ]);
  return { from: before, to: after, changes };
}

/** By issue, the ids of outcomes. */
type Outcomes = ReadonlyMap<string, readonly string[]>;

/** The agreed outcomes of a round, by issue, each in the order of its id. */
function agreedIn({ outcomes }: MatrixRows): (round: string) => Outcomes {
  return (round) => {
    const agreed = new Map<string, readonly string[]>();
    for (const [at, issue, id, kind] of outcomes) {
      if (at !== round || kind !== "AGREED") continue;
      agreed.set(issue, [...(agreed.get(issue) ?? []), id].sort(byId));
    }
    return agreed;
  };
}

/** The positions of two rounds beside each other. */
class Comparison {
  readonly #cells: ReadonlyMap<string, Position>;
  readonly #settled: Outcomes;
  readonly #rounds: { readonly before: string; readonly after: string };

  constructor(
    cells: readonly Position[],
    settled: Outcomes,
    rounds: { readonly before: string; readonly after: string },
  ) {
    this.#cells = new Map(cells.map((cell) => [keyOf(cell.party, cell.issue, cell.round), cell]));
    this.#settled = settled;
    this.#rounds = rounds;
  }

  /** One change, or none where the party was not heard in one of the rounds, or silent in both. */
  change(party: string, issue: string): readonly PositionChange[] {
    const before = this.#cells.get(keyOf(party, issue, this.#rounds.before));
    const after = this.#cells.get(keyOf(party, issue, this.#rounds.after));
    if (before === undefined || after === undefined) return [];
    const settled = this.#settled.get(issue) ?? [];
    const kind = kindOf(before, after, settled.length > 0);
    if (kind === undefined) return [];
    const outcomes = kind === "SETTLED" ? settled : [];
    return [{ kind, party, issue, before, after, outcomes }];
  }
}

function kindOf(
  before: Position,
  after: Position,
  settled: boolean,
): PositionChange["kind"] | undefined {
  const states = `${before.state} ${after.state}`;
  if (states === "SILENT STATED") return "NEW";
  if (states === "STATED SILENT") return settled ? "SETTLED" : "DROPPED";
  if (states !== "STATED STATED") return undefined;
  return before.stance === after.stance && before.value === after.value ? "REPEATED" : "CHANGED";
}

function agreement(
  issue: string,
  outcomes: readonly string[] | undefined,
): readonly PositionChange[] {
  if (outcomes === undefined) return [];
  return [{ kind: "AGREED", party: null, issue, before: null, after: null, outcomes }];
}

/** Issues that are agreed on without a claim. */
function unclaimed(issues: readonly string[], agreed: Outcomes): readonly string[] {
  return [...agreed.keys()].filter((issue) => !issues.includes(issue)).sort(byId);
}

/** An id has no space. */
function keyOf(...ids: readonly string[]): string {
  return ids.join(" ");
}
