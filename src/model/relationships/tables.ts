import { AttendeeRole, InvitationAnswer, PartyRole } from "../enumerations.ts";
import { relationship } from "../relationship.ts";

relationship("LOCATED_IN", {
  description: "A place lies in a larger place or in a country.",
  from: ["Place"],
  to: ["Place", "Country"],
  fields: [
    {
      name: "locatedIn",
      on: ["Place"],
      direction: "out",
      gives: "one",
      stated: true,
      description: "The larger place or the country that it lies in.",
    },
    { name: "places", on: ["Place", "Country"], direction: "in", description: "The places in it." },
  ],
});

relationship("HELD_AT", {
  description: "A meeting is held, or to be held, at a place.",
  from: ["Meeting"],
  to: ["Place"],
  asserted: true,
  fields: [
    {
      name: "places",
      on: ["Meeting"],
      direction: "out",
      stated: true,
      description: "Where it is held.",
    },
    { name: "meetings", on: ["Place"], direction: "in", description: "The meetings held there." },
  ],
});

relationship("ROUND_OF", {
  description: "A meeting is a round of a process.",
  from: ["Meeting"],
  to: ["Process"],
  properties: { number: { type: "integer", description: "The number of the round." } },
  fields: [
    {
      name: "process",
      on: ["Meeting"],
      direction: "out",
      gives: "one",
      stated: true,
      description: "The process that it is a round of.",
    },
    { name: "meetings", on: ["Process"], direction: "in", description: "Its rounds." },
  ],
});

relationship("FOLLOWS", {
  description: "A meeting continues an earlier one.",
  from: ["Meeting"],
  to: ["Meeting"],
  datesNothing: true,
  fields: [
    {
      name: "follows",
      on: ["Meeting"],
      direction: "out",
      gives: "one",
      stated: true,
      description: "The meeting that it continues.",
    },
    {
      name: "followedBy",
      on: ["Meeting"],
      direction: "in",
      gives: "one",
      description: "The meeting that continues it.",
    },
  ],
});

relationship("PARTY_TO", {
  description: "A country or an organisation has a part in a meeting.",
  from: ["Country", "Organization"],
  to: ["Meeting"],
  asserted: true,
  properties: {
    role: {
      type: PartyRole,
      identifying: true,
      byDefault: "PARTY",
      description: "Its part in the meeting.",
    },
  },
  fields: [
    {
      name: "parties",
      on: ["Meeting"],
      direction: "in",
      stated: true,
      description: "The countries and organisations that have a part in it.",
    },
    {
      name: "meetings",
      on: ["Country", "Organization"],
      direction: "out",
      description: "The meetings in which it has a part.",
    },
  ],
});

relationship("ATTENDED", {
  description: "A person was at a meeting.",
  from: ["Person"],
  to: ["Meeting"],
  asserted: true,
  properties: {
    role: {
      type: AttendeeRole,
      identifying: true,
      byDefault: "DELEGATE",
      description: "The person's part in the meeting.",
    },
    side: {
      type: "reference",
      refersTo: "Actor",
      optional: true,
      description: "The party that the person attended for.",
    },
  },
  fields: [
    {
      name: "attendees",
      on: ["Meeting"],
      direction: "in",
      stated: true,
      description: "The people who were there.",
    },
    { name: "meetings", on: ["Person"], direction: "out", description: "The meetings attended." },
  ],
});

relationship("INVITED_TO", {
  description: "Someone was asked to a meeting, or named for it.",
  from: ["Person", "Country", "Organization"],
  to: ["Meeting"],
  asserted: true,
  properties: {
    role: { type: AttendeeRole, optional: true, description: "The part that was meant for them." },
    attended: {
      type: InvitationAnswer,
      byDefault: "UNKNOWN",
      beforeReached: { property: "startsOn", value: "UNKNOWN" },
      description: "Whether they came.",
    },
  },
  fields: [
    {
      name: "invited",
      on: ["Meeting"],
      direction: "in",
      stated: true,
      description: "Those who were invited to it or named for it.",
    },
    {
      name: "invitations",
      on: ["Person", "Country", "Organization"],
      direction: "out",
      description: "The meetings to which they were invited.",
    },
  ],
});

relationship("PRODUCED", {
  description: "An outcome came of a meeting.",
  from: ["Meeting"],
  to: ["Outcome"],
  asserted: true,
  hub: "from",
  fields: [
    { name: "outcomes", on: ["Meeting"], direction: "out", description: "What it came to." },
    {
      name: "meeting",
      on: ["Outcome"],
      direction: "in",
      gives: "one",
      stated: true,
      description: "The meeting that it came of.",
    },
  ],
});
