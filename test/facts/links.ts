interface LinkRow {
  readonly from: string;
  readonly to: string;
}

/** The sheet's rows RESPONDS_TO. */
export const responses: readonly LinkRow[] = [
  { from: "c08", to: "c01" },
  { from: "c09", to: "c01" },
  { from: "c10", to: "c01" },
  { from: "c11", to: "c01" },
  { from: "c12", to: "c01" },
  { from: "c09", to: "c02" },
  { from: "c45", to: "c41" },
  { from: "c39", to: "c52" },
];

/** The sheet's rows REITERATES. */
export const reiterations: readonly LinkRow[] = [
  { from: "c06", to: "c05" },
  { from: "c36", to: "c15" },
  { from: "c47", to: "c15" },
  { from: "c50", to: "c05" },
  { from: "c40", to: "c10" },
  { from: "c61", to: "c10" },
  { from: "c57", to: "c24" },
  { from: "c38", to: "c24" },
];

/** The sheet's rows CONTRADICTS, all of them CONFIRMED. */
export const contradictions: readonly (LinkRow & { readonly kind: "OPPOSED" | "REPORT" })[] = [
  { from: "c16", to: "c07", kind: "OPPOSED" },
  { from: "c20", to: "c07", kind: "OPPOSED" },
  { from: "c13", to: "c46", kind: "OPPOSED" },
  { from: "c53", to: "c47", kind: "OPPOSED" },
  { from: "c28", to: "c30", kind: "OPPOSED" },
  { from: "c37", to: "c02", kind: "OPPOSED" },
  { from: "r2-bodies", to: "r2-bodies", kind: "REPORT" },
];
