import { CorrectionKind } from "../enumerations.ts";
import { relationship } from "../relationship.ts";

relationship("REPORTED_IN", {
  description: "A document is evidence of something that the graph holds.",
  from: ["Entity"],
  to: ["Document"],
  properties: {
    quote: {
      type: "text",
      optional: true,
      description: "A short phrase of the document, word for word.",
    },
    start: {
      type: "integer",
      optional: true,
      identifying: true,
      description: "Where the span begins, in Unicode code points from 0.",
    },
    end: {
      type: "integer",
      optional: true,
      identifying: true,
      description: "Where the span ends, exclusive, in Unicode code points from 0.",
    },
    sha256: {
      type: "text",
      optional: true,
      description: "The SHA-256 of the span's text in UTF-8, in hexadecimal.",
    },
    telling: {
      type: "text",
      optional: true,
      description: "How this document tells it, where documents tell it differently.",
    },
    via: {
      type: "reference",
      refersTo: "Entity",
      optional: true,
      description: "The source that the document names for this very report.",
    },
    roots: {
      type: "text",
      list: true,
      derived: true,
      hidden: true,
      description: "The ids in which the chain of reporting ends.",
    },
  },
  fields: [
    {
      name: "evidence",
      on: ["Entity"],
      direction: "out",
      stated: true,
      description: "The documents that report it.",
    },
    { name: "reports", on: ["Document"], direction: "in", description: "What it is evidence of." },
  ],
});

relationship("PUBLISHED_BY", {
  description: "A document was published by someone.",
  from: ["Document"],
  to: ["Person", "Country", "Organization"],
  properties: {
    position: { type: "integer", description: "The place in the order of the names, from 0." },
  },
  fields: [
    {
      name: "publishers",
      on: ["Document"],
      direction: "out",
      byPosition: true,
      stated: true,
      description: "Those who published it: several where the text is a joint one.",
    },
    {
      name: "publisher",
      on: ["Document"],
      direction: "out",
      gives: "first",
      byPosition: true,
      description: "The one who published it, or the first of several.",
    },
    {
      name: "documents",
      on: ["Person", "Country", "Organization"],
      direction: "in",
      description: "The documents published.",
    },
  ],
});

relationship("CITES", {
  description:
    "A document names another document, an organisation or an unnamed source for what it tells.",
  from: ["Document"],
  to: ["Document", "Organization", "UnnamedSource"],
  fields: [
    {
      name: "cites",
      on: ["Document"],
      direction: "out",
      stated: true,
      description: "The sources it names.",
    },
    {
      name: "citedBy",
      on: ["Document", "Organization", "UnnamedSource"],
      direction: "in",
      description: "The documents that name it as their source.",
    },
  ],
});

relationship("CORRECTS", {
  description: "A document puts an earlier one right, or takes it back.",
  from: ["Document"],
  to: ["Document"],
  properties: {
    kind: { type: CorrectionKind, byDefault: "CORRECTION", description: "What it does to it." },
  },
  fields: [
    {
      name: "corrects",
      on: ["Document"],
      direction: "out",
      stated: true,
      description: "What it corrects.",
    },
    {
      name: "correctedBy",
      on: ["Document"],
      direction: "in",
      description: "The documents that correct it.",
    },
  ],
});
