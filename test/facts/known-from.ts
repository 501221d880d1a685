/** An id and the day from which it is known. */
type KnownFromRow = readonly [id: string, knownFrom: string];

/**
 * From when nodes other than claims are known: the earliest of their own documents and of the
 * relationships that name them.
 */
export const knownFrom: readonly KnownFromRow[] = [
  // The summit and c01 to c06 were told on 28 May; his office only on the 29th.
  ["sergey-lavrov", "2025-05-28"],
  ["vladimir-medinsky", "2025-05-16"],
  ["rustem-umerov", "2025-05-16"],
  // His office and his invitation stand on the seed article alone, but c24 is about him.
  ["vladimir-putin", "2025-05-16"],
  // c31 is about him.
  ["donald-trump", "2025-05-16"],
  ["hakan-fidan", "2025-05-16"],
  ["volodymyr-zelensky", "2025-05-16"],
  // c57 (online-0723) is about him, two days before his office is told.
  ["recep-tayyip-erdogan", "2025-07-23"],
  ["marco-rubio", "2025-05-16"],
  ["mark-rutte", "2025-05-16"],
  ["serhii-kyslytsia", "2025-05-28"],

  ["senior-kyiv-aide", "2025-05-29"],
  ["ukrainian-source-reuters", "2025-05-16"],
  ["ukrainian-official-ap", "2025-05-16"],

  ["russia", "2025-05-16"],
  ["ukraine", "2025-05-16"],
  ["turkey", "2025-05-16"],
  ["united-states", "2025-05-16"],

  ["nato", "2025-05-16"],
  // c18 is about it, and nothing else names it.
  ["european-union", "2025-05-29"],
  // newsaz-0528 is the first to cite it.
  ["tass", "2025-05-28"],
  ["reuters", "2025-05-16"],
  ["ukrinform", "2025-05-29"],
  ["russian-delegation", "2025-06-02"],

  ["istanbul", "2025-05-16"],
  ["dolmabahce-palace", "2025-05-16"],
  ["ciragan-palace", "2025-06-02"],
  ["moscow", "2025-05-28"],
  // c13 and c14 are about it; LOCATED_IN would date nothing.
  ["crimea", "2025-05-29"],

  ["istanbul-2025", "2025-05-16"],
  ["istanbul-round-1", "2025-05-16"],
  ["trilateral-0516", "2025-05-16"],
  ["kremlin-security-summit", "2025-05-28"],
  // Its own first document is the seed article, but c01 is about it and invites Ukraine to it.
  ["istanbul-round-2", "2025-05-28"],
  ["istanbul-round-3", "2025-07-23"],

  ["r1-prisoners", "2025-05-16"],
  ["r2-prisoners", "2025-06-02"],
  ["r2-leaders-meeting", "2025-06-02"],
  ["r3-civilians", "2025-07-23"],
  ["r3-bodies", "2025-07-25"],

  // Issues are known from the first claim or outcome on them.
  ["ceasefire", "2025-05-16"],
  ["memorandum", "2025-05-28"],
  ["discriminatory-laws", "2025-05-28"],
  ["nato-membership", "2025-05-28"],
  ["foreign-troops", "2025-06-02"],
  ["children", "2025-06-02"],

  ["express-0529", "2025-05-29"],
  ["ru-memorandum", "2025-06-02"],
];
