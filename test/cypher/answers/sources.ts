import type { Answers } from "./answer.ts";

/** What rests on which sources. */
export const sourceAnswers: Answers = {
  "sources-of-claims.cypher": [
    ["c01", 6, 5, ["express-0529", "interfax-ukraine", "tass", "ukrinform", "unn"]],
    // The seed article, menafn-0529, trt-0528 and interfax-ua-0528.
    ["c04", 4, 4, ["express-0529", "interfax-ukraine", "tass", "ukrinform"]],
    ["c08", 1, 1, ["express-0529"]],
    ["c29", 1, 1, ["anadolu"]],
    ["c56", 1, 1, ["tass"]],
  ],
  "claims-on-one-source.cypher": [
    ["express-0529", 14, "c07 c08 c09 c10 c11 c12 c13 c14 c15 c16 c17 c18 c19 c20".split(" ")],
    // up-0528b and ki-0602 cite TASS; it published the others, two of them for c44.
    ["tass", 13, "c32 c33 c34 c35 c42 c43 c44 c53 c54 c56 c59 c60 c63".split(" ")],
    ["online-0723", 3, ["c57", "c61", "c62"]],
    ["afp", 2, ["c30", "c31"]],
    ["anadolu", 2, ["c25", "c29"]],
    ["censor-0603", 2, ["c40", "c45"]],
    ["online-0602", 2, ["c38", "c39"]],
    ["associated-press", 1, ["c27"]],
    ["reuters", 1, ["c26"]],
    ["suspilne", 1, ["c22"]],
    // An agency published unn-0602, which cites nothing.
    ["unn", 1, ["c37"]],
  ],
  "chains-of-citation.cypher": [
    [["express-0529"], "2025-05-29", ["express-0529"]],
    [["interfax-ua-0528"], "2025-05-28", ["interfax-ukraine"]],
    [["menafn-0529", "ukrinform"], "2025-05-29", ["ukrinform"]],
    [["trt-0528", "tass"], "2025-05-28", ["tass"]],
    [["unn-0528"], "2025-05-28", ["unn"]],
    [["up-0528b", "tass"], "2025-05-28", ["tass"]],
  ],
  "unnamed-sources.cypher": [
    ...["c16", "c17", "c18", "c19", "c20"].map((claim) => [
      "senior-kyiv-aide",
      "ukraine",
      "2025-05-29",
      claim,
      ["express-0529"],
    ]),
    ["ukrainian-official-ap", "ukraine", "2025-05-16", "c27", ["ht-0516"]],
    ["ukrainian-source-reuters", "ukraine", "2025-05-16", "c26", ["aljazeera-0516"]],
  ],
  "known-only-later.cypher": [
    ["2025-05-19", "2025-05-28", "c33", "up-0528b"],
    ["2025-05-19", "2025-05-28", "c35", "up-0528b"],
    ["2025-05-23", "2025-05-28", "c34", "up-0528b"],
    ["2025-05-28", "2025-05-29", "c07", "express-0529"],
    ["2025-06-02", "2025-06-03", "c40", "censor-0603"],
    ["2025-07-23", "2025-07-25", "c59", "tass-0725"],
    ["2025-07-23", "2025-07-25", "c60", "tass-0725"],
  ],
  "who-speaks-for-whom.cypher": [
    ["NATO", "Mark Rutte", "Secretary-General", ["shafaq-0516"]],
    ["Russia", "Sergey Lavrov", "Foreign Minister", ["express-0529"]],
    ["Russia", "Vladimir Medinsky", "Presidential Aide", ["express-0529"]],
    ["Russia", "Vladimir Putin", "President", ["express-0529"]],
    ["Turkey", "Hakan Fidan", "Foreign Minister", ["shine-0516"]],
    ["Turkey", "Recep Tayyip Erdogan", "President", ["tass-0725"]],
    ["Ukraine", "Rustem Umerov", "Defence Minister", ["express-0529"]],
    [
      "Ukraine",
      "Rustem Umerov",
      "Secretary of the National Security and Defence Council",
      ["up-0723"],
    ],
    ["Ukraine", "Senior Kyiv aide", null, ["express-0529"]],
    ["Ukraine", "Serhii Kyslytsia", "First Deputy Foreign Minister", ["up-0528b"]],
    ["Ukraine", "Unnamed Ukrainian official (Associated Press)", null, ["ht-0516"]],
    ["Ukraine", "Unnamed Ukrainian source (Reuters)", null, ["aljazeera-0516"]],
    ["Ukraine", "Volodymyr Zelensky", "President", ["wion-0516"]],
    ["United States", "Donald Trump", "President", ["express-0529"]],
    ["United States", "Marco Rubio", "Secretary of State", ["shafaq-0516"]],
  ],
};
