import type { Command } from "commander";
import type { Row } from "../graph/graph.ts";
import { type Asks, askingOperation } from "./ask.ts";
import {
  dayOf,
  idsOf,
  type Report,
  type ReportFlags,
  reportCommand,
  roundOf,
  tell,
} from "./report.ts";
import { graphSettings } from "./settings.ts";
import { LEGEND, type Named, type Round, type Stand, shownRound, shownStand } from "./stand.ts";

interface PositionsFlags extends ReportFlags {
  readonly parties?: string;
  readonly issues?: string;
  readonly rounds?: string;
  readonly all?: true;
}

interface Cell extends Stand {
  readonly party: Named;
  readonly issue: Named;
  readonly round: { readonly id: string; readonly round: number };
  readonly independentSourceCount: number;
}

interface Matrix {
  readonly process: Named;
  readonly rounds: readonly Round[];
  /** By party, then issue, then round. */
  readonly cells: readonly Cell[];
}

interface Answer {
  readonly positions: Matrix;
}

/** `parley positions`: where each party stands on each issue, a column for each round. */
export function positionsCommand(): Command {
  return reportCommand("positions")
    .description("say where each party to a process stands on each issue, round by round")
    .argument("<process>", "the id of the process")
    .option("--parties <ids>", "only these, by their ids, with commas between them")
    .option("--issues <ids>", "the same of the issues")
    .option("--rounds <numbers>", "the same of the rounds, by their numbers")
    .option("--all", "the rows too in which nothing is said, in a table or in Markdown")
    .action(async (process: string, { format, all, ...flags }: PositionsFlags) => {
      const settings = graphSettings(flags);
      const variables = {
        process,
        parties: idsOf(flags.parties),
        issues: idsOf(flags.issues),
        rounds: idsOf(flags.rounds)?.map((each) => roundOf("Each of --rounds", each)),
        asOf: dayOf("--as-of", flags.asOf),
      };
      const { positions } = await askingOperation("positions", settings, (asks: Asks<Answer>) =>
        asks(variables),
      );
      await tell(reportOf(positions, all === true), format);
    });
}

function reportOf(matrix: Matrix, all: boolean): Report {
  const { process, rounds, cells } = matrix;
  const rows = rowsOf(cells, rounds.length);
  const told = all ? rows : rows.filter((row) => row.some(saysAnything));
  const left = rows.length - told.length;
  return {
    answer: matrix,
    facts: { columns: COLUMNS, rows: cells.map((cell) => fact(process, cell)) },
    title: process.label,
    columns: ["party", "issue", ...rounds.map(shownRound)],
    rows: told.map((row) => [
      row[0]?.party.label ?? "",
      row[0]?.issue.label ?? "",
      ...row.map(shownStand),
    ]),
    notes: [
      LEGEND,
      ...(left > 0
        ? [`${left} rows in which nothing is said are left out; --all shows them.`]
        : []),
    ],
    style: (cell) => (/^(silent|-)$/.test(cell) ? "dim" : undefined),
  };
}

function rowsOf(cells: readonly Cell[], length: number): readonly (readonly Cell[])[] {
  return Array.from({ length: length && cells.length / length }, (_, at) =>
    cells.slice(at * length, (at + 1) * length),
  );
}

function saysAnything({ state, attributed }: Cell): boolean {
  return state === "STATED" || attributed.totalCount > 0;
}

const COLUMNS = [
  "process",
  "party",
  "partyLabel",
  "issue",
  "issueLabel",
  "round",
  "state",
  "stance",
  "value",
  "claims",
  "attributed",
  "independentSources",
];

function fact(process: Named, cell: Cell): Row {
  const { party, issue, round, state, stance, value, claims, attributed } = cell;
  return [
    process.id,
    party.id,
    party.label,
    issue.id,
    issue.label,
    round.round,
    state,
    stance,
    value,
    claims.totalCount,
    attributed.totalCount,
    cell.independentSourceCount,
  ];
}
