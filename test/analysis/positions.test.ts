import fc from "fast-check";
import { expect } from "vitest";
import { positions } from "../../src/analysis/positions.ts";
import { roundDiff } from "../../src/analysis/round-diff.ts";
import { readDossier } from "../../src/dossier/dossier.ts";
import { factsOf } from "../../src/dossier/facts.ts";
import { loadDossier } from "../../src/dossier/load.ts";
import type { Graph, Values } from "../../src/graph/graph.ts";
import { asking } from "../support/asking.ts";
import { folderOf } from "../support/dossiers.ts";
import { onBothEngines } from "../support/engines.ts";
import type { Facts } from "../sweep/facts.ts";
import { DAYS, generatedRounds } from "./generated-rounds.ts";
import { holds, TIMEOUT_MS } from "./graphs.ts";
import { PlainPositions } from "./plain-positions.ts";

/** How many generated graphs. */
const GRAPHS = { Grafeo: 25, Neo4j: 6 };

/** Neo4j plans each text once, while other work may keep the machine busy. */
const PLANNING_MS = 60_000;

type Dossier = typeof generatedRounds extends fc.Arbitrary<infer D> ? D : never;

/** Holds a promise for generated graphs, each loaded in place of the one before. */
async function forGraphs(
  graph: Graph,
  promise: (dossier: Dossier, facts: Facts) => Promise<void>,
): Promise<void> {
  const property = fc.asyncProperty(generatedRounds, async (dossier) => {
    await promise(dossier, await load(graph, dossier));
  });
  await holds(graph, property, GRAPHS, 6);
}

async function load(graph: Graph, dossier: Dossier): Promise<Facts> {
  const path = folderOf({ "d.yaml": JSON.stringify(dossier) });
  await loadDossier(graph, [path]);
  return factsOf(await readDossier([path]));
}

function sending(graph: Graph) {
  return (statement: string, values: Values = {}) =>
    graph.rows(statement, values, { timeoutMs: PLANNING_MS });
}

function matrixOf(graph: Graph, asOf: string | undefined) {
  const parts = { heard: true, newest: true, sources: true, attributed: true };
  const question = { process: "talks", asOf, ...parts };
  return positions(sending(graph), graph.dialect, question);
}

function diffOf(graph: Graph, from: number, to: number, asOf?: string) {
  return roundDiff(sending(graph), graph.dialect, { process: "talks", from, to, asOf });
}

onBothEngines(
  "the matrix is what a plain reader makes of the facts, as of every day and of none",
  (graph) =>
    forGraphs(graph, async (_dossier, facts) => {
      for (const asOf of [undefined, ...DAYS]) {
        const plain = new PlainPositions(facts, asOf);
        const matrix = await matrixOf(graph, asOf);

        expect(matrix).toMatchObject({
          parties: plain.parties(),
          issues: plain.issues(),
          rounds: plain.rounds(),
        });
        for (const { party, issue, round, stances, ...cell } of matrix.cells) {
          const expected = plain.cell(party, issue, round);
          expect({
            ...cell,
            stances: Object.fromEntries(stances.map(({ stance, count }) => [stance, count])),
          }).toEqual({
            state: expected.state,
            stance: expected.stance,
            value: expected.value,
            stances: expected.stances,
            claims: expected.claims.length > 0,
            attributed: expected.attributed.length > 0,
            independentSourceCount: expected.sources,
          });
        }
      }
    }),
  TIMEOUT_MS,
);

onBothEngines(
  "what is told of a cell is the same whatever else is asked, and whether or not its party is chosen",
  (graph) =>
    forGraphs(graph, async () => {
      for (const asOf of [undefined, DAYS[2]]) {
        const whole = await matrixOf(graph, asOf);
        const { parties, issues } = whole;
        for (const chosen of [{}, { parties, issues }]) {
          const told = async (part: object) =>
            positions(sending(graph), graph.dialect, {
              process: "talks",
              asOf,
              ...chosen,
              ...part,
            });

          expect(await told({})).toMatchObject({
            cells: whole.cells.map(({ stances, claims }) => ({ stances, claims })),
          });
          expect(await told({ heard: true })).toMatchObject({
            cells: whole.cells.map(({ state, stances, claims }) => ({ state, stances, claims })),
          });
          expect(await told({ newest: true })).toMatchObject({
            cells: whole.cells.map(({ stance, value, stances }) => ({ stance, value, stances })),
          });
        }
      }
    }),
  TIMEOUT_MS,
);

