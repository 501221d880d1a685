/** How a field leads from a node to others, read off the table of types in the contract. */
export interface Way {
  readonly type: string;
  readonly direction: "out" | "in" | "both";
  /** Only these kinds at the far end; all where nothing is said. */
  readonly far?: string;
  /** A to-one field: the only one, or the first of several. */
  readonly one?: true;
  /** In the order of the relationship's `position`, unless the operation asks for another. */
  readonly byPosition?: true;
  /** A connection of claims: the newest first, unless the operation asks for another order. */
  readonly newestFirst?: true;
}

const out = (type: string): Way => ({ type, direction: "out" });
const into = (type: string): Way => ({ type, direction: "in" });
const both = (type: string): Way => ({ type, direction: "both" });
const one = (way: Way): Way => ({ ...way, one: true });
const inOrder = (way: Way): Way => ({ ...way, byPosition: true });
const claims = (way: Way): Way => ({ ...way, newestFirst: true });

const ways: Readonly<Record<string, Readonly<Record<string, Way>>>> = {
  Entity: {
    evidence: out("REPORTED_IN"),
    claimsAbout: claims(into("ABOUT")),
  },
  Actor: {
    claims: claims(out("MADE")),
    claimsReceived: claims(into("ADDRESSED_TO")),
  },
  Person: {
    memberOf: out("MEMBER_OF"),
    documents: into("PUBLISHED_BY"),
    offices: out("HOLDS_OFFICE"),
    meetings: out("ATTENDED"),
    invitations: out("INVITED_TO"),
  },
  Country: {
    places: into("LOCATED_IN"),
    officials: into("HOLDS_OFFICE"),
    meetings: out("PARTY_TO"),
    memberOf: out("MEMBER_OF"),
    spokespeople: into("SPEAKS_FOR"),
    invitations: out("INVITED_TO"),
    documents: into("PUBLISHED_BY"),
    partyClaims: claims(into("COUNTS_FOR")),
  },
  Organization: {
    citedBy: into("CITES"),
    officials: into("HOLDS_OFFICE"),
    members: into("MEMBER_OF"),
    memberOf: out("MEMBER_OF"),
    meetings: out("PARTY_TO"),
    spokespeople: into("SPEAKS_FOR"),
    speaksFor: out("SPEAKS_FOR"),
    invitations: out("INVITED_TO"),
    documents: into("PUBLISHED_BY"),
    partyClaims: claims(into("COUNTS_FOR")),
  },
  UnnamedSource: {
    speaksFor: out("SPEAKS_FOR"),
    citedBy: into("CITES"),
  },
  Place: {
    locatedIn: one(out("LOCATED_IN")),
    places: into("LOCATED_IN"),
    meetings: into("HELD_AT"),
  },
  Process: {
    meetings: into("ROUND_OF"),
  },
  Meeting: {
    process: one(out("ROUND_OF")),
    places: out("HELD_AT"),
    follows: one(out("FOLLOWS")),
    followedBy: one(into("FOLLOWS")),
    parties: into("PARTY_TO"),
    attendees: into("ATTENDED"),
    invited: into("INVITED_TO"),
    claims: claims(into("SAID_AT")),
    roundClaims: claims(into("IN_ROUND")),
    outcomes: out("PRODUCED"),
  },
  Issue: {
    claims: claims({ ...into("ON"), far: "Claim" }),
    outcomes: { ...into("ON"), far: "Outcome" },
  },
  Claim: {
    speaker: one(inOrder(into("MADE"))),
    speakers: inOrder(into("MADE")),
    party: one(inOrder(out("COUNTS_FOR"))),
    parties: inOrder(out("COUNTS_FOR")),
    round: one(out("IN_ROUND")),
    saidAt: one(out("SAID_AT")),
    addressees: out("ADDRESSED_TO"),
    about: out("ABOUT"),
    issues: out("ON"),
    respondsTo: claims(out("RESPONDS_TO")),
    responses: claims(into("RESPONDS_TO")),
    reiterates: claims(out("REITERATES")),
    reiteratedBy: claims(into("REITERATES")),
    contradictions: both("CONTRADICTS"),
  },
  Outcome: {
    meeting: one(into("PRODUCED")),
    issues: out("ON"),
    contradictions: both("CONTRADICTS"),
  },
  Document: {
    publisher: one(inOrder(out("PUBLISHED_BY"))),
    publishers: inOrder(out("PUBLISHED_BY")),
    cites: out("CITES"),
    citedBy: into("CITES"),
    corrects: out("CORRECTS"),
    correctedBy: into("CORRECTS"),
    reports: into("REPORTED_IN"),
  },
};

const actors = ["Person", "Country", "Organization", "UnnamedSource"];

/** The way that a field of that kind leads, with the type that declares it; undefined for a property. */
export function wayOf(kind: string, field: string): (Way & { readonly owner: string }) | undefined {
  const owners = [kind, ...(actors.includes(kind) ? ["Actor"] : []), "Entity"];
  const owner = owners.find((name) => ways[name]?.[field] !== undefined);
  const way = owner === undefined ? undefined : ways[owner]?.[field];
  return owner === undefined || way === undefined ? undefined : { ...way, owner };
}

/** The root fields of each kind: its look-up and its list. */
export const roots: readonly (readonly [kind: string, lookUp: string, list: string])[] = [
  ["Person", "person", "people"],
  ["Country", "country", "countries"],
  ["Organization", "organization", "organizations"],
  ["UnnamedSource", "unnamedSource", "unnamedSources"],
  ["Place", "place", "places"],
  ["Process", "process", "processes"],
  ["Meeting", "meeting", "meetings"],
  ["Issue", "issue", "issues"],
  ["Claim", "claim", "claims"],
  ["Outcome", "outcome", "outcomes"],
  ["Document", "document", "documents"],
];
