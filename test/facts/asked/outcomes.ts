import { expect, it } from "vitest";
import type { Asks } from "../../support/asking.ts";
import { meetings } from "../meetings.ts";
import { outcomes } from "../outcomes.ts";
import { nodes, unordered } from "../shapes.ts";

const OUTCOME = `query ($id: ID!) {
  outcome(id: $id) {
    id text kind value quantityMin quantityMax unit
    meeting { id }
    issues(first: 5) {
      edges { node { id } stance value quantityMin quantityMax unit reportedIn { id } }
    }
    evidence(first: 10) { edges { node { id } telling } }
  }
}`;

const PRODUCED = `query ($id: ID!) {
  meeting(id: $id) { outcomes(first: 20) { edges { node { id } reportedIn { id } } } }
}`;

/** Each outcome, its tellings, and the meeting that produced it. */
export function outcomesAsked(ask: Asks): void {
  for (const row of outcomes) {
    it(`outcome ${row.id} is as the sheet has it`, async () => {
      const { outcome }: Answer = await ask(OUTCOME, { id: row.id });
      const { text, evidence, ...rest } = outcome;

      expect(text).toMatch(/\S/);
      expect(unordered(rest)).toEqual(unordered(outcomeOf(row)));
      expect(evidence.edges.map((edge) => edge.node.id).sort()).toEqual([...row.documents].sort());
    });
  }

  for (const row of outcomes) {
    it(`outcome ${row.id} is told differently only where the sheet says so`, async () => {
      const { outcome }: Answer = await ask(OUTCOME, { id: row.id });

      const told = outcome.evidence.edges.filter((edge) => edge.telling !== null);
      const tellings = new Set(told.map((edge) => edge.telling));
      if (row.toldBy === undefined) return expect(tellings.size).toBeLessThan(2);
      expect(told.map((edge) => edge.node.id).sort()).toEqual([...row.toldBy].sort());
      expect(tellings.size).toBe(row.toldBy.length);
    });
  }

  for (const { id } of meetings) {
    it(`meeting ${id} produced its outcomes, on their own documents`, async () => {
      const data = await ask(PRODUCED, { id });

      const edges = outcomes
        .filter((row) => row.meeting === id)
        .map((row) => ({ node: { id: row.id }, reportedIn: nodes(row.documents) }));
      expect(unordered(data)).toEqual(unordered({ meeting: { outcomes: { edges } } }));
    });
  }
}

interface Answer {
  readonly outcome: {
    readonly text: string;
    readonly evidence: {
      readonly edges: readonly {
        readonly node: { readonly id: string };
        readonly telling: string | null;
      }[];
    };
  };
}

/** The quantity stands on the outcome itself, none on its tie to the issue. */
function outcomeOf(row: (typeof outcomes)[number]) {
  const untold = { value: null, quantityMin: null, quantityMax: null, unit: null };
  const stance = { node: { id: row.issue }, stance: row.stance, ...untold };
  return {
    id: row.id,
    kind: row.kind,
    value: null,
    quantityMin: row.quantity?.min ?? null,
    quantityMax: row.quantity?.max ?? null,
    unit: row.quantity?.unit ?? null,
    meeting: { id: row.meeting },
    issues: { edges: [{ ...stance, reportedIn: nodes(row.documents) }] },
  };
}
