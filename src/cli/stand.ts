/** Where a party stands on an issue in a round, as commands ask for it. */
export interface Stand {
  readonly state: "STATED" | "SILENT" | "UNKNOWN";
  readonly stance: string | null;
  readonly value: string | null;
  readonly claims: { readonly totalCount: number };
  readonly attributed: { readonly totalCount: number };
}

/** A node, as commands ask for it. */
export interface Named {
  readonly id: string;
  readonly label: string;
}

export interface Round extends Named {
  readonly round: number;
  readonly startsOn: string;
}

/** What the cells mean, for the line below a table. */
export const LEGEND =
  "DEMANDS (2): the newest stance, and of how many claims; stated: claims that take none; +1: so many claims of others about it; silent: heard, and not on this; -: not heard.";

/** `DEMANDS 30 days (2)`, `stated (1)`, `silent +2`, or `-`. */
export function shownStand({ state, stance, value, claims, attributed }: Stand): string {
  const others = attributed.totalCount > 0 ? ` +${attributed.totalCount}` : "";
  switch (state) {
    case "UNKNOWN":
      return `-${others}`;
    case "SILENT":
      return `silent${others}`;
    case "STATED": {
      const said = value === null ? "" : ` ${value}`;
      return `${stance ?? "stated"}${said} (${claims.totalCount})${others}`;
    }
  }
}

/** `round 2 (2025-06-02)` */
export function shownRound({ round, startsOn }: Round): string {
  return `round ${round} (${startsOn})`;
}
