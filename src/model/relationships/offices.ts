import type { PropertyOptions } from "../property.ts";
import { relationship } from "../relationship.ts";

const since = { type: "date", optional: true, description: "Its first day, where known." } as const;
const until: PropertyOptions = {
  type: "date",
  optional: true,
  nullUntilReached: true,
  description: "Its last day; open where there is none.",
};

relationship("HOLDS_OFFICE", {
  description: "A person holds an office in a country or an organisation.",
  from: ["Person"],
  to: ["Country", "Organization"],
  asserted: true,
  properties: {
    title: { type: "text", identifying: true, description: "The office, as printed." },
    since: { ...since, identifying: true },
    until,
  },
  fields: [
    {
      name: "offices",
      on: ["Person"],
      direction: "out",
      stated: true,
      description: "The offices held.",
    },
    {
      name: "officials",
      on: ["Country", "Organization"],
      direction: "in",
      description: "The people who hold an office in it.",
    },
  ],
});

relationship("SPEAKS_FOR", {
  description: "What the source says counts for that country or organisation.",
  from: ["UnnamedSource", "Organization"],
  to: ["Country", "Organization"],
  asserted: true,
  properties: { since, until },
  fields: [
    {
      name: "speaksFor",
      on: ["UnnamedSource", "Organization"],
      direction: "out",
      stated: true,
      description: "Those for whom it speaks.",
    },
    {
      name: "spokespeople",
      on: ["Country", "Organization"],
      direction: "in",
      description: "The organisations and unnamed sources that speak for it.",
    },
  ],
});

relationship("MEMBER_OF", {
  description: "A person, country or organisation belongs to an organisation.",
  from: ["Person", "Country", "Organization"],
  to: ["Organization"],
  asserted: true,
  properties: { since: { ...since, identifying: true }, until },
  fields: [
    {
      name: "memberOf",
      on: ["Person", "Country", "Organization"],
      direction: "out",
      stated: true,
      description: "The organisations it belongs to.",
    },
    {
      name: "members",
      on: ["Organization"],
      direction: "in",
      description: "Those who belong to it.",
    },
  ],
});
