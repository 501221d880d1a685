import type { RelationshipFact } from "../sweep/facts.ts";
import type { Seen } from "./seen.ts";

/** A number that somebody gives, or that an outcome has. */
interface Numbered {
  readonly id: string;
  readonly issue: string;
  readonly round: string;
  readonly offered: boolean;
  readonly least: number;
  readonly most: number;
}

/** All pairs of ids whose numbers exclude each other, judged or not. */
export function pairsOfNumbers(
  seen: Seen,
  issues: readonly string[] | null | undefined,
): readonly (readonly [string, string])[] {
  const on = seen.of("ON").filter(({ to }) => issues?.includes(to) ?? true);
  const all = on.flatMap((each) => [
    ...numbersOfClaims(seen, each),
    ...numbersOfOutcomes(seen, each),
  ]);
  return all.flatMap((one) =>
    all
      .filter((other) => one.id < other.id && one.issue === other.issue)
      .filter((other) => one.round === other.round && excludes(one, other))
      .filter((other) => !(one.offered && other.offered) || seen.shareParty(one.id, other.id))
      .map((other) => [one.id, other.id] as const),
  );
}

function numbersOfOutcomes(seen: Seen, { from: id, to: issue, properties: on }: RelationshipFact) {
  const node = seen.properties.get(id) ?? {};
  if (!id.startsWith("o") || node["kind"] === "NOT_AGREED") return [];
  const range = rangeOf(on) ?? rangeOf(node);
  const rounds = seen.of("PRODUCED").filter(({ to }) => to === id);
  const offered = node["kind"] !== "AGREED";
  return range ? rounds.map(({ from: round }) => ({ id, issue, round, offered, ...range })) : [];
}

function numbersOfClaims(seen: Seen, { from: id, to: issue, properties: on }: RelationshipFact) {
  const range = rangeOf(on);
  const offered = on["stance"] === "OFFERS";
  if (!id.startsWith("c") || range === undefined || !counts(on)) return [];
  return seen
    .rounds(id)
    .map((round) => ({ id, issue, round, offered, ...range }))
    .filter((each) => seen.actors(id).some((actor) => isNewest(seen, each, actor)));
}

/** Whether its number can contradict another at all. */
function counts(on: RelationshipFact["properties"]): boolean {
  return ["OFFERS", "ACCEPTS", "NONE"].includes(String(on["stance"]));
}

function isNewest(seen: Seen, { id, issue, round, offered }: Numbered, actor: string): boolean {
  return seen
    .of("ON")
    .filter(({ from, to }) => from.startsWith("c") && to === issue)
    .filter(({ properties: on }) => rangeOf(on) !== undefined && counts(on))
    .filter(({ properties: on }) => (on["stance"] === "OFFERS") === offered)
    .filter(({ from }) => seen.rounds(from).includes(round) && seen.actors(from).includes(actor))
    .every(({ from }) => seen.newness(from) <= seen.newness(id));
}

function rangeOf(told: RelationshipFact["properties"]) {
  const [least, most] = [told["quantityMin"], told["quantityMax"]] as (number | undefined)[];
  if (least === undefined && most === undefined) return undefined;
  return { least: least ?? -Infinity, most: most ?? Infinity };
}

function excludes(one: Numbered, other: Numbered): boolean {
  return one.most < other.least || other.most < one.least;
}
