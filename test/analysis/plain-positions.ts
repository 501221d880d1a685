import type { Facts } from "../sweep/facts.ts";
import { Seen } from "./seen.ts";

/** A position, read from the facts claim by claim. */
export interface PlainPosition {
  readonly party: string;
  readonly issue: string;
  readonly round: string;
  readonly state: string;
  readonly stance: string | null;
  readonly value: string | null;
  readonly stances: Readonly<Record<string, number>>;
  readonly sources: number;
  /** Newest first. */
  readonly claims: readonly string[];
  readonly attributed: readonly string[];
}

/** A slow reader that is plainly right: it asks the facts anew for every cell. */
export class PlainPositions {
  private readonly seen: Seen;
  private readonly asOf: string | undefined;

  constructor(facts: Facts, asOf?: string) {
    this.seen = new Seen(facts, asOf);
    this.asOf = asOf;
  }

  rounds(): readonly string[] {
    return this.seen
      .of("ROUND_OF")
      .map(({ from }) => from)
      .toSorted();
  }

  /** Parties to the rounds by their first role, then others that were heard. */
  parties(): readonly string[] {
    const order = ["PARTY", "HOST", "MEDIATOR", "GUARANTOR", "OBSERVER"];
    const roles = this.seen.of("PARTY_TO").filter(({ to }) => this.rounds().includes(to));
    const place = (id: string) => {
      const own = roles.filter(({ from }) => from === id);
      return Math.min(9, ...own.map(({ properties }) => order.indexOf(String(properties["role"]))));
    };
    const heard = this.claims().flatMap((claim) => this.seen.parties(claim));
    const all = [...new Set([...roles.map(({ from }) => from), ...heard])];
    return all.toSorted((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  }

  /** By how many claims in the rounds are on them. */
  issues(): readonly string[] {
    const on = this.claims().flatMap((claim) => this.issuesOf(claim));
    const count = (issue: string) => on.filter((each) => each === issue).length;
    return [...new Set(on)].toSorted((a, b) => count(b) - count(a) || (a < b ? -1 : 1));
  }

  cell(party: string, issue: string, round: string): PlainPosition {
    const heard = this.claims().filter(
      (claim) =>
        this.seen.rounds(claim).includes(round) && this.seen.parties(claim).includes(party),
    );
    const claims = this.newestFirst(heard.filter((claim) => this.issuesOf(claim).includes(issue)));
    const deciding = this.deciding(claims, issue, round);
    return {
      party,
      issue,
      round,
      state: claims.length > 0 ? "STATED" : heard.length > 0 ? "SILENT" : "UNKNOWN",
      stance: deciding === undefined ? null : (this.seen.stance(deciding, issue) ?? null),
      value: deciding === undefined ? null : this.value(deciding, issue),
      stances: this.stances(claims, issue),
      sources: new Set(claims.flatMap((claim) => this.roots(claim))).size,
      claims,
      attributed: this.attributed(party, issue, round),
    };
  }

  /** Each claim with each of its issues and parties, if it is in a round. */
  places(): readonly string[] {
    return this.claims().flatMap((claim) =>
      this.issuesOf(claim).flatMap((issue) =>
        this.seen.parties(claim).map((party) => `${claim} ${issue} ${party}`),
      ),
    );
  }

  agreed(round: string, issue: string): readonly string[] {
    return this.seen
      .of("PRODUCED")
      .filter(({ from }) => from === round)
      .map(({ to }) => to)
      .filter((outcome) => this.seen.properties.get(outcome)?.["kind"] === "AGREED")
      .filter((outcome) => this.issuesOf(outcome).includes(issue))
      .toSorted();
  }

  /** The newest that takes a stance, of those said by the end of the round; else of those said later. */
  private deciding(claims: readonly string[], issue: string, round: string): string | undefined {
    const { startsOn, endsOn } = this.seen.properties.get(round) ?? {};
    const isOver = endsOn !== undefined && (this.asOf === undefined || String(endsOn) <= this.asOf);
    const end = String(isOver ? endsOn : startsOn);
    const taking = claims.filter((claim) => this.seen.stance(claim, issue) !== "NONE");
    const timely = taking.filter((claim) => this.day(claim) <= end);
    const key = (claim: string) => {
      const precision = String(this.seen.properties.get(claim)?.["saidOnPrecision"]);
      return `${this.day(claim)} ${["DAY", "BY", "MONTH"].indexOf(precision)} ${claim}`;
    };
    const chosen = timely.length > 0 ? timely : taking;
    return chosen.toSorted((a, b) => (key(a) < key(b) ? 1 : -1))[0];
  }

  private attributed(party: string, issue: string, round: string): readonly string[] {
    const about = this.seen
      .of("ABOUT")
      .filter(({ to }) => to === party)
      .map(({ from }) => from);
    const others = about.filter(
      (claim) =>
        this.seen.rounds(claim).includes(round) &&
        this.issuesOf(claim).includes(issue) &&
        !this.seen.parties(claim).includes(party),
    );
    return this.newestFirst(others);
  }

  private stances(claims: readonly string[], issue: string): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const claim of claims) {
      const stance = this.seen.stance(claim, issue) ?? "NONE";
      if (stance !== "NONE") counts[stance] = (counts[stance] ?? 0) + 1;
    }
    return counts;
  }

  private roots(claim: string): readonly string[] {
    return this.seen.reports(claim).flatMap(({ properties }) => properties["roots"] as string[]);
  }

  private value(claim: string, issue: string): string | null {
    const on = this.seen.of("ON").find(({ from, to }) => from === claim && to === issue);
    return (on?.properties["value"] as string | undefined) ?? null;
  }

  private claims(): readonly string[] {
    return this.seen.of("IN_ROUND").map(({ from }) => from);
  }

  private issuesOf(id: string): readonly string[] {
    return this.seen
      .of("ON")
      .filter(({ from }) => from === id)
      .map(({ to }) => to);
  }

  private newestFirst(claims: readonly string[]): readonly string[] {
    const key = (claim: string) => `${this.day(claim)} ${claim}`;
    return claims.toSorted((a, b) => (key(a) < key(b) ? 1 : -1));
  }

  private day(claim: string): string {
    return String(this.seen.properties.get(claim)?.["saidOn"]);
  }
}
