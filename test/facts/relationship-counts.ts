interface CountRow {
  readonly type: string;
  readonly count: number;
}

/** How many relationships of each type the sheet states, counted on the sheet itself. */
export const relationshipCounts: readonly CountRow[] = [
  // Eleven people; Umerov has two.
  { type: "HOLDS_OFFICE", count: 12 },
  { type: "SPEAKS_FOR", count: 3 },
  { type: "LOCATED_IN", count: 3 },
  { type: "PUBLISHED_BY", count: 24 },
  // Ten documents cite one source each, three cite two.
  { type: "CITES", count: 16 },

  // By meeting, in the sheet's order: 2 + 1 + 1 + 2 + 2.
  { type: "HELD_AT", count: 8 },
  { type: "ROUND_OF", count: 3 },
  { type: "FOLLOWS", count: 2 },
  // 4 (Turkey twice) + 3 + 1 + 3 + 3.
  { type: "PARTY_TO", count: 14 },
  // 3 + 0 + 1 + 2 + 3.
  { type: "ATTENDED", count: 9 },
  // Putin, Medinsky, Ukraine.
  { type: "INVITED_TO", count: 3 },
  { type: "PRODUCED", count: 11 },

  { type: "MADE", count: 63 },
  // 8 of c01 to c20, 1 of c21 to c36, 11 of c37 to c55, 2 of the rest.
  { type: "ADDRESSED_TO", count: 22 },
  // 30 of c01 to c20, 21 of c21 to c36, 22 of c37 to c55, 13 of the rest.
  { type: "ABOUT", count: 86 },
  // c05, c06, c07, c36.
  { type: "SAID_AT", count: 4 },
  // All outcomes and all claims but c03 and c19.
  { type: "ON", count: 72 },
  { type: "RESPONDS_TO", count: 8 },
  { type: "REITERATES", count: 8 },
  { type: "CONTRADICTS", count: 7 },

  // Derived: all claims but c14, all claims but c63.
  { type: "COUNTS_FOR", count: 62 },
  { type: "IN_ROUND", count: 62 },
];
