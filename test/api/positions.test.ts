import { expect, it } from "vitest";
import { BadInput, NotFound } from "../../src/model/faults.ts";
import { attributed, heardOnce, positions, secondRoundAsOfMay29 } from "../facts/positions.ts";
import { describeWithDossier } from "../support/world.ts";

interface Cell {
  readonly party: { readonly id: string };
  readonly issue: { readonly id: string };
  readonly round: { readonly round: number };
  readonly state: string;
  readonly stance: string | null;
  readonly value: string | null;
  readonly claims: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly id: string }[];
  };
  readonly attributed: { readonly nodes: readonly { readonly id: string }[] };
}

const CELLS = `cells { party { id } issue { id } round { round } state stance value
  claims { totalCount nodes { id } } attributed { nodes { id } } }`;

const WHOLE = `{ positions(process: "istanbul-2025") {
  parties { id } issues { id } rounds { id } ${CELLS} } }`;

/** As the table of facts writes it. */
function textOf({ state, stance, value, claims }: Cell): string {
  if (state !== "STATED") return state;
  const stand = value === null ? (stance ?? "-") : `${stance} (${value})`;
  return [stand, ...claims.nodes.map(({ id }) => id)].join(" ");
}

function textAt(cells: readonly Cell[], issue: string, party: string, round: number): string {
  const [cell] = cells.filter(
    (each) => each.issue.id === issue && each.party.id === party && each.round.round === round,
  );
  return cell === undefined ? "no cell" : textOf(cell);
}

