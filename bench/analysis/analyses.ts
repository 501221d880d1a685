// The four analyses, each as Parley answers it and by reading all rows into the process.
import { contradictions } from "../../src/analysis/contradictions.ts";
import { positions } from "../../src/analysis/positions.ts";
import { roundDiff } from "../../src/analysis/round-diff.ts";
import { search } from "../../src/analysis/search.ts";
import type { Dialect, Send } from "../../src/graph/graph.ts";
import { type Layout, PROCESS } from "./graph.ts";
import { plainContradictions } from "./plain-contradictions.ts";
import { PlainMatrix, plainDiff } from "./plain-matrix.ts";
import { plainSearch } from "./plain-search.ts";
import type { Read } from "./reading.ts";

export interface Analysis {
  readonly name: string;
  /** Over which graph it is asked. */
  readonly layout: Layout;
  readonly asked: (send: Send, dialect: Dialect) => Promise<unknown>;
  readonly read: (read: Read) => Promise<unknown>;
}

const PARTIES = ids("country", 8);
const ISSUES = ids("issue", 20);
const ROUNDS = [1, 2] as const;
const FIRST = 20;

/** It finds some fifty claims of a hundred thousand, by a whole word and an unfinished one. */
const QUERY = "ceasefire statement 00001";

export const analyses: readonly Analysis[] = [
  {
    name: "positions",
    layout: "one process",
    asked: async (send, dialect) => {
      const chosen = { process: PROCESS, parties: PARTIES, issues: ISSUES };
      const question = { ...chosen, heard: true, newest: true };
      const { cells } = await positions(send, dialect, question);
      return cells.map(({ party, issue, round, state, stance, value, stances }) => ({
        ...{ party, issue, round, state, stance, value, stances },
      }));
    },
    read: async (read) => {
      const matrix = await PlainMatrix.read(read, PROCESS);
      return PARTIES.flatMap((party) =>
        ISSUES.flatMap((issue) => matrix.rounds.map(({ id }) => matrix.cell(party, issue, id))),
      );
    },
  },
  {
    name: "roundDiff",
    layout: "one process",
    asked: async (send, dialect) => {
      const [from, to] = ROUNDS;
      const { changes } = await roundDiff(send, dialect, { process: PROCESS, from, to });
      return changes.map(({ kind, party, issue, outcomes }) => ({ kind, party, issue, outcomes }));
    },
    read: async (read) => plainDiff(read, await PlainMatrix.read(read, PROCESS), ROUNDS),
  },
  {
    name: "contradictions",
    layout: "many processes",
    asked: async (send, dialect) => {
      const { page } = await contradictions(send, dialect, {}, { first: FIRST });
      return page.map(({ kind, status, left, right, place: [day, key] }) => ({
        ...{ kind, status, left: left.node, right: right.node, day, key },
      }));
    },
    read: (read) => plainContradictions(read, FIRST),
  },
  {
    name: "search",
    layout: "many processes",
    asked: async (send, dialect) => {
      const { page } = await search(send, dialect, { query: QUERY }, { first: FIRST });
      return page.map(({ id, matched }) => [id, matched]);
    },
    read: (read) => plainSearch(read, QUERY, FIRST),
  },
];

function ids(kind: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `${kind}-${String(at + 1).padStart(5, "0")}`);
}
