import { numberOf, textOf } from "../fact.ts";
import { grouped, type Web } from "./web.ts";

/** A meeting that is a round of a process. */
interface Round {
  readonly meeting: string;
  readonly process: string;
  readonly number: number;
  /** Its last day, or its only one. */
  readonly ends: string;
}

/** Tells the round that a claim of a web is in, if any. */
export type RoundOfClaim = (claims: Web, claim: string) => string | undefined;

/**
 * The round of a claim, among those of its process: the one it was said at; else the lowest-numbered
 * one it is about; else the first that ends on or after the day it was said. A claim without a
 * process has only the first two ways, into any process.
 *
 * @param web all the rounds
 */
export function roundsIn(web: Web): RoundOfClaim {
  const all = web.facts.relationships
    .filter(({ type }) => type === "ROUND_OF")
    .map(({ from, to, properties }) => ({
      meeting: from,
      process: to,
      number: numberOf(properties, "number") ?? 0,
      ends: lastDay(web, from),
    }));
  const byProcess = grouped(all, ({ process }) => process);
  return (claims, claim) => {
    const properties = claims.node(claim)?.properties ?? { id: claim };
    const process = textOf(properties, "process");
    const rounds = process === undefined ? all : (byProcess.get(process) ?? []);
    const among = (type: string) => {
      const ends = new Set(claims.out(claim, type).map(({ to }) => to));
      return lowest(rounds.filter(({ meeting }) => ends.has(meeting)));
    };
    const said = textOf(properties, "saidOn") ?? "";
    const next = () => (process === undefined ? undefined : nextAfter(rounds, said));
    return (among("SAID_AT") ?? among("ABOUT") ?? next())?.meeting;
  };
}

function lastDay(web: Web, meeting: string): string {
  const properties = web.node(meeting)?.properties ?? {};
  return textOf(properties, "endsOn") ?? textOf(properties, "startsOn") ?? "";
}

function lowest(rounds: readonly Round[]): Round | undefined {
  return [...rounds].sort(byNumber)[0];
}

function nextAfter(rounds: readonly Round[], day: string): Round | undefined {
  return rounds.filter(({ ends }) => ends >= day).sort(byEnd)[0];
}

function byNumber(a: Round, b: Round): number {
  return a.number - b.number || (a.meeting < b.meeting ? -1 : 1);
}

function byEnd(a: Round, b: Round): number {
  if (a.ends === b.ends) return byNumber(a, b);
  return a.ends < b.ends ? -1 : 1;
}
