import { expect, it } from "vitest";
import { NotFound } from "../../src/model/faults.ts";
import { changesFrom1To2, changesFrom2To3 } from "../facts/positions.ts";
import { describeWithDossier } from "../support/world.ts";

interface Change {
  readonly kind: string;
  readonly party: { readonly id: string } | null;
  readonly issue: { readonly id: string };
  readonly outcomes: readonly { readonly id: string }[];
}

const QUERY = `query ($from: Int!, $to: Int!) { roundDiff(process: "istanbul-2025", from: $from, to: $to) {
  from { round } to { round } changes { kind party { id } issue { id } outcomes { id } } } }`;

/** As the table of facts writes it. */
function textOf({ kind, party, issue, outcomes }: Change): string {
  const by = outcomes.length === 0 ? [] : ["by", ...outcomes.map(({ id }) => id)];
  return [kind, ...(party === null ? [] : [party.id]), issue.id, ...by].join(" ");
}

describeWithDossier("istanbul-2025", (ask) => {
  it.each([
    [1, 2, changesFrom1To2],
    [2, 3, changesFrom2To3],
  ])(
    "What changed from round %i to %i is what was worked out by hand, in its order.",
    async (from, to, expected) => {
      const { roundDiff } = await ask(QUERY, { from, to });

      expect(roundDiff.changes.map(textOf)).toEqual(expected);
      expect([roundDiff.from, roundDiff.to]).toEqual([{ round: from }, { round: to }]);
    },
  );

  it("The other way round NEW is DROPPED or SETTLED, and what was agreed in the later round stays.", async () => {
    const { roundDiff } = await ask(QUERY, { from: 3, to: 2 });

    const texts: readonly string[] = roundDiff.changes.map(textOf);
    expect(texts).toContain("NEW russia sanctions");
    expect(texts).toContain("NEW ukraine prisoners");
    expect(texts).toContain("AGREED prisoners by r3-civilians");
    expect(texts.filter((text) => text.startsWith("AGREED"))).toHaveLength(1);
    expect(texts).toHaveLength(changesFrom2To3.length);
  });

  it("A round beside itself has changed nothing.", async () => {
    const { roundDiff } = await ask(QUERY, { from: 2, to: 2 });

    const kinds = roundDiff.changes.map(({ kind }: Change) => kind);
    expect(new Set(kinds)).toEqual(new Set(["REPEATED", "AGREED"]));
  });

  it("A change has both sides' positions with their claims and the evidence of these.", async () => {
    const { roundDiff } = await ask(
      '{ roundDiff(process: "istanbul-2025", from: 1, to: 2) { changes { kind issue { id } party { id } before { state stance round { round } claims { nodes { id evidence { totalCount } } } } after { state stance round { round } claims { nodes { id evidence { totalCount } } } } } } }',
    );

    const prisoners = roundDiff.changes.filter(({ issue }: Change) => issue.id === "prisoners");
    expect(prisoners[1]).toEqual({
      kind: "CHANGED",
      issue: { id: "prisoners" },
      party: { id: "ukraine" },
      before: {
        state: "STATED",
        stance: "ACCEPTS",
        round: { round: 1 },
        claims: { nodes: [{ id: "c22", evidence: { totalCount: 1 } }] },
      },
      after: {
        state: "STATED",
        stance: "DEMANDS",
        round: { round: 2 },
        claims: { nodes: [{ id: "c54", evidence: { totalCount: 1 } }] },
      },
    });
    expect(prisoners[2]).toMatchObject({ kind: "AGREED", party: null, before: null, after: null });
  });

  it("As of a day before round 2 nothing of it was agreed.", async () => {
    const { roundDiff } = await ask(
      '{ roundDiff(process: "istanbul-2025", from: 1, to: 2, asOf: "2025-05-29") { changes { kind outcomes { id } } } }',
    );

    const kinds = roundDiff.changes.map(({ kind }: Change) => kind);
    expect(kinds).toContain("NEW");
    expect(kinds).toContain("SETTLED");
    expect(kinds).not.toContain("AGREED");
  });

  it("A round that is not there is told with those there are.", async () => {
    await expect(ask(QUERY, { from: 1, to: 9 })).rejects.toThrow(
      new NotFound("istanbul-2025 has no round 9; its rounds are: 1, 2, 3."),
    );
  });
});
