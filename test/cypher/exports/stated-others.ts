import { claims } from "../../facts/claims.ts";
import { documents } from "../../facts/documents.ts";
import { issues } from "../../facts/issues.ts";
import { meetings } from "../../facts/meetings.ts";
import { organizations } from "../../facts/organizations.ts";
import { outcomes } from "../../facts/outcomes.ts";
import { people, unnamedSources } from "../../facts/people.ts";
import { countries, places } from "../../facts/places.ts";
import { relationshipCounts } from "../../facts/relationship-counts.ts";
import type { Stated } from "./stated.ts";
import { statedClaims } from "./stated-claims.ts";

const kinds = {
  Person: people,
  Country: countries,
  Organization: organizations,
  UnnamedSource: unnamedSources,
  Place: places,
  Process: [{ id: "istanbul-2025" }],
  Meeting: meetings,
  Issue: issues,
  Claim: claims,
  Outcome: outcomes,
  Document: documents,
};

/** The people, meetings and documents of the fact sheet. */
export const statedOthers: Stated = {
  "people-countries-meetings.cypher": meetings.flatMap((meeting) =>
    meeting.attendees.map((attendee) => ({
      person: attendee.id,
      // The sheet names no side for Lavrov, who held an office in Russia.
      country: attendee.side ?? officesOf(attendee.id)[0]?.in,
      meeting: meeting.id,
      startsOn: meeting.day,
      role: attendee.role,
      documents: attendee.reportedIn.toSorted(),
    })),
  ),
  "attendance.cypher": meetings.flatMap((meeting) => {
    const { id, round, day } = meeting;
    const process = round === null ? null : "istanbul-2025";
    const at = { meeting: id, process, round, startsOn: day, heldOn: day };
    return [
      ...meeting.attendees.map(({ id: actor, role, side, reportedIn }) => ({
        ...at,
        actor,
        actorKind: "Person",
        how: "ATTENDED",
        role,
        side,
        answer: null,
        documents: reportedIn.toSorted(),
      })),
      ...meeting.invited.map(({ id: actor, role, attended, reportedIn }) => ({
        ...at,
        actor,
        actorKind: actor === "ukraine" ? "Country" : "Person",
        how: "INVITED",
        role,
        side: null,
        answer: attended,
        documents: reportedIn.toSorted(),
      })),
    ];
  }),
  "offices.cypher": people.flatMap(({ id, name, offices }) =>
    offices.map((office) => ({
      person: id,
      personName: name,
      title: office.title,
      body: office.in,
      bodyKind: office.in === "nato" ? "Organization" : "Country",
      since: null,
      until: null,
      documents: office.reportedIn.toSorted(),
    })),
  ),
  "sources.cypher": documents.map(({ id, kind, publishedOn, publisher, url, cites }) => ({
    document: id,
    kind,
    publishedOn,
    publishers: [publisher],
    url,
    cites: cites.toSorted(),
    citedBy: documents.filter((other) => other.cites.includes(id)).length,
    claims: claims.filter((row) => row.documents.includes(id)).length,
    alone: claims.filter((row) => row.documents.join() === id).length,
    outcomes: outcomes.filter((row) => row.documents.includes(id)).length,
  })),
  "nodes.cypher": Object.entries(kinds).flatMap(([kind, rows]) =>
    rows.map(({ id }) => ({ Id: id, kind })),
  ),
  "edges.cypher": [
    ...relationshipCounts,
    { type: "REPORTED_IN", count: statedClaims["evidence.cypher"]?.length ?? 0 },
  ].flatMap(({ type, count }) => Array.from({ length: count }, () => ({ type }))),
};

function officesOf(person: string) {
  return people.find(({ id }) => id === person)?.offices ?? [];
}
