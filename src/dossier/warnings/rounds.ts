import { grouped, type Web } from "../derive/web.ts";
import { numberOf, type Properties, textOf } from "../fact.ts";
import { begunIn } from "./days-of.ts";
import type { Warning } from "./warning.ts";

interface Round {
  readonly meeting: string;
  readonly number: number;
  readonly properties: Properties;
}

/** Rounds of one process whose numbers, days and chain tell different orders. */
export function roundWarnings(web: Web): readonly Warning[] {
  const processes = grouped(
    web.facts.relationships.filter(({ type }) => type === "ROUND_OF"),
    ({ to }) => to,
  );
  return [...processes.values()].flatMap((members) => {
    const rounds = members
      .map(({ from, properties }) => ({
        meeting: from,
        number: numberOf(properties, "number") ?? 0,
        properties: web.node(from)?.properties ?? {},
      }))
      .sort((a, b) => a.number - b.number);
    return [...early(rounds), ...otherwiseChained(web, rounds)];
  });
}

/** A round that begins before the one that its number puts before it. */
function early(rounds: readonly Round[]): readonly Warning[] {
  return rounds.slice(1).flatMap((round, at) => {
    const before = rounds[at];
    if (before === undefined || begunIn(before.properties).first <= begunIn(round.properties).last)
      return [];
    const sentence = `${shown(round)} starts before ${shown(before)}.`;
    return [{ about: round.meeting, at: { property: "round" }, sentence }];
  });
}

/** A round that follows a later one, or passes over one that was held in between. */
function otherwiseChained(web: Web, rounds: readonly Round[]): readonly Warning[] {
  return rounds.flatMap((round) =>
    web.out(round.meeting, "FOLLOWS").flatMap(({ to }) => {
      const sentence = oddStep(rounds, round, to);
      const at = { type: "FOLLOWS", node: to };
      return sentence === undefined ? [] : [{ about: round.meeting, at, sentence }];
    }),
  );
}

function oddStep(rounds: readonly Round[], round: Round, to: string): string | undefined {
  const followed = rounds.find(({ meeting }) => meeting === to);
  if (followed === undefined) return undefined;
  if (followed.number > round.number) return `${shown(round)} follows ${shown(followed)}.`;
  const passed = rounds.find(
    ({ number, properties }) =>
      number > followed.number && number < round.number && textOf(properties, "heldOn"),
  );
  return passed
    ? `${shown(round)} follows ${shown(followed)}, but ${shown(passed)} was held between them.`
    : undefined;
}

function shown({ meeting, number, properties }: Round): string {
  return `\`${meeting}\` (round ${number}, ${textOf(properties, "startsOn")})`;
}
