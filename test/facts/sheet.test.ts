import { describe } from "vitest";
import { describeWithDossier } from "../support/world.ts";
import { actorsAsked } from "./asked/actors.ts";
import { claimsAsked } from "./asked/claims.ts";
import { derivedAsked } from "./asked/derived.ts";
import { documentsAsked } from "./asked/documents.ts";
import { issuesAndPlacesAsked } from "./asked/issues-and-places.ts";
import { linksAsked } from "./asked/links.ts";
import { meetingsAsked } from "./asked/meetings.ts";
import { nothingElseAsked } from "./asked/nothing-else.ts";
import { outcomesAsked } from "./asked/outcomes.ts";
import { spansAsked } from "./asked/spans.ts";

// The files beside this one are a transcription of the fact sheet, made without a look at the dossier.
// One load serves them all: it costs more than all that is asked afterwards.
describeWithDossier("istanbul-2025", (ask) => {
  describe("documents", () => documentsAsked(ask));
  describe("actors", () => actorsAsked(ask));
  describe("issues and places", () => issuesAndPlacesAsked(ask));
  describe("meetings", () => meetingsAsked(ask));
  describe("outcomes", () => outcomesAsked(ask));
  describe("claims", () => claimsAsked(ask));
  describe("spans", () => spansAsked(ask));
  describe("links", () => linksAsked(ask));
  describe("what follows", () => derivedAsked(ask));
  describe("nothing else", () => nothingElseAsked(ask));
});
