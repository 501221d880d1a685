import { expect, it } from "vitest";
import type { Asks } from "../../support/asking.ts";
import { documents } from "../documents.ts";
import { nodes, unordered } from "../shapes.ts";

const DOCUMENT = `query ($id: ID!) {
  document(id: $id) {
    id kind title publishedOn datePrecision knownFrom url
    publisher { id }
    publishers(first: 5) { nodes { id } }
    cites(first: 5) { nodes { id } }
    corrects(first: 1) { nodes { id } }
    evidence(first: 5) { nodes { id } }
  }
}`;

/** Each document, with its publisher and what it cites. */
export function documentsAsked(ask: Asks): void {
  for (const row of documents) {
    it(`document ${row.id} is as the sheet has it`, async () => {
      const data = await ask(DOCUMENT, { id: row.id });

      expect(unordered(data)).toEqual(
        unordered({
          document: {
            id: row.id,
            kind: row.kind,
            title: null, // the sheet has none
            publishedOn: row.publishedOn,
            datePrecision: "DAY",
            knownFrom: row.publishedOn,
            url: row.url,
            publisher: { id: row.publisher },
            publishers: { nodes: nodes([row.publisher]) },
            cites: { nodes: nodes(row.cites) },
            corrects: { nodes: [] },
            evidence: { nodes: nodes(row.evidence ?? []) },
          },
        }),
      );
    });
  }
}
