import { Web } from "./derive/web.ts";
import type { Facts } from "./fact.ts";
import { claimWarnings } from "./warnings/claims.ts";
import { dayWarnings } from "./warnings/days.ts";
import { officeWarnings } from "./warnings/offices.ts";
import { roundWarnings } from "./warnings/rounds.ts";
import { unusedWarnings } from "./warnings/unused.ts";
import type { Warning } from "./warnings/warning.ts";

const RULES: readonly ((web: Web) => readonly Warning[])[] = [
  claimWarnings,
  dayWarnings,
  roundWarnings,
  officeWarnings,
  unusedWarnings,
];

/**
 * What is odd about what is stated: nothing forbids it, and most often somebody slipped. The facts
 * may be a dossier's or a whole graph's; what is derived of them plays no part.
 */
export function warningsIn(facts: Facts): readonly Warning[] {
  const web = new Web(facts);
  return RULES.flatMap((rule) => rule(web));
}
