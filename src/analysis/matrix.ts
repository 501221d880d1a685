import type { Dialect, Send, Value } from "../graph/graph.ts";
import { NotFound } from "../model/faults.ts";
import { matrixStatement } from "./matrix-statement.ts";

/** Which positions are asked for, and as of which day; of what is not chosen, all that occur. */
export interface MatrixQuestion {
  readonly process: string;
  readonly parties?: readonly string[] | null | undefined;
  readonly issues?: readonly string[] | null | undefined;
  /** The numbers of the rounds. */
  readonly rounds?: readonly number[] | null | undefined;
  readonly asOf?: string | null | undefined;
  /** Whether a party that says nothing on an issue is told from one that says nothing at all. */
  readonly heard?: boolean;
  /** Whether the newest claims are looked for. */
  readonly newest?: boolean;
  /** Whether the sources of each cell are counted; it reads every report. */
  readonly sources?: boolean;
  /** Whether it is looked up what others say of the parties. */
  readonly attributed?: boolean;
  /** Whether the outcomes of the rounds are looked up. */
  readonly outcomes?: boolean;
}

/**
 * The claims of a party in a round, on an issue or on none, that are alike in all of this. The last
 * three are there where the newest claims are looked for: how exactly their day is known, whether they
 * were said after the round's end, and the newest of them: its day, its id and the value that it names,
 * if any: `2025-06-02/c43 6,000`.
 */
export type Group = readonly [
  issue: string | null,
  stance: string | null,
  claims: number,
  precision: string,
  late: boolean,
  newest: string,
];

/** What the database has counted: no row for a claim, but one for each group of them. */
export interface MatrixRows {
  readonly rounds: readonly (readonly [number: number, id: string])[];
  /** The parties to the rounds, with each of their roles; of chosen parties, none. */
  readonly roles: readonly (readonly [party: string, role: string])[];
  /** The parties that occur, or those of the chosen ones that there are. */
  readonly parties: readonly string[];
  /** The issues that occur with their number of claims, or those of the chosen ones that there are. */
  readonly issues: readonly (readonly [id: string, claims: number])[];
  /** Of each party that was heard in a round, what it said. */
  readonly said: readonly (readonly [round: string, party: string, groups: readonly Group[]])[];
  readonly attributed: readonly (readonly [round: string, party: string, issue: string])[];
  readonly sources: readonly (readonly [
    count: number,
    round: string,
    party: string,
    issue: string,
  ])[];
  readonly outcomes: readonly (readonly [round: string, issue: string, id: string, kind: string])[];
}

/**
 * Asks the one statement for all that a matrix of positions is made of.
 *
 * @throws NotFound where there is no such process
 */
export async function askMatrix(
  send: Send,
  dialect: Dialect,
  question: MatrixQuestion,
): Promise<MatrixRows> {
  const { text, columns } = matrixStatement(dialect, question);
  const [row] = await send(text, valuesOf(question));
  if (row === undefined) throw new NotFound(`There is no process with the id ${question.process}.`);
  const found: Record<string, Value | undefined> = {};
  for (const [at, column] of columns.entries()) found[column] = row[at];
  const { occurring = [], ...rows } = { ...NOTHING, ...found } as unknown as MatrixRows & Occurring;
  const [parties, issues] = [false, true].map((isIssue) =>
    occurring.filter((each) => each[2] === isIssue),
  );
  return {
    ...rows,
    parties: [...rows.parties, ...(parties ?? []).map(([id]) => id)],
    issues: [...rows.issues, ...(issues ?? []).map(([id, claims]) => [id, claims] as const)],
  };
}

/** The parties and issues that occur, of those that were not chosen. */
interface Occurring {
  readonly occurring?: readonly (readonly [id: string, claims: number, isIssue: boolean])[];
}

/** What is not asked for is not there. */
const NOTHING: MatrixRows = {
  rounds: [],
  roles: [],
  parties: [],
  issues: [],
  said: [],
  attributed: [],
  sources: [],
  outcomes: [],
};

function valuesOf({ process, parties, issues, rounds, asOf }: MatrixQuestion) {
  return {
    process,
    ...(parties != null && { parties }),
    ...(issues != null && { issues }),
    ...(rounds != null && { rounds }),
    ...(asOf != null && { asOf }),
  };
}
