/**
 * A cell, worked out by hand from the rows of the fact sheet: its state, or the stance of the newest
 * claim that takes one (`-` where none does), then its claims, newest first.
 */
export type CellText = string;

/** The rounds are those of the derived facts: where said, what it is about, or the next to come. */
export const positions: readonly (readonly [
  issue: string,
  party: string,
  first: CellText,
  second: CellText,
  third: CellText,
])[] = [
  // Issues by their number of claims in the rounds: 8, 8, 8; 5, 5, 5; 4; 3, 3, 3, 3; 2; 1, 1, 1.
  ["ceasefire", "russia", "CONDITIONAL c23", "CONDITIONAL c52 c35", "SILENT"],
  // c40 demands on 2 June what c10 offered before; c39 takes no stance.
  ["ceasefire", "ukraine", "SILENT", "DEMANDS c40 c39 c10", "DEMANDS c61"],
  ["ceasefire", "turkey", "SILENT", "UNKNOWN", "DEMANDS c58"],

  ["memorandum", "russia", "SILENT", "OFFERS c42 c02", "SILENT"],
  // c37, c12 and c34 take none; of c11 and c09, both by 29 May, c11 has the greater id.
  ["memorandum", "ukraine", "SILENT", "CONDITIONAL c37 c12 c11 c09 c34 c33", "SILENT"],
  ["memorandum", "turkey", "SILENT", "UNKNOWN", "SILENT"],

  ["peace-intent", "russia", "- c28", "- c07", "SILENT"],
  ["peace-intent", "ukraine", "- c16 c32", "- c20 c18 c17", "SILENT"],
  ["peace-intent", "turkey", "SILENT", "UNKNOWN", "SILENT"],
  ["peace-intent", "nato", "- c30", "UNKNOWN", "UNKNOWN"],

  ["leaders-meeting", "russia", "CONDITIONAL c25", "SILENT", "SILENT"],
  ["leaders-meeting", "ukraine", "DEMANDS c24", "DEMANDS c38", "DEMANDS c57"],
  // c63, Erdogan's, was said after the last round and falls in none.
  ["leaders-meeting", "turkey", "SILENT", "UNKNOWN", "SILENT"],
  ["leaders-meeting", "united-states", "- c31", "UNKNOWN", "UNKNOWN"],

  // c04 and c01 are of one day; c04 has the greater id.
  ["next-round", "russia", "SILENT", "DEMANDS c04 c01", "OFFERS c56"],
  ["next-round", "ukraine", "SILENT", "CONDITIONAL c08", "SILENT"],
  ["next-round", "turkey", "ACCEPTS c29", "UNKNOWN", "SILENT"],

  // c14 is the newspaper's own, and counts for nobody.
  ["territory", "russia", "SILENT", "DEMANDS c46", "SILENT"],
  ["territory", "ukraine", "REJECTS c27 c26", "REJECTS c13", "SILENT"],
  ["territory", "turkey", "SILENT", "UNKNOWN", "SILENT"],

  ["nato-membership", "russia", "SILENT", "DEMANDS c47 c15 c36", "SILENT"],
  ["nato-membership", "ukraine", "SILENT", "REJECTS c53", "SILENT"],
  ["nato-membership", "turkey", "SILENT", "UNKNOWN", "SILENT"],

  ["children", "russia", "SILENT", "- c44", "SILENT"],
  ["children", "ukraine", "SILENT", "DEMANDS c55", "DEMANDS c62"],
  ["children", "turkey", "SILENT", "UNKNOWN", "SILENT"],

  // c06 was said on 28 May about round 1: the only one there is, though later than the round.
  ["discriminatory-laws", "russia", "DEMANDS c06", "DEMANDS c50 c05", "SILENT"],
  ["discriminatory-laws", "ukraine", "SILENT", "SILENT", "SILENT"],
  ["discriminatory-laws", "turkey", "SILENT", "UNKNOWN", "SILENT"],

  ["local-truce", "russia", "SILENT", "OFFERS c41", "OFFERS (short pauses) c59"],
  // c45 was said after round 2 about it: the only one there is.
  ["local-truce", "ukraine", "SILENT", "REJECTS c45", "SILENT"],
  ["local-truce", "turkey", "SILENT", "UNKNOWN", "SILENT"],

  ["prisoners", "russia", "ACCEPTS c21", "SILENT", "SILENT"],
  ["prisoners", "ukraine", "ACCEPTS c22", "DEMANDS c54", "SILENT"],
  ["prisoners", "turkey", "SILENT", "UNKNOWN", "SILENT"],

  ["bodies", "russia", "SILENT", "OFFERS c43", "OFFERS c60"],
  ["bodies", "ukraine", "SILENT", "SILENT", "SILENT"],
  ["bodies", "turkey", "SILENT", "UNKNOWN", "SILENT"],

  ["army-size", "russia", "SILENT", "DEMANDS c49", "SILENT"],
  ["army-size", "ukraine", "SILENT", "SILENT", "SILENT"],
  ["army-size", "turkey", "SILENT", "UNKNOWN", "SILENT"],

  ["foreign-troops", "russia", "SILENT", "DEMANDS c48", "SILENT"],
  ["foreign-troops", "ukraine", "SILENT", "SILENT", "SILENT"],
  ["foreign-troops", "turkey", "SILENT", "UNKNOWN", "SILENT"],

  ["sanctions", "russia", "SILENT", "DEMANDS c51", "SILENT"],
  ["sanctions", "ukraine", "SILENT", "SILENT", "SILENT"],
  ["sanctions", "turkey", "SILENT", "UNKNOWN", "SILENT"],
];

