import { grouped, type Web } from "../derive/web.ts";
import { type RelationshipFact, textOf } from "../fact.ts";
import type { Warning } from "./warning.ts";

/**
 * Titles that one person holds at a time, as a whole: a President, and not a Vice President or a
 * Presidential Aide. Ministers of state and without portfolio are several, as are those that the
 * list does not have; so nothing is held against titles that it does not know.
 */
const ONE_PERSON =
  /^(the )?(president|prime minister|chancellor|king|queen|emperor|pope|secretary[- ]general|secretary of state|high representative|(foreign|defen[cs]e|interior|finance|justice|trade|economy|energy|health|labou?r) (minister|secretary)|minister (of|for) (?!state\b|the state\b).+)$/i;

/** Offices that cannot both be held at one time. */
export function officeWarnings(web: Web): readonly Warning[] {
  const offices = web.facts.relationships
    .filter(({ type }) => type === "HOLDS_OFFICE")
    .sort(bySince);
  return [...twoHolders(offices), ...twoMasters(web, offices)];
}

/** Two people in one office that has one holder. Where no day is known, an office is open on that side. */
function twoHolders(offices: readonly RelationshipFact[]): readonly Warning[] {
  const seats = grouped(
    offices.filter((each) => ONE_PERSON.test(titleOf(each))),
    (each) => `${each.to} ${titleOf(each).toLowerCase()}`,
  );
  return [...seats.values()].flatMap((holders) =>
    pairs(holders)
      .filter(([one, other]) => one.from !== other.from)
      .map(([one, other]) => ({
        about: other.from,
        at: { type: "HOLDS_OFFICE", node: other.to },
        sentence: `\`${other.from}\` and \`${one.from}\` are both ${titleOf(other)} of \`${other.to}\` at one time; say since when or until when.`,
      })),
  );
}

/**
 * One person in the service of two that face each other: two countries, or the only two parties of a
 * meeting. An office in a country and one in an alliance or a union go together often enough.
 */
function twoMasters(web: Web, offices: readonly RelationshipFact[]): readonly Warning[] {
  const opposed = opponents(web);
  return [...grouped(offices, ({ from }) => from).values()].flatMap((held) =>
    pairs(held)
      .filter(([one, other]) => opposed(one.to, other.to))
      .map(([one, other]) => ({
        about: other.from,
        at: { type: "HOLDS_OFFICE", node: other.to },
        sentence: `\`${other.from}\` holds offices of \`${one.to}\` and of \`${other.to}\` at one time; say since when or until when.`,
      })),
  );
}

function opponents(web: Web): (one: string, other: string) => boolean {
  const tables = grouped(
    web.facts.relationships.filter(
      ({ type, properties }) => type === "PARTY_TO" && properties["role"] === "PARTY",
    ),
    ({ to }) => to,
  );
  const facing = [...tables.values()].map((parties) => parties.map(({ from }) => from));
  return (one, other) =>
    one !== other &&
    ([one, other].every((id) => web.kindOf(id) === "Country") ||
      facing.some((ids) => ids.length === 2 && ids.includes(one) && ids.includes(other)));
}

/** Any two of them that overlap, the one that began earlier first. */
function pairs(
  offices: readonly RelationshipFact[],
): readonly (readonly [RelationshipFact, RelationshipFact])[] {
  return offices.flatMap((other, at) =>
    offices
      .slice(0, at)
      .filter((one) => meet(one, other) && meet(other, one))
      .map((one) => [one, other] as const),
  );
}

/** The one has not ended when the other begins; on the day of a handover both may be named. */
function meet(one: RelationshipFact, other: RelationshipFact): boolean {
  const until = textOf(one.properties, "until");
  const since = textOf(other.properties, "since");
  return until === undefined || since === undefined || since < until;
}

function titleOf({ properties }: RelationshipFact): string {
  return textOf(properties, "title") ?? "";
}

function bySince(a: RelationshipFact, b: RelationshipFact): number {
  const [one, other] = [a, b].map(
    (each) => `${textOf(each.properties, "since") ?? ""} ${each.from} ${each.to}`,
  ) as [string, string];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
