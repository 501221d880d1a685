/**
 * Where the quoted phrases of the claims c01 to c20 begin in the seed article, in code points from 0.
 * The article itself is not ours to keep; these were counted over the file whose SHA-256 stands below.
 */
export const quotesBegin: readonly { readonly claim: string; readonly at: readonly number[] }[] = [
  { claim: "c02", at: [411] },
  { claim: "c04", at: [622] },
  // The phrase comes again at 1176, in the words that c06 stands on.
  { claim: "c05", at: [1004] },
  { claim: "c07", at: [1591] },
  // Told first as Ukraine's word, then in Umerov's own sentence.
  { claim: "c08", at: [1639, 1939] },
  // The phrase comes again at 2411, where the article tells of the outcome.
  { claim: "c10", at: [1850] },
  { claim: "c11", at: [2046] },
  { claim: "c12", at: [2131] },
  { claim: "c16", at: [2816] },
  { claim: "c17", at: [2848] },
  { claim: "c19", at: [3198] },
  { claim: "c20", at: [3311] },
];

/** The SHA-256 of the seed article's text. */
export const seedHash = "8c9aee677fb9326daf4521061a029fd73637ece78a2a4528fa458e1cf53c928e";

/** Where the article ends and the page's furniture begins, in code points. */
export const articleEnds = 3334;
