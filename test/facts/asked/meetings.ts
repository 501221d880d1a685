import { expect, it } from "vitest";
import type { Asks } from "../../support/asking.ts";
import { secondRoundAsOf } from "../as-of.ts";
import { meetings } from "../meetings.ts";
import { nodes, unordered } from "../shapes.ts";

const TIES = `
  places(first: 5) { edges { node { id } reportedIn { id } } }
  parties(first: 10) { edges { node { id } role reportedIn { id } } }
  attendees(first: 10) { edges { node { id } role side { id } reportedIn { id } } }
  invited(first: 10) { edges { node { id } role attended reportedIn { id } } }
  evidence(first: 10) { nodes { id } }`;

const MEETING = `query ($id: ID!) {
  meeting(id: $id) {
    id kind round startsOn endsOn datePrecision
    status proposedOn postponedOn heldOn cancelledOn
    process { id }
    follows { id }
    followedBy { id }
    ${TIES}
  }
}`;

const SECOND_ROUND = `query ($asOf: Date!) {
  meeting(id: "istanbul-round-2", asOf: $asOf) { startsOn status proposedOn heldOn ${TIES} }
}`;

const PROCESS = `{
  process(id: "istanbul-2025") { id meetings(first: 10) { edges { number node { id } } } }
}`;

const TALKS_BEFORE = `{
  person(id: "vladimir-medinsky", asOf: "2025-05-29") {
    meetings(first: 5) { nodes { id } }
    invitations(first: 5) { edges { node { id status } role attended } }
  }
}`;

/** Each meeting, and what was known of the second round on three days. */
export function meetingsAsked(ask: Asks): void {
  for (const row of meetings) {
    it(`meeting ${row.id} is as the sheet has it`, async () => {
      const data = await ask(MEETING, { id: row.id });

      expect(unordered(data)).toEqual(unordered({ meeting: meetingOf(row) }));
    });
  }

  it("the process has three rounds", async () => {
    const data = await ask(PROCESS);

    const edges = [1, 2, 3].map((number) => ({ number, node: { id: `istanbul-round-${number}` } }));
    expect(unordered(data)).toEqual(
      unordered({ process: { id: "istanbul-2025", meetings: { edges } } }),
    );
  });

  for (const row of secondRoundAsOf) {
    it(`on ${row.asOf} the second round was ${row.status}`, async () => {
      const data = await ask(SECOND_ROUND, { asOf: row.asOf });

      const { status, heldOn } = row;
      const days = { startsOn: "2025-06-02", proposedOn: "2025-05-28" };
      expect(unordered(data)).toEqual(
        unordered({ meeting: { ...days, status, heldOn, ...tiesOf(row) } }),
      );
    });
  }

  it("nobody knew of the second round on 2025-05-27", async () => {
    const data = await ask(SECOND_ROUND, { asOf: "2025-05-27" });

    expect(data).toEqual({ meeting: null });
  });

  it("on 2025-05-29 Medinsky is invited to the second round and attends nothing there", async () => {
    const data = await ask(TALKS_BEFORE);

    const invitation = {
      node: { id: "istanbul-round-2", status: "PROPOSED" },
      role: "HEAD_OF_DELEGATION",
      attended: "UNKNOWN",
    };
    expect(data).toEqual({
      person: {
        meetings: { nodes: [{ id: "istanbul-round-1" }] },
        invitations: { edges: [invitation] },
      },
    });
  });
}

function meetingOf(row: (typeof meetings)[number]) {
  const next = meetings.find((each) => each.follows === row.id);
  return {
    id: row.id,
    kind: row.kind,
    round: row.round,
    startsOn: row.day,
    endsOn: null,
    datePrecision: "DAY",
    status: "HELD",
    proposedOn: row.proposedOn,
    postponedOn: null,
    heldOn: row.day,
    cancelledOn: null,
    process: row.round === null ? null : { id: "istanbul-2025" },
    follows: row.follows === null ? null : { id: row.follows },
    followedBy: next === undefined ? null : { id: next.id },
    ...tiesOf(row),
  };
}

type Tie = { readonly id: string; readonly reportedIn: readonly string[] };

function tiesOf(row: {
  readonly places: readonly Tie[];
  readonly parties: readonly (Tie & { readonly role: string })[];
  readonly attendees: readonly (Tie & { readonly role: string; readonly side: string | null })[];
  readonly invited: readonly (Tie & { readonly role: string | null; readonly attended: string })[];
  readonly documents: readonly string[];
}) {
  const tie = ({ id, reportedIn }: Tie) => ({ node: { id }, reportedIn: nodes(reportedIn) });
  return {
    places: { edges: row.places.map(tie) },
    parties: { edges: row.parties.map((each) => ({ ...tie(each), role: each.role })) },
    attendees: {
      edges: row.attendees.map((each) => ({
        ...tie(each),
        role: each.role,
        side: each.side === null ? null : { id: each.side },
      })),
    },
    invited: {
      edges: row.invited.map((each) => ({
        ...tie(each),
        role: each.role,
        attended: each.attended,
      })),
    },
    evidence: { nodes: nodes(row.documents) },
  };
}
