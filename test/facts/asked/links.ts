import { expect, it } from "vitest";
import type { Asks } from "../../support/asking.ts";
import { claims } from "../claims.ts";
import { contradictions, reiterations, responses } from "../links.ts";
import { outcomes } from "../outcomes.ts";
import { nodes, unordered } from "../shapes.ts";

const CONTRADICTIONS = "contradictions(first: 10) { edges { node { id } kind status } }";

const CLAIM = `query ($id: ID!) {
  claim(id: $id) {
    respondsTo(first: 10) { nodes { id } }
    responses(first: 10) { nodes { id } }
    reiterates(first: 10) { nodes { id } }
    reiteratedBy(first: 10) { nodes { id } }
    ${CONTRADICTIONS}
  }
}`;

const OUTCOME = `query ($id: ID!) { outcome(id: $id) { ${CONTRADICTIONS} } }`;

const RATIONALE = `query ($id: ID!) {
  node(id: $id) {
    ... on Claim { contradictions(first: 10) { edges { rationale } } }
    ... on Outcome { contradictions(first: 10) { edges { rationale } } }
  }
}`;

/** The links between claims, and between outcomes, from both of their ends. */
export function linksAsked(ask: Asks): void {
  for (const { id } of claims) {
    it(`claim ${id} has the links that the sheet gives it, and no more`, async () => {
      const data = await ask(CLAIM, { id });

      expect(unordered(data)).toEqual(unordered({ claim: linksOf(id) }));
    });
  }

  for (const { id } of outcomes) {
    it(`outcome ${id} contradicts what the sheet says it does`, async () => {
      const data = await ask(OUTCOME, { id });

      expect(data).toEqual({ outcome: { contradictions: { edges: contradicting(id) } } });
    });
  }

  for (const { from: id, to: other } of contradictions) {
    it(`that ${id} contradicts ${other} is given a reason`, async () => {
      const { node }: Reasoned = await ask(RATIONALE, { id });

      expect(node.contradictions.edges).not.toEqual([]);
      for (const { rationale } of node.contradictions.edges) expect(rationale).toMatch(/\S/);
    });
  }
}

interface Reasoned {
  readonly node: {
    readonly contradictions: { readonly edges: readonly { readonly rationale: string | null }[] };
  };
}

function linksOf(id: string) {
  return {
    respondsTo: { nodes: to(responses, id) },
    responses: { nodes: from(responses, id) },
    reiterates: { nodes: to(reiterations, id) },
    reiteratedBy: { nodes: from(reiterations, id) },
    contradictions: { edges: contradicting(id) },
  };
}

type Links = readonly { readonly from: string; readonly to: string }[];

function to(links: Links, id: string) {
  return nodes(links.filter((link) => link.from === id).map((link) => link.to));
}

function from(links: Links, id: string) {
  return nodes(links.filter((link) => link.to === id).map((link) => link.from));
}

/** Read from both ends; what contradicts itself (two tellings of one outcome) is one edge. */
function contradicting(id: string) {
  return contradictions
    .filter((link) => link.from === id || link.to === id)
    .map((link) => ({
      node: { id: link.from === id ? link.to : link.from },
      kind: link.kind,
      status: "CONFIRMED",
    }));
}
