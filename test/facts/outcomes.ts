export interface OutcomeRow {
  readonly id: string;
  readonly meeting: string;
  readonly kind: "AGREED" | "NOT_AGREED" | "PROPOSED" | "OFFERED";
  readonly issue: string;
  readonly stance: "ACCEPTS" | "OFFERS" | "NONE";
  /** Without `max`: at least that many. */
  readonly quantity?: { readonly min: number; readonly max?: number; readonly unit: string };
  /** The documents that tell it in their own way. */
  readonly toldBy?: readonly string[];
  readonly documents: readonly string[];
}

/** The sheet's table "Outcomes" with the quantities that stand above its claims. */
export const outcomes: readonly OutcomeRow[] = [
  {
    id: "r1-prisoners",
    meeting: "istanbul-round-1",
    kind: "AGREED",
    issue: "prisoners",
    stance: "ACCEPTS",
    quantity: { min: 1000, max: 1000, unit: "prisoners a side" },
    documents: ["express-0529", "aljazeera-0516", "ht-0516", "shine-0516"],
  },
  {
    id: "r1-ceasefire",
    meeting: "istanbul-round-1",
    kind: "NOT_AGREED",
    issue: "ceasefire",
    stance: "NONE",
    documents: ["express-0529", "aljazeera-0516"],
  },
  {
    id: "r1-written-views",
    meeting: "istanbul-round-1",
    kind: "AGREED",
    issue: "ceasefire",
    stance: "NONE",
    documents: ["ht-0516", "wion-0516", "shine-0516"],
  },
  {
    id: "r2-prisoners",
    meeting: "istanbul-round-2",
    kind: "AGREED",
    issue: "prisoners",
    stance: "ACCEPTS",
    quantity: { min: 1000, unit: "prisoners a side" },
    documents: ["tass-0602", "tass-0715", "censor-0603"],
  },
  {
    id: "r2-bodies",
    meeting: "istanbul-round-2",
    kind: "AGREED",
    issue: "bodies",
    stance: "ACCEPTS",
    quantity: { min: 6000, max: 6000, unit: "bodies" },
    toldBy: ["tass-0602", "online-0602"],
    documents: ["tass-0602", "online-0602", "censor-0603"],
  },
  {
    id: "r2-memorandums",
    meeting: "istanbul-round-2",
    kind: "AGREED",
    issue: "memorandum",
    stance: "ACCEPTS",
    documents: ["censor-0603", "tass-0602"],
  },
  {
    id: "r2-ceasefire",
    meeting: "istanbul-round-2",
    kind: "NOT_AGREED",
    issue: "ceasefire",
    stance: "NONE",
    documents: ["online-0602"],
  },
  {
    id: "r2-leaders-meeting",
    meeting: "istanbul-round-2",
    kind: "NOT_AGREED",
    issue: "leaders-meeting",
    stance: "NONE",
    documents: ["online-0602"],
  },
  {
    id: "r3-civilians",
    meeting: "istanbul-round-3",
    kind: "AGREED",
    issue: "prisoners",
    stance: "ACCEPTS",
    documents: ["tass-0725", "online-0723"],
  },
  {
    id: "r3-working-groups",
    meeting: "istanbul-round-3",
    kind: "PROPOSED",
    issue: "next-round",
    stance: "OFFERS",
    documents: ["tass-0725"],
  },
  {
    id: "r3-bodies",
    meeting: "istanbul-round-3",
    kind: "OFFERED",
    issue: "bodies",
    stance: "OFFERS",
    quantity: { min: 3000, max: 3000, unit: "bodies" },
    documents: ["tass-0725"],
  },
];
