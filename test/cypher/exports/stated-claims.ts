import type { ClaimRow } from "../../facts/claim-row.ts";
import { claims } from "../../facts/claims.ts";
import { derivedOfClaims } from "../../facts/derived-of-claims.ts";
import { documents } from "../../facts/documents.ts";
import { contradictions, reiterations, responses } from "../../facts/links.ts";
import { meetings } from "../../facts/meetings.ts";
import { type OutcomeRow, outcomes } from "../../facts/outcomes.ts";
import type { Stated } from "./stated.ts";

const PROCESS = "istanbul-2025";

const derived = new Map(
  derivedOfClaims.map(([id, party, round, knownFrom]) => [id, { party, round, knownFrom }]),
);

/** The claims and outcomes of the fact sheet, and what hangs on them. */
export const statedClaims: Stated = {
  "claims.cypher": claims.map(claimRow),
  "outcomes.cypher": outcomes.map((row) => {
    const meeting = meetings.find(({ id }) => id === row.meeting);
    return {
      outcome: row.id,
      meeting: row.meeting,
      startsOn: meeting?.day,
      process: PROCESS,
      round: meeting?.round,
      kind: row.kind,
      issue: row.issue,
      stance: row.stance,
      ...quantityOf(row.quantity),
      documents: row.documents.toSorted(),
    };
  }),
  "links-between-claims.cypher": [
    ...responses.map((link) => ({ ...ends(link), type: "RESPONDS_TO", kind: null })),
    ...reiterations.map((link) => ({ ...ends(link), type: "REITERATES", kind: null })),
    ...contradictions.map((link) => ({ ...ends(link), type: "CONTRADICTS", kind: link.kind })),
  ],
  "who-addresses-whom.cypher": tallied(),
  "evidence.cypher": [
    ...claims.flatMap((row) => row.documents.map((document) => report(row.id, "Claim", document))),
    ...outcomes.flatMap((row) =>
      row.documents.map((document) => report(row.id, "Outcome", document)),
    ),
    ...meetings.flatMap((row) =>
      row.documents.map((document) => report(row.id, "Meeting", document)),
    ),
    ...documents.flatMap((row) =>
      (row.evidence ?? []).map((document) => report(row.id, "Document", document)),
    ),
  ],
};

function claimRow(row: ClaimRow) {
  const { party, round, knownFrom } = derived.get(row.id) ?? {};
  return {
    claim: row.id,
    saidOn: row.saidOn,
    precision: row.precision ?? "DAY",
    act: row.act,
    speakers: [row.speaker],
    party,
    addressees: (row.addressees ?? []).toSorted(),
    saidAt: row.saidAt ?? null,
    process: round == null ? null : PROCESS,
    round,
    ...issueOf(row),
    value: row.value ?? null,
    ...quantityOf(row.quantity),
    documents: row.documents.toSorted(),
    knownFrom,
    text: row.text,
  };
}

function issueOf({ issue, stance = "NONE" }: ClaimRow) {
  return issue === undefined ? { issue: null, stance: null } : { issue, stance };
}

function quantityOf(quantity: OutcomeRow["quantity"]) {
  return {
    quantityMin: quantity?.min ?? null,
    quantityMax: quantity?.max ?? null,
    unit: quantity?.unit ?? null,
  };
}

function ends({ from, to }: { readonly from: string; readonly to: string }) {
  const saidOn = (id: string) => claims.find((row) => row.id === id)?.saidOn ?? null;
  return { source: from, target: to, sourceOn: saidOn(from), targetOn: saidOn(to) };
}

function report(node: string, kind: string, document: string) {
  const { publishedOn } = documents.find(({ id }) => id === document) ?? {};
  return { node, kind, document, publishedOn };
}

/** The claims that are addressed to someone, counted by party, addressee and act. */
function tallied() {
  const found = new Map<string, { days: string[]; row: readonly string[] }>();
  for (const { id, addressees = [], act, saidOn } of claims) {
    for (const addressee of addressees) {
      const row = [derived.get(id)?.party ?? "", addressee, act];
      const { days } = found.get(row.join()) ?? { days: [] };
      found.set(row.join(), { days: [...days, saidOn].sort(), row });
    }
  }
  return [...found.values()].map(({ days, row: [party, addressee, act] }) => ({
    party,
    addressee,
    act,
    claims: days.length,
    firstOn: days.at(0),
    lastOn: days.at(-1),
  }));
}
