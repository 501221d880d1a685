interface SourcesRow {
  readonly id: string;
  /** Only documents published by then count. */
  readonly asOf?: string;
  /** The distinct ends of the chains of its reports. */
  readonly roots: readonly string[];
}

/** How many independent sources there are of some claims, outcomes and meetings, and which. */
export const independentSources: readonly SourcesRow[] = [
  {
    id: "c01",
    roots: [
      "express-0529", // cites nothing; its publisher is no agency, so it is its own end
      "interfax-ukraine", // interfax-ua-0528 cites nothing, and an agency publishes it
      "tass", // cited by up-0528b and by trt-0528
      "unn", // unn-0528 cites nothing, and an agency publishes it
      "ukrinform", // cited by menafn-0529
    ],
  },
  // The seed article and menafn-0529 came a day later.
  { id: "c01", asOf: "2025-05-28", roots: ["interfax-ukraine", "tass", "unn"] },
  {
    id: "c05",
    roots: [
      "express-0529",
      "tass", // cited by newsaz-0528
      "ria-novosti", // up-0528a cites two
      "interfax",
    ],
  },
  { id: "c07", roots: ["express-0529"] },
  { id: "c36", roots: ["ria-novosti", "interfax"] },
  // TASS published both, and cites nobody: one source told twice.
  { id: "c44", roots: ["tass"] },
  // up-0602 cites RIA Novosti and TASS, ki-0602 TASS.
  { id: "c46", roots: ["ria-novosti", "tass"] },
  {
    id: "r1-prisoners",
    roots: [
      "express-0529",
      "reuters", // cited by aljazeera-0516
      "associated-press", // cited by ht-0516
      "anadolu", // cited by shine-0516
    ],
  },
  // Before the seed article; Al Jazeera, Hindustan Times and Shine each cite an agency.
  { id: "r1-prisoners", asOf: "2025-05-16", roots: ["reuters", "associated-press", "anadolu"] },
  // Two of the three are by TASS.
  { id: "r2-prisoners", roots: ["tass", "censor-0603"] },
  // up-0723 cites two, online-0723 is its own, and TASS published the third.
  { id: "istanbul-round-3", roots: ["suspilne", "anadolu", "online-0723", "tass"] },
  { id: "ru-memorandum", roots: ["ria-novosti", "tass"] },
  // Nothing reports a person, only what the person did.
  { id: "sergey-lavrov", roots: [] },
];