interface Listed {
  readonly nodes: readonly { readonly id: string }[];
}

const CELLS = `query ($day: Date) { positions(process: "talks", asOf: $day) { cells {
  party { id } issue { id } round { id } claims(first: 100) { nodes { id } } attributed(first: 100) { nodes { id } } } } }`;

onBothEngines(
  "each claim on an issue, with a party and a round, lies in exactly one cell for each of its parties",
  (graph) =>
    forGraphs(graph, async (_dossier, facts) => {
      for (const day of [null, DAYS[2]]) {
        const plain = new PlainPositions(facts, day ?? undefined);
        const { positions: matrix } = await asking(graph)(CELLS, { day });

        const ids = ({ nodes }: Listed) => nodes.map(({ id }) => id);
        for (const { party, issue, round, claims, attributed } of matrix.cells) {
          const expected = plain.cell(party.id, issue.id, round.id);
          expect(ids(claims)).toEqual(expected.claims);
          expect(ids(attributed)).toEqual(expected.attributed);
        }
        const found: readonly string[] = matrix.cells.flatMap(
          ({
            party,
            issue,
            claims,
          }: {
            party: { id: string };
            issue: { id: string };
            claims: Listed;
          }) => ids(claims).map((claim) => `${claim} ${issue.id} ${party.id}`),
        );
        expect(found.toSorted()).toEqual(plain.places().toSorted());
      }
    }),
  TIMEOUT_MS,
);

onBothEngines(
  "the other way round, NEW is DROPPED or SETTLED, and all else stays what it is",
  (graph) =>
    forGraphs(graph, async (_dossier, facts) => {
      const plain = new PlainPositions(facts);
      const [there, back] = [await diffOf(graph, 1, 3), await diffOf(graph, 3, 1)];

      const isSettled = (issue: string) => plain.agreed("round-3", issue).length > 0;
      const turned = there.changes.map(({ kind, party, issue }) => [
        turnedKind(kind, isSettled(issue)),
        party,
        issue,
      ]);
      expect(back.changes.map(({ kind, party, issue }) => [kind, party, issue])).toEqual(turned);
      for (const { kind, issue, outcomes } of there.changes) {
        const round = ROUND_OF_OUTCOMES[kind];
        expect(outcomes).toEqual(round === undefined ? [] : plain.agreed(round, issue));
      }
    }),
  TIMEOUT_MS,
);

/** From round 1 to round 3, a change rests on outcomes of these. */
const ROUND_OF_OUTCOMES: Readonly<Record<string, string>> = {
  AGREED: "round-3",
  SETTLED: "round-1",
};

/** What a change is the other way round. */
function turnedKind(kind: string, settled: boolean): string {
  if (kind === "DROPPED" || kind === "SETTLED") return "NEW";
  if (kind !== "NEW") return kind;
  return settled ? "SETTLED" : "DROPPED";
}

onBothEngines(
  "as of a day far ahead all is as it is, and what is known later than a day changes nothing on it",
  (graph) =>
    forGraphs(graph, async (dossier) => {
      const day = DAYS[1];
      const [whole, ahead] = [
        await matrixOf(graph, undefined),
        await matrixOf(graph, "9999-12-31"),
      ];
      const [changes, changesAhead] = [
        await diffOf(graph, 1, 2),
        await diffOf(graph, 1, 2, "9999-12-31"),
      ];
      const then = await matrixOf(graph, day);
      const known = dossier.claims.filter(({ evidence }) => evidence.some((id) => id < "d2"));
      await load(graph, { ...dossier, claims: known });

      expect(ahead).toEqual(whole);
      expect(changesAhead).toEqual(changes);
      expect(await matrixOf(graph, day)).toEqual(then);
    }),
  TIMEOUT_MS,
);
