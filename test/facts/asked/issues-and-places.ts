import { expect, it } from "vitest";
import type { Asks } from "../../support/asking.ts";
import { issues } from "../issues.ts";
import { places } from "../places.ts";
import { unordered } from "../shapes.ts";

const PLACE = `query ($id: ID!) {
  place(id: $id) { id name kind aliases locatedIn { id } evidence(first: 1) { nodes { id } } }
}`;

const ISSUE = `query ($id: ID!) {
  issue(id: $id) { id proposition scale evidence(first: 1) { nodes { id } } }
}`;

/** Each place and each issue. */
export function issuesAndPlacesAsked(ask: Asks): void {
  for (const { locatedIn, ...row } of places) {
    it(`place ${row.id} is as the sheet has it`, async () => {
      const data = await ask(PLACE, { id: row.id });

      const inside = locatedIn === null ? null : { id: locatedIn };
      expect(unordered(data)).toEqual(
        unordered({ place: { ...row, locatedIn: inside, evidence: { nodes: [] } } }),
      );
    });
  }

  for (const row of issues) {
    it(`issue ${row.id} is as the sheet has it`, async () => {
      const data = await ask(ISSUE, { id: row.id });

      expect(data).toEqual({ issue: { ...row, scale: null, evidence: { nodes: [] } } });
    });
  }
}
