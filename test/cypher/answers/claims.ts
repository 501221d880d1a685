import type { Answers } from "./answer.ts";

const FROM_RUSSIA = ["Russia", "DEMANDS", "Ukraine"];

/** What was claimed, answered, said again and contradicted. */
export const claimAnswers: Answers = {
  "claims-on-an-issue.cypher": [
    ["2025-05-16", "c23", "Russia", "CONDITIONAL", 3],
    ["2025-05-19", "c35", "Russia", "CONDITIONAL", 1],
    ["2025-05-29", "c10", "Ukraine", "OFFERS", 1],
    ["2025-06-02", "c39", "Ukraine", "NONE", 1],
    ["2025-06-02", "c40", "Ukraine", "DEMANDS", 1],
    ["2025-06-02", "c52", "Russia", "CONDITIONAL", 2],
    ["2025-07-23", "c58", "Turkey", "DEMANDS", 2],
    ["2025-07-23", "c61", "Ukraine", "DEMANDS", 1],
  ],
  "answered-claims.cypher": [
    ["2025-05-28", "c01", "Sergey Lavrov", "2025-05-29", "c08", "Rustem Umerov", "ACCEPTS"],
    ["2025-05-28", "c01", "Sergey Lavrov", "2025-05-29", "c09", "Rustem Umerov", "DEMANDS"],
    ["2025-05-28", "c01", "Sergey Lavrov", "2025-05-29", "c10", "Rustem Umerov", "OFFERS"],
    ["2025-05-28", "c01", "Sergey Lavrov", "2025-05-29", "c11", "Rustem Umerov", "CONDITIONS"],
    ["2025-05-28", "c01", "Sergey Lavrov", "2025-05-29", "c12", "Rustem Umerov", "ASSERTS"],
    ["2025-05-28", "c02", "Sergey Lavrov", "2025-05-29", "c09", "Rustem Umerov", "DEMANDS"],
    [
      "2025-06-02",
      "c41",
      "Vladimir Medinsky",
      "2025-06-03",
      "c45",
      "Volodymyr Zelensky",
      "REJECTS",
    ],
    ["2025-06-02", "c52", "Russia", "2025-06-02", "c39", "Rustem Umerov", "REPORTS"],
  ],
  // All that the sheet gives an arrow, but for c01, c02, c41 and c52, which are answered.
  "unanswered-claims.cypher": [
    ["2025-05-16", "c30", "Mark Rutte", "ACCUSES", "Russia"],
    ["2025-05-28", "c05", "Sergey Lavrov", "DEMANDS", "Ukraine"],
    ["2025-05-29", "c08", "Rustem Umerov", "ACCEPTS", "Russia"],
    ["2025-05-29", "c09", "Rustem Umerov", "DEMANDS", "Russia"],
    ["2025-05-29", "c11", "Rustem Umerov", "CONDITIONS", "Russia"],
    ["2025-05-29", "c12", "Rustem Umerov", "ASSERTS", "Russia"],
    ["2025-05-29", "c15", ...FROM_RUSSIA],
    ...["c46", "c47", "c48", "c49", "c50", "c51"].map((id) => ["2025-06-02", id, ...FROM_RUSSIA]),
    ["2025-06-02", "c54", "Ukraine", "DEMANDS", "Russia"],
    ["2025-06-02", "c55", "Ukraine", "DEMANDS", "Russia"],
    ["2025-06-03", "c45", "Volodymyr Zelensky", "REJECTS", "Russia"],
    ["2025-07-23", "c59", "Vladimir Medinsky", "PROPOSES", "Ukraine"],
    ["2025-07-23", "c60", "Vladimir Medinsky", "OFFERS", "Ukraine"],
  ],
  "claims-said-again.cypher": [
    ["c05", "2025-05-28", 2, ["c06", "c50"], "2025-06-02"],
    ["c10", "2025-05-29", 2, ["c40", "c61"], "2025-07-23"],
    // c15 is told as said by 29 May, c36 on the 28th.
    ["c15", "2025-05-29", 2, ["c36", "c47"], "2025-06-02"],
    ["c24", "2025-05-16", 2, ["c38", "c57"], "2025-07-23"],
  ],
  "contradictions.cypher": [
    ["OPPOSED", "c13", "c46", "CONFIRMED", "territory"],
    ["OPPOSED", "c16", "c07", "CONFIRMED", "whether Russia wants to settle by talks"],
    ["OPPOSED", "c20", "c07", "CONFIRMED", "whether Russia wants to settle by talks"],
    ["OPPOSED", "c28", "c30", "CONFIRMED", "how serious round 1 was"],
    ["OPPOSED", "c37", "c02", "CONFIRMED", "when the memorandum was to be had"],
    ["OPPOSED", "c53", "c47", "CONFIRMED", "alliances"],
    [
      "REPORT",
      "r2-bodies",
      "r2-bodies",
      "CONFIRMED",
      "tass-0602 says one side hands over, online-0602 says both do",
    ],
  ],
  // About Russia itself, Putin or Medinsky.
  "what-one-party-says-of-another.cypher": [
    ["2025-05-16", "c24", "PROPOSES", "vladimir-putin"],
    ["2025-05-16", "c26", "ACCUSES", "russia"],
    ["2025-05-16", "c27", "ACCUSES", "russia"],
    ["2025-05-23", "c34", "ACCUSES", "russia"],
    ["2025-05-28", "c32", "ACCUSES", "vladimir-medinsky"],
    ["2025-05-29", "c13", "REJECTS", "russia"],
    ["2025-05-29", "c16", "ACCUSES", "vladimir-putin"],
    ["2025-05-29", "c17", "ASSERTS", "vladimir-putin"],
    ["2025-05-29", "c18", "PREDICTS", "vladimir-putin"],
    ["2025-05-29", "c19", "PREDICTS", "vladimir-putin"],
    ["2025-05-29", "c20", "ASSERTS", "vladimir-putin"],
    ["2025-06-02", "c37", "ACCUSES", "russia"],
    ["2025-06-02", "c39", "REPORTS", "russia"],
    ["2025-07-23", "c57", "PROPOSES", "vladimir-putin"],
  ],
};
