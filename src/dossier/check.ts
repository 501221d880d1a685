import { checkClaims } from "./check-claims.ts";
import { checkDates } from "./check-dates.ts";
import { checkEvidence } from "./check-evidence.ts";
import { checkIds } from "./check-ids.ts";
import { checkKnown } from "./check-known.ts";
import { checkMeetings } from "./check-meetings.ts";
import { checkRepeats } from "./check-repeats.ts";
import { checkUses } from "./check-uses.ts";
import { type Draft, type Drafted, draftOf } from "./draft.ts";
import type { Facts } from "./fact.ts";
import type { Problem } from "./problem.ts";

type Check = (draft: Draft) => readonly Problem[];

/** What can be told of some entries, where all others are known by their ids and by what depends on them. */
const OF_ENTRIES: readonly Check[] = [
  checkIds,
  checkDates,
  checkEvidence,
  checkRepeats,
  checkClaims,
  checkMeetings,
];

const CHECKS: readonly Check[] = [...OF_ENTRIES, checkKnown, checkUses];

/**
 * All that is wrong with a dossier whose files could be read, beyond the shape of its files.
 *
 * @param elsewhere what other dossiers state
 */
export function check(drafted: Drafted, elsewhere: Facts): readonly Problem[] {
  const draft = draftOf(drafted, elsewhere);
  return CHECKS.flatMap((each) => each(draft));
}

/** What is wrong with some of a dossier's entries, but for those that nothing dates. */
export function checkEntries(draft: Draft): readonly Problem[] {
  return OF_ENTRIES.flatMap((each) => each(draft));
}