/** Heard in round 1 alone, through Rutte (c30) and Rubio (c31): silent there, unknown later. */
export const heardOnce = ["nato", "united-states"] as const;

/** What others claim of a party: about its node itself, on the issue, in the round. */
export const attributed: readonly (readonly [
  party: string,
  issue: string,
  round: number,
  claims: string,
])[] = [
  ["russia", "territory", 1, "c27 c26"],
  ["russia", "peace-intent", 1, "c30"],
  ["russia", "ceasefire", 2, "c39"],
  ["russia", "memorandum", 2, "c37 c34"],
  ["russia", "territory", 2, "c14 c13"],
  ["ukraine", "peace-intent", 2, "c07"],
  ["ukraine", "territory", 2, "c14"],
  ["ukraine", "nato-membership", 2, "c15 c36"],
  ["ukraine", "children", 2, "c44"],
  ["nato", "nato-membership", 2, "c15"],
  // The Ukrainian aide's c18 is about Ukraine too, but counts for it.
  ["united-states", "peace-intent", 2, "c18"],
];

/** Round 2 by what was published until 2025-05-29: the invitation and its answers. */
export const secondRoundAsOfMay29: readonly (readonly [
  issue: string,
  russia: CellText,
  ukraine: CellText,
])[] = [
  ["ceasefire", "CONDITIONAL c35", "OFFERS c10"],
  ["memorandum", "OFFERS c02", "CONDITIONAL c12 c11 c09 c34 c33"],
  ["peace-intent", "- c07", "- c20 c18 c17"],
  ["leaders-meeting", "SILENT", "SILENT"],
  ["next-round", "DEMANDS c04 c01", "CONDITIONAL c08"],
  ["territory", "SILENT", "REJECTS c13"],
  ["nato-membership", "DEMANDS c15 c36", "SILENT"],
  ["discriminatory-laws", "DEMANDS c05", "SILENT"],
  ["prisoners", "SILENT", "SILENT"],
];

/** What changed, in the order of the answer: kind, party, issue, and the outcomes that it rests on. */
export type ChangeText = string;

export const changesFrom1To2: readonly ChangeText[] = [
  "REPEATED russia ceasefire",
  "NEW ukraine ceasefire",
  "NEW russia memorandum",
  "NEW ukraine memorandum",
  "AGREED memorandum by r2-memorandums",
  "REPEATED russia peace-intent",
  "REPEATED ukraine peace-intent",
  // Nothing was agreed in round 1 on a leaders' meeting.
  "DROPPED russia leaders-meeting",
  "REPEATED ukraine leaders-meeting",
  "NEW russia next-round",
  "NEW ukraine next-round",
  "NEW russia territory",
  "REPEATED ukraine territory",
  "NEW russia nato-membership",
  "NEW ukraine nato-membership",
  "NEW russia children",
  "NEW ukraine children",
  "REPEATED russia discriminatory-laws",
  "NEW russia local-truce",
  "NEW ukraine local-truce",
  "SETTLED russia prisoners by r1-prisoners",
  "CHANGED ukraine prisoners",
  "AGREED prisoners by r2-prisoners",
  "NEW russia bodies",
  "AGREED bodies by r2-bodies",
  "NEW russia army-size",
  "NEW russia foreign-troops",
  "NEW russia sanctions",
];

export const changesFrom2To3: readonly ChangeText[] = [
  // Round 2 has an outcome on the ceasefire too, but that is NOT_AGREED.
  "DROPPED russia ceasefire",
  "REPEATED ukraine ceasefire",
  "SETTLED russia memorandum by r2-memorandums",
  "SETTLED ukraine memorandum by r2-memorandums",
  "DROPPED russia peace-intent",
  "DROPPED ukraine peace-intent",
  "REPEATED ukraine leaders-meeting",
  "CHANGED russia next-round",
  "DROPPED ukraine next-round",
  "DROPPED russia territory",
  "DROPPED ukraine territory",
  "DROPPED russia nato-membership",
  "DROPPED ukraine nato-membership",
  "DROPPED russia children",
  "REPEATED ukraine children",
  "DROPPED russia discriminatory-laws",
  // The same stance, and now a value: short pauses.
  "CHANGED russia local-truce",
  "DROPPED ukraine local-truce",
  "SETTLED ukraine prisoners by r2-prisoners",
  "AGREED prisoners by r3-civilians",
  // 6,000 bodies, then 3,000: quantities, where a change is one of stance or value.
  "REPEATED russia bodies",
  "DROPPED russia army-size",
  "DROPPED russia foreign-troops",
  "DROPPED russia sanctions",
];