describeWithDossier("istanbul-2025", (ask) => {
  it("The matrix of the three rounds is the one worked out by hand, cell by cell.", async () => {
    const cells: readonly Cell[] = (await ask(WHOLE)).positions.cells;

    const found = positions.map(([issue, party]) => [
      issue,
      party,
      ...[1, 2, 3].map((round) => textAt(cells, issue, party, round)),
    ]);
    expect(found).toEqual(positions.map((row) => [...row]));
  });

  it("Whoever was heard in one round alone was silent there on all else, and is unknown in the others.", async () => {
    const cells: readonly Cell[] = (await ask(WHOLE)).positions.cells;

    for (const party of heardOnce) {
      const told = positions.filter(([, each]) => each === party).map(([issue]) => issue);
      const others = cells.filter(
        (cell) => cell.party.id === party && !told.includes(cell.issue.id),
      );
      expect(others.length, party).toBe(14 * 3);
      expect(others.map((cell) => [cell.round.round, textOf(cell)])).toEqual(
        others.map(({ round }) => [round.round, round.round === 1 ? "SILENT" : "UNKNOWN"]),
      );
    }
  });

  it("What others claim of a party stands apart, also where the party itself is silent or unknown.", async () => {
    const cells: readonly Cell[] = (await ask(WHOLE)).positions.cells;

    const found = cells
      .filter((cell) => cell.attributed.nodes.length > 0)
      .map(({ party, issue, round, attributed: { nodes } }) =>
        [party.id, issue.id, round.round, nodes.map(({ id }) => id).join(" ")].join("; "),
      );
    expect(found.toSorted()).toEqual(attributed.map((row) => row.join("; ")).toSorted());
  });

  it("All that occur come in a stable order: parties by role and id, issues by claims and id, rounds by number.", async () => {
    const { parties, issues, rounds, cells } = (await ask(WHOLE)).positions;
    const ids = (nodes: readonly { readonly id: string }[]) => nodes.map(({ id }) => id);

    expect(ids(parties)).toEqual(["russia", "ukraine", "turkey", "nato", "united-states"]);
    expect(ids(issues)).toEqual([...new Set(positions.map(([issue]) => issue))]);
    expect(ids(rounds)).toEqual(["istanbul-round-1", "istanbul-round-2", "istanbul-round-3"]);
    expect(cells.length).toBe(5 * 15 * 3);
  });

  it("As of 29 May round 2 is proposed, and holds only what was published by then.", async () => {
    const { positions: matrix } = await ask(
      `{ positions(process: "istanbul-2025", rounds: [2], parties: ["russia", "ukraine"], asOf: "2025-05-29") { issues { id } rounds { id status } ${CELLS} } }`,
    );

    const issues = matrix.issues.map(({ id }: { readonly id: string }) => id);
    const found = issues.map((issue: string) => [
      issue,
      textAt(matrix.cells, issue, "russia", 2),
      textAt(matrix.cells, issue, "ukraine", 2),
    ]);
    expect(matrix.rounds).toEqual([{ id: "istanbul-round-2", status: "PROPOSED" }]);
    expect(found.toSorted()).toEqual(secondRoundAsOfMay29.map((row) => [...row]).toSorted());
  });

  it("Stances are counted but for NONE, and reports that go back to one source count once.", async () => {
    const { positions: matrix } = await ask(
      '{ positions(process: "istanbul-2025", rounds: [2, 1], parties: ["ukraine", "russia"], issues: ["memorandum", "discriminatory-laws"]) { cells { stances { stance count } independentSourceCount } } }',
    );

    expect(matrix.cells).toEqual([
      // c33 and c34 from up-0528b (TASS), the others from express-0529, but c37 from UNN itself.
      {
        stances: [
          { stance: "DEMANDS", count: 1 },
          { stance: "CONDITIONAL", count: 2 },
        ],
        independentSourceCount: 3,
      },
      { stances: [], independentSourceCount: 0 },
      { stances: [], independentSourceCount: 0 },
      { stances: [], independentSourceCount: 0 },
      // c02: express-0529, interfax-ua-0528 (an agency), up-0528b and trt-0528 (TASS), menafn-0529
      // (Ukrinform); c42: tass-0602 (TASS).
      { stances: [{ stance: "OFFERS", count: 2 }], independentSourceCount: 4 },
      { stances: [], independentSourceCount: 0 },
      // c05 as c06: express-0529, newsaz-0528 (TASS), up-0528a (RIA Novosti, Interfax); c50: up-0602
      // (RIA Novosti, TASS) and ki-0602 (TASS) bring nothing new.
      { stances: [{ stance: "DEMANDS", count: 2 }], independentSourceCount: 4 },
      { stances: [{ stance: "DEMANDS", count: 1 }], independentSourceCount: 4 },
    ]);
  });

  it.each([
    ['process: "nowhere"', "There is no process with the id nowhere."],
    ['process: "russia"', "There is no process with the id russia."],
    [
      'process: "istanbul-2025", parties: ["russia", "sergey-lavrov"]',
      "There is no country or organisation with the id sergey-lavrov.",
    ],
    ['process: "istanbul-2025", issues: ["\\"}) //"]', 'There is no issue with the id "}) //.'],
    [
      'process: "istanbul-2025", rounds: [4]',
      "istanbul-2025 has no round 4; its rounds are: 1, 2, 3.",
    ],
    [
      'process: "istanbul-2025", rounds: [3], asOf: "2025-06-30"',
      "istanbul-2025 has no round 3; its rounds are: 1, 2.",
    ],
    [
      'process: "istanbul-2025", asOf: "2024-01-01"',
      "There is no process with the id istanbul-2025.",
    ],
  ])("What is not there is told with a sentence: %s", async (given, sentence) => {
    const asked = ask(`{ positions(${given}) { cells { state } } }`);

    await expect(asked).rejects.toThrow(new NotFound(sentence));
    await expect(asked).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("Lists that are too long are refused with the limit and the number.", async () => {
    const parties = Array.from({ length: 101 }, (_, at) => `p${at}`);

    await expect(
      ask(
        'query ($parties: [ID!]) { positions(process: "istanbul-2025", parties: $parties) { cells { state } } }',
        { parties },
      ),
    ).rejects.toThrow(new BadInput("parties must be at most 100, but were 101."));
  });

  it("An empty choice gives no cells, and one that is chosen twice stands once.", async () => {
    const none = await ask(
      '{ positions(process: "istanbul-2025", rounds: []) { parties { id } cells { state } } }',
    );
    const twice = await ask(
      '{ positions(process: "istanbul-2025", rounds: [2, 2], issues: ["bodies", "bodies"], parties: ["russia"]) { cells { state } } }',
    );

    expect(none.positions).toMatchObject({ parties: expect.any(Array), cells: [] });
    expect(twice.positions.cells).toEqual([{ state: "STATED" }]);
  });
});
