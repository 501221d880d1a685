import { ContradictionKind, ContradictionStatus, Stance } from "../enumerations.ts";
import type { PropertyOptions } from "../property.ts";
import { relationship } from "../relationship.ts";

const position: PropertyOptions = {
  type: "integer",
  description: "The place in the order of the names, from 0.",
};

relationship("MADE", {
  description: "An actor made a claim.",
  from: ["Actor"],
  to: ["Claim"],
  asserted: true,
  hub: "from",
  pagedByClaim: true,
  properties: { position },
  fields: [
    {
      name: "claims",
      on: ["Actor"],
      direction: "out",
      description: "The claims that the actor made.",
    },
    {
      name: "speakers",
      on: ["Claim"],
      direction: "in",
      byPosition: true,
      stated: true,
      description: "Those who said it: several where it is a joint claim.",
    },
    {
      name: "speaker",
      on: ["Claim"],
      direction: "in",
      gives: "first",
      byPosition: true,
      description: "The one who said it, or the first of several.",
    },
  ],
});

relationship("ADDRESSED_TO", {
  description: "A claim is addressed to an actor.",
  from: ["Claim"],
  to: ["Actor"],
  asserted: true,
  fields: [
    {
      name: "addressees",
      on: ["Claim"],
      direction: "out",
      stated: true,
      description: "Those to whom it is addressed.",
    },
    {
      name: "claimsReceived",
      on: ["Actor"],
      direction: "in",
      description: "The claims addressed to the actor.",
    },
  ],
});

relationship("ABOUT", {
  description: "A claim is about something that the graph holds.",
  from: ["Claim"],
  to: ["Entity"],
  asserted: true,
  pagedByClaim: true,
  fields: [
    {
      name: "about",
      on: ["Claim"],
      direction: "out",
      stated: true,
      description: "What it is about.",
    },
    { name: "claimsAbout", on: ["Entity"], direction: "in", description: "The claims about it." },
  ],
});

relationship("SAID_AT", {
  description: "A claim was made at a meeting.",
  from: ["Claim"],
  to: ["Meeting"],
  asserted: true,
  pagedByClaim: true,
  fields: [
    {
      name: "saidAt",
      on: ["Claim"],
      direction: "out",
      gives: "one",
      stated: true,
      description: "The meeting at which it was said.",
    },
    { name: "claims", on: ["Meeting"], direction: "in", description: "The claims made at it." },
  ],
});

relationship("ON", {
  description: "A claim or an outcome is on an issue, and takes a stance towards it.",
  from: ["Claim", "Outcome"],
  to: ["Issue"],
  asserted: true,
  pagedByClaim: true,
  properties: {
    stance: {
      type: Stance,
      byDefault: "NONE",
      description: "Where it stands towards the issue's proposition.",
    },
    value: { type: "text", optional: true, description: "The value named, as told." },
    quantityMin: {
      type: "integer",
      optional: true,
      description: "The quantity named, or the least of it.",
    },
    quantityMax: {
      type: "integer",
      optional: true,
      description: "The quantity named, or the most of it.",
    },
    unit: { type: "text", optional: true, description: "What the quantity counts." },
  },
  fields: [
    {
      name: "issues",
      on: ["Claim", "Outcome"],
      direction: "out",
      stated: true,
      description: "The issues it is on, with the stance it takes.",
    },
    {
      name: "claims",
      on: ["Issue"],
      direction: "in",
      far: ["Claim"],
      description: "The claims on it.",
    },
    {
      name: "outcomes",
      on: ["Issue"],
      direction: "in",
      far: ["Outcome"],
      description: "The outcomes on it.",
    },
  ],
});

relationship("RESPONDS_TO", {
  description: "A claim answers another.",
  from: ["Claim"],
  to: ["Claim"],
  datesNothing: true,
  fields: [
    {
      name: "respondsTo",
      on: ["Claim"],
      direction: "out",
      stated: true,
      description: "The claims it answers.",
    },
    {
      name: "responses",
      on: ["Claim"],
      direction: "in",
      description: "The claims that answer it.",
    },
  ],
});

relationship("REITERATES", {
  description: "A claim says again what an earlier one said.",
  from: ["Claim"],
  to: ["Claim"],
  datesNothing: true,
  fields: [
    {
      name: "reiterates",
      on: ["Claim"],
      direction: "out",
      stated: true,
      description: "The earlier claims that it says again.",
    },
    {
      name: "reiteratedBy",
      on: ["Claim"],
      direction: "in",
      description: "The later claims that say it again.",
    },
  ],
});

relationship("CONTRADICTS", {
  description: "Two claims or outcomes contradict each other, in the judgement of a person.",
  from: ["Claim", "Outcome"],
  to: ["Claim", "Outcome"],
  datesNothing: true,
  properties: {
    kind: {
      type: ContradictionKind,
      identifying: true,
      description: "In what way they contradict each other.",
    },
    status: {
      type: ContradictionStatus,
      byDefault: "CANDIDATE",
      description: "What a person has judged of it.",
    },
    rationale: { type: "text", optional: true, description: "Why it is held to be one." },
    assessedBy: { type: "text", optional: true, description: "Who judged it." },
  },
  fields: [
    {
      name: "contradictions",
      on: ["Claim", "Outcome"],
      direction: "both",
      stated: true,
      description: "What contradicts it, in whichever direction that was written down.",
    },
  ],
});

relationship("COUNTS_FOR", {
  description:
    "A claim counts for a party: what its speaker said there, the party is held to have said.",
  from: ["Claim"],
  to: ["Country", "Organization"],
  derived: true,
  pagedByClaim: true,
  properties: { position },
  fields: [
    {
      name: "parties",
      on: ["Claim"],
      direction: "out",
      byPosition: true,
      description: "The parties that it counts for.",
    },
    {
      name: "party",
      on: ["Claim"],
      direction: "out",
      gives: "first",
      byPosition: true,
      description: "The party that it counts for, or the first of several.",
    },
    {
      name: "partyClaims",
      on: ["Country", "Organization"],
      direction: "in",
      description: "The claims that count for it, whoever said them.",
    },
  ],
});

relationship("IN_ROUND", {
  description: "A claim belongs to a round of its process.",
  from: ["Claim"],
  to: ["Meeting"],
  derived: true,
  pagedByClaim: true,
  fields: [
    {
      name: "round",
      on: ["Claim"],
      direction: "out",
      gives: "one",
      description:
        "The round that it belongs to: where it was said, what it is about, or the next to come.",
    },
    {
      name: "roundClaims",
      on: ["Meeting"],
      direction: "in",
      description: "The claims that belong to this round, said at it or towards it.",
    },
  ],
});
