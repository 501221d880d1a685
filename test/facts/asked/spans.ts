import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import type { Asks } from "../../support/asking.ts";
import { claimsOfTheSeedArticle } from "../claims-express-0529.ts";
import { articleEnds, quotesBegin, seedHash } from "../spans.ts";

const SPANS = `query ($id: ID!) {
  claim(id: $id) {
    evidence(first: 20) { edges { node { id } quote start end sha256 } }
  }
}`;

/** Where the claims of the seed article stand in it. */
export function spansAsked(ask: Asks): void {
  for (const row of claimsOfTheSeedArticle) {
    it(`claim ${row.id} hangs on words of the seed article`, async () => {
      const spans = await spansOf(row.id);

      expect(spans.length).toBeGreaterThan(0);
      for (const { start, end, sha256 } of spans) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(articleEnds);
        expect(sha256).toMatch(/^[0-9a-f]{64}$/);
      }
    });
  }

  for (const { claim, at } of quotesBegin) {
    it(`the phrase of ${claim} is the span it hangs on`, async () => {
      const row = claimsOfTheSeedArticle.find((each) => each.id === claim);
      const phrase = row?.quote ?? "";
      const sha256 = createHash("sha256").update(phrase).digest("hex");

      const quoted = (await spansOf(claim)).filter((span) => span.quote !== null);

      expect(quoted).toMatchObject([{ quote: phrase, sha256 }]);
      expect(quoted.map(({ start, end }) => end - start)).toEqual([[...phrase].length]);
      expect(quoted.every((span) => at.includes(span.start))).toBe(true);
    });
  }

  it("the seed article is known by the hash of its text", async () => {
    const data = await ask('{ document(id: "express-0529") { sha256 } }');

    expect(data).toEqual({ document: { sha256: seedHash } });
  });

  async function spansOf(id: string): Promise<readonly Span[]> {
    const { claim }: Spans = await ask(SPANS, { id });
    return claim.evidence.edges.filter((edge) => edge.node.id === "express-0529");
  }
}

interface Span {
  readonly node: { readonly id: string };
  readonly quote: string | null;
  readonly start: number;
  readonly end: number;
  readonly sha256: string;
}

interface Spans {
  readonly claim: { readonly evidence: { readonly edges: readonly Span[] } };
}
