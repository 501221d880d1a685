/** A claim, the party it counts for, the number of its round, and the day from which it is known. */
export type DerivedRow = readonly [
  id: string,
  party: string | null,
  round: number | null,
  knownFrom: string,
];

/**
 * What follows from each claim's row, worked out by hand. The party is that of the speaker's office
 * (both of Umerov's are Ukraine's), of whom an unnamed source speaks for, or the country itself. The
 * round is the lowest that it is about, else the first that ends on or after the day it was said. It
 * is known from its earliest document.
 */
export const derivedOfClaims: readonly DerivedRow[] = [
  // Announced by Lavrov: documents of the day itself report it.
  ["c01", "russia", 2, "2025-05-28"],
  ["c02", "russia", 2, "2025-05-28"],
  ["c03", "russia", 2, "2025-05-28"],
  ["c04", "russia", 2, "2025-05-28"],
  // Said at the summit, which is no round: what they are about decides.
  ["c05", "russia", 2, "2025-05-28"],
  ["c06", "russia", 1, "2025-05-28"],
  // About Ukraine alone: round 2 is the next after 28 May. Only the seed article reports it.
  ["c07", "russia", 2, "2025-05-29"],

  ["c08", "ukraine", 2, "2025-05-29"],
  // c09, c10, c12: about no meeting, and round 2 is the next after 29 May.
  ["c09", "ukraine", 2, "2025-05-29"],
  ["c10", "ukraine", 2, "2025-05-29"],
  ["c11", "ukraine", 2, "2025-05-29"],
  ["c12", "ukraine", 2, "2025-05-29"],
  ["c13", "ukraine", 2, "2025-05-29"],
  // A publisher's own report counts for nobody; it falls in a round like any claim.
  ["c14", null, 2, "2025-05-29"],
  ["c15", "russia", 2, "2025-05-29"],
  ["c16", "ukraine", 1, "2025-05-29"],
  ["c17", "ukraine", 2, "2025-05-29"],
  ["c18", "ukraine", 2, "2025-05-29"],
  ["c19", "ukraine", 2, "2025-05-29"],
  ["c20", "ukraine", 2, "2025-05-29"],

  ["c21", "russia", 1, "2025-05-16"],
  ["c22", "ukraine", 1, "2025-05-16"],
  ["c23", "russia", 1, "2025-05-16"],
  ["c24", "ukraine", 1, "2025-05-16"],
  ["c25", "russia", 1, "2025-05-16"],
  ["c26", "ukraine", 1, "2025-05-16"],
  ["c27", "ukraine", 1, "2025-05-16"],
  ["c28", "russia", 1, "2025-05-16"],
  ["c29", "turkey", 1, "2025-05-16"],
  // Rutte's office is NATO's.
  ["c30", "nato", 1, "2025-05-16"],
  // About no meeting: round 1 ended on the very day.
  ["c31", "united-states", 1, "2025-05-16"],
  ["c32", "ukraine", 1, "2025-05-28"],
  // c33 to c35: said between the rounds about no meeting, and told only on 28 May.
  ["c33", "ukraine", 2, "2025-05-28"],
  ["c34", "ukraine", 2, "2025-05-28"],
  ["c35", "russia", 2, "2025-05-28"],
  ["c36", "russia", 2, "2025-05-28"],

  ["c37", "ukraine", 2, "2025-06-02"],
  ["c38", "ukraine", 2, "2025-06-02"],
  ["c39", "ukraine", 2, "2025-06-02"],
  ["c40", "ukraine", 2, "2025-06-03"],
  ["c41", "russia", 2, "2025-06-02"],
  ["c42", "russia", 2, "2025-06-02"],
  ["c43", "russia", 2, "2025-06-02"],
  ["c44", "russia", 2, "2025-06-02"],
  // Said after the round, about it.
  ["c45", "ukraine", 2, "2025-06-03"],
  ["c46", "russia", 2, "2025-06-02"],
  ["c47", "russia", 2, "2025-06-02"],
  ["c48", "russia", 2, "2025-06-02"],
  ["c49", "russia", 2, "2025-06-02"],
  ["c50", "russia", 2, "2025-06-02"],
  ["c51", "russia", 2, "2025-06-02"],
  ["c52", "russia", 2, "2025-06-02"],
  ["c53", "ukraine", 2, "2025-06-02"],
  ["c54", "ukraine", 2, "2025-06-02"],
  ["c55", "ukraine", 2, "2025-06-02"],

  // About Umerov alone: round 3 is the next after 15 July.
  ["c56", "russia", 3, "2025-07-15"],
  ["c57", "ukraine", 3, "2025-07-23"],
  ["c58", "turkey", 3, "2025-07-23"],
  // c59, c60: said on the day of the round, told two days later.
  ["c59", "russia", 3, "2025-07-25"],
  ["c60", "russia", 3, "2025-07-25"],
  ["c61", "ukraine", 3, "2025-07-23"],
  ["c62", "ukraine", 3, "2025-07-23"],
  // Said after the last round, and about none.
  ["c63", "turkey", null, "2025-07-25"],
];
