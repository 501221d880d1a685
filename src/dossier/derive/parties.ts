import { listOf, numberOf, type RelationshipFact, sortedSet, textOf } from "../fact.ts";
import type { Web } from "./web.ts";

/** A party that a claim counts for, in the order of the claim's speakers. */
export interface Party {
  readonly id: string;
  /** The lowest position of the speakers that speak for it. */
  readonly position: number;
}

/** A speaker of whom nobody can tell which party was meant. */
export interface Doubt {
  readonly speaker: string;
  /** Two candidates or more, sorted. */
  readonly candidates: readonly string[];
}

/** The parties of a claim, and what became of the speakers that gave it none. */
export interface Parties {
  readonly parties: readonly Party[];
  readonly doubts: readonly Doubt[];
  /** Speakers that speak for nobody. */
  readonly without: readonly string[];
}

/** Organisations whose own reports count for nobody. */
const REPORTERS: readonly string[] = ["NEWS_AGENCY", "PUBLISHER"];

/**
 * The parties that a claim counts for: what the dossier says with `for:`, else one for each speaker:
 * the side attended for at the meeting where it was said, else the office held that day, or whom
 * the speaker speaks for, or the speaker itself where it is a country or an organisation.
 */
export function partiesOf(web: Web, claim: string): Parties {
  const properties = web.node(claim)?.properties ?? { id: claim };
  const named = listOf(properties, "countsFor");
  if (named) {
    return { parties: named.map((id, position) => ({ id, position })), doubts: [], without: [] };
  }
  const day = textOf(properties, "saidOn") ?? "";
  const meetings = web.out(claim, "SAID_AT").map(({ to }) => to);
  const found = [...web.into(claim, "MADE")].sort(byPosition).map((made) => ({
    speaker: made.from,
    position: numberOf(made.properties, "position") ?? 0,
    candidates: candidatesFor(web, made.from, meetings, day),
  }));
  return {
    parties: firstOfEach(
      found.flatMap(({ candidates, position }) =>
        candidates.length === 1 ? candidates.map((id) => ({ id, position })) : [],
      ),
    ),
    doubts: found.filter(({ candidates }) => candidates.length > 1),
    without: found
      .filter(({ candidates }) => candidates.length === 0)
      .map(({ speaker }) => speaker),
  };
}

function candidatesFor(
  web: Web,
  speaker: string,
  meetings: readonly string[],
  day: string,
): readonly string[] {
  const sides = web
    .out(speaker, "ATTENDED")
    .filter(({ to }) => meetings.includes(to))
    .map(({ properties }) => textOf(properties, "side"))
    .filter((side) => side !== undefined);
  return sides.length > 0 ? sortedSet(sides) : standingFor(web, speaker, day);
}

function standingFor(web: Web, speaker: string, day: string): readonly string[] {
  const on = (type: string) =>
    sortedSet(
      web
        .out(speaker, type)
        .filter((each) => holdsOn(each, day))
        .map(({ to }) => to),
    );
  switch (web.kindOf(speaker)) {
    case "Person":
      return on("HOLDS_OFFICE");
    case "UnnamedSource":
      return on("SPEAKS_FOR");
    case "Organization":
      return ofOrganization(web, speaker, on("SPEAKS_FOR"));
    case "Country":
      return [speaker];
  }
  return [];
}

function ofOrganization(web: Web, id: string, spokenFor: readonly string[]): readonly string[] {
  const kind = textOf(web.node(id)?.properties ?? {}, "kind") ?? "";
  if (REPORTERS.includes(kind)) return [];
  return spokenFor.length > 0 ? spokenFor : [id];
}

/** A missing first or last day leaves that end open. */
function holdsOn({ properties }: RelationshipFact, day: string): boolean {
  const since = textOf(properties, "since");
  const until = textOf(properties, "until");
  return (since === undefined || since <= day) && (until === undefined || day <= until);
}

function firstOfEach(parties: readonly Party[]): readonly Party[] {
  return parties.filter(({ id }, at) => parties.findIndex((each) => each.id === id) === at);
}

function byPosition(a: RelationshipFact, b: RelationshipFact): number {
  return (numberOf(a.properties, "position") ?? 0) - (numberOf(b.properties, "position") ?? 0);
}
