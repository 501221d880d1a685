import { Stance } from "../../model/enumerations.ts";

/** Where a stance stands towards the proposition. */
type Side = "FOR" | "AGAINST" | "NEITHER";

/**
 * Which stances oppose each other: those on the side FOR a proposition and those AGAINST it. Two on
 * one side differ in how, not in whether, so they never do.
 */
const SIDES: Readonly<Record<string, Side>> = {
  // Who demands it wants it, whoever has to do it.
  DEMANDS: "FOR",
  // Who offers it would do it: what another demands is then near, not opposed.
  OFFERS: "FOR",
  // Who accepts it agrees to it as another put it forward.
  ACCEPTS: "FOR",
  // Who rejects it will not have it, whether another demands, offers or has accepted it.
  REJECTS: "AGAINST",
  // Neither a yes nor a no. Beside a yes it is bargaining: the two talk of terms. Beside a no it may
  // be the terms that are refused, and not the thing.
  CONDITIONAL: "NEITHER",
  // It takes no stance: what is said about an issue may be anything.
  NONE: "NEITHER",
};

/** The stances on the one side, and those on the other. */
export const stancesFor = on("FOR");
export const stancesAgainst = on("AGAINST");

/**
 * Stances whose number tells what is so or has been settled: whoever gives another one contradicts
 * it. A demand, a condition and a refusal name what somebody wants; who wants something else, or
 * settles for less, contradicts nobody.
 */
export const stancesThatTell: readonly string[] = ["ACCEPTS", "NONE"];

/**
 * Stances whose number is what will be given. It is held against what is told of it, and against what
 * another offers for the same party; two parties each offer what is theirs.
 */
export const stancesThatOffer: readonly string[] = ["OFFERS"];

function on(side: Side): readonly string[] {
  return Stance.values.filter((stance) => SIDES[stance] === side);
}
