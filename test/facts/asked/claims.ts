import { expect, it } from "vitest";
import type { Asks } from "../../support/asking.ts";
import type { ClaimRow } from "../claim-row.ts";
import { claims } from "../claims.ts";
import { type DerivedRow, derivedOfClaims } from "../derived-of-claims.ts";
import { nodes, unordered } from "../shapes.ts";

const CLAIM = `query ($id: ID!) {
  claim(id: $id) {
    id text act saidOn saidOnPrecision
    speaker { id }
    speakers(first: 5) { edges { node { id } reportedIn { id } } }
    addressees(first: 5) { edges { node { id } reportedIn { id } } }
    about(first: 10) { edges { node { id } reportedIn { id } } }
    saidAt { id }
    issues(first: 5) {
      edges { node { id } stance value quantityMin quantityMax unit reportedIn { id } }
    }
  }
}`;

const EVIDENCE = `query ($id: ID!) {
  claim(id: $id) {
    evidence(first: 20) { edges { node { id } quote telling via { id } } }
  }
}`;

const DERIVED = `query ($id: ID!) {
  claim(id: $id) {
    party { id }
    parties(first: 5) { nodes { id } }
    round { round process { id } }
    knownFrom
  }
}`;

/** Each claim, its evidence, and what follows from it. */
export function claimsAsked(ask: Asks): void {
  for (const row of claims) {
    it(`claim ${row.id} is as the sheet has it`, async () => {
      const data = await ask(CLAIM, { id: row.id });

      expect(unordered(data)).toEqual(unordered({ claim: claimOf(row) }));
    });
  }

  for (const { id, documents, quote } of claims) {
    it(`claim ${id} has its documents and its phrase`, async () => {
      const { claim }: Evidence = await ask(EVIDENCE, { id });

      const edges = claim.evidence.edges;
      const reporting = new Set(edges.map((edge) => edge.node.id));
      const quotes = new Set(edges.flatMap((edge) => edge.quote ?? []));
      expect([...reporting].sort()).toEqual([...documents].sort());
      expect([...quotes]).toEqual([quote].filter((each) => each !== undefined));
      expect(edges.filter((edge) => edge.via !== null || edge.telling !== null)).toEqual([]);
    });
  }

  for (const row of derivedOfClaims) {
    const [id, party, round, day] = row;
    it(`claim ${id} counts for ${party} in round ${round} and is known from ${day}`, async () => {
      const data = await ask(DERIVED, { id });

      expect(data).toEqual({ claim: derivedOf(row) });
    });
  }
}

interface Evidence {
  readonly claim: {
    readonly evidence: {
      readonly edges: readonly {
        readonly node: { readonly id: string };
        readonly quote: string | null;
        readonly telling: string | null;
        readonly via: { readonly id: string } | null;
      }[];
    };
  };
}

/** Everything that a claim says, its relationships included, stands on the row's documents. */
function claimOf(row: ClaimRow) {
  const reportedIn = nodes(row.documents);
  const to = (ids: readonly string[] = []) => ({
    edges: ids.map((id) => ({ node: { id }, reportedIn })),
  });
  return {
    id: row.id,
    text: row.text,
    act: row.act,
    saidOn: row.saidOn,
    saidOnPrecision: row.precision ?? "DAY",
    speaker: { id: row.speaker },
    speakers: to([row.speaker]),
    addressees: to(row.addressees),
    about: to(row.about),
    saidAt: row.saidAt === undefined ? null : { id: row.saidAt },
    issues: { edges: row.issue === undefined ? [] : [{ ...stanceOf(row, row.issue), reportedIn }] },
  };
}

function stanceOf({ stance, value, quantity }: ClaimRow, issue: string) {
  return {
    node: { id: issue },
    stance: stance ?? "NONE",
    value: value ?? null,
    quantityMin: quantity?.min ?? null,
    quantityMax: quantity?.max ?? null,
    unit: quantity?.unit ?? null,
  };
}

function derivedOf([, party, round, knownFrom]: DerivedRow) {
  const parties = party === null ? [] : [{ id: party }];
  return {
    party: parties[0] ?? null,
    parties: { nodes: parties },
    round: round === null ? null : { round, process: { id: "istanbul-2025" } },
    knownFrom,
  };
}
