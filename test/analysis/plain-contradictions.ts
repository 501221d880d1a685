import type { Chosen } from "../../src/analysis/contradictions.ts";
import type { Facts } from "../sweep/facts.ts";
import { pairsOfNumbers } from "./plain-numbers.ts";
import { Seen } from "./seen.ts";

/** A contradiction as the plain reader tells it. */
export interface Plain {
  readonly kind: string;
  readonly status: string;
  readonly rationale: string | null;
  readonly found: boolean;
  readonly left: PlainSide;
  readonly right: PlainSide;
}

interface PlainSide {
  readonly node: string;
  readonly documents: readonly string[];
  readonly telling: string | null;
}

const FOR = ["DEMANDS", "OFFERS", "ACCEPTS"];

/** Every contradiction of the facts, by comparing everything with everything. */
export function plainContradictions(facts: Facts, chosen: Chosen): readonly Plain[] {
  return new PlainReader(facts, chosen).all();
}

class PlainReader {
  private readonly seen: Seen;
  private readonly judged: ReadonlySet<string>;

  constructor(
    facts: Facts,
    private readonly chosen: Chosen,
  ) {
    this.seen = new Seen(facts, chosen.asOf ?? undefined);
    const written = this.seen.of("CONTRADICTS");
    this.judged = new Set(written.flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]));
  }

  all(): readonly Plain[] {
    const found = [...this.self(), ...this.opposed(), ...this.told(), ...this.numbers()];
    const pairs = [
      ...this.written(),
      ...new Map(found.map((each) => [keyOf(each), each])).values(),
    ];
    return pairs.filter((each) => this.isChosen(each)).sort((a, b) => this.inOrder(a, b));
  }

  private written(): readonly Plain[] {
    return this.seen.of("CONTRADICTS").map(({ from, to, properties }) => {
      const tellings =
        from === to && properties["kind"] === "REPORT" ? this.seen.tellings(from) : [];
      const [newest, first] = tellings.length > 1 ? [tellings.at(-1), tellings[0]] : [];
      return {
        kind: String(properties["kind"]),
        status: String(properties["status"]),
        rationale: String(properties["rationale"]),
        found: false,
        left: this.side(from, newest),
        right: this.side(to, first),
      };
    });
  }

  private self(): readonly Plain[] {
    return this.pairsOfClaims((one, other) =>
      ["wages", "hours"].some((issue) =>
        this.seen
          .actors(one)
          .some(
            (actor) =>
              this.seen.actors(other).includes(actor) &&
              this.isOpposed(one, other, issue) &&
              [one, other].every((id) =>
                this.isNewest(id, issue, (same) => this.seen.actors(same).includes(actor)),
              ),
          ),
      ),
    ).map(([one, other]) => this.candidate("SELF", one, other));
  }

  private opposed(): readonly Plain[] {
    const speaks = (party: string, round: string) => (id: string) =>
      this.seen.parties(id).includes(party) && this.seen.rounds(id).includes(round);
    return this.pairsOfClaims((one, other) =>
      ["wages", "hours"].some(
        (issue) =>
          this.isOpposed(one, other, issue) &&
          this.seen
            .rounds(one)
            .some(
              (round) =>
                this.seen.rounds(other).includes(round) &&
                this.seen
                  .parties(one)
                  .some((its) =>
                    this.seen
                      .parties(other)
                      .some(
                        (their) =>
                          its !== their &&
                          !(
                            this.seen.parties(one).includes(their) &&
                            this.seen.parties(other).includes(its)
                          ) &&
                          this.isNewest(one, issue, speaks(its, round)) &&
                          this.isNewest(other, issue, speaks(their, round)),
                      ),
                  ),
            ),
      ),
    ).map(([one, other]) => this.candidate("OPPOSED", one, other));
  }

  private told(): readonly Plain[] {
    return [...this.seen.day.keys()].flatMap((id) => {
      const [first, ...later] = this.seen.tellings(id);
      if (this.judged.has(`${id} ${id}`)) return [];
      return later.map((telling) => ({
        ...this.candidate("REPORT", id, id),
        left: this.side(id, telling),
        right: this.side(id, first),
      }));
    });
  }

  private numbers(): readonly Plain[] {
    const pairs = pairsOfNumbers(this.seen, this.chosen.issues);
    return pairs
      .filter(([one, other]) => !this.judged.has(`${one} ${other}`))
      .map(([one, other]) => this.candidate("NUMERIC", one, other));
  }

  private candidate(kind: string, one: string, other: string): Plain {
    const [oneDay, otherDay] = [this.seen.day.get(one) ?? "", this.seen.day.get(other) ?? ""];
    const later = oneDay > otherDay || (oneDay === otherDay && one > other);
    const [left, right] = later ? [one, other] : [other, one];
    const sides = { left: this.side(left), right: this.side(right) };
    return { kind, status: "CANDIDATE", rationale: null, found: true, ...sides };
  }

  private side(node: string, telling?: string): PlainSide {
    const reports = this.seen
      .reports(node)
      .filter(({ properties }) => telling === undefined || properties["telling"] === telling);
    return { node, documents: reports.map(({ to }) => to), telling: telling ?? null };
  }

  private pairsOfClaims(
    holds: (one: string, other: string) => boolean,
  ): readonly [string, string][] {
    const claims = [...this.seen.day.keys()].filter((id) => /^c\d/.test(id));
    return claims.flatMap((one) =>
      claims
        .filter((other) => !this.judged.has(`${one} ${other}`) && holds(one, other))
        .map((other) => [one, other] as [string, string]),
    );
  }

  /** Whether the one is against and the other for. */
  private isOpposed(one: string, other: string, issue: string): boolean {
    const [its, their] = [this.seen.stance(one, issue), this.seen.stance(other, issue)];
    const isAsked = this.chosen.issues == null || this.chosen.issues.includes(issue);
    return isAsked && its === "REJECTS" && their !== undefined && FOR.includes(their);
  }

  private isNewest(id: string, issue: string, among: (id: string) => boolean): boolean {
    return [...this.seen.day.keys()]
      .filter(
        (same) => this.seen.stance(same, issue) === this.seen.stance(id, issue) && among(same),
      )
      .every((same) => this.seen.newness(same) <= this.seen.newness(id));
  }

  private isChosen({ kind, status, found, left, right }: Plain): boolean {
    const { kinds, statuses, issues, actors } = this.chosen;
    const nodes = [left.node, right.node];
    const isOf = (
      ids: readonly string[] | null | undefined,
      its: (id: string) => readonly string[],
    ) => ids == null || nodes.some((id) => [id, ...its(id)].some((each) => ids.includes(each)));
    const on = (id: string) =>
      this.seen
        .of("ON")
        .filter(({ from }) => from === id)
        .map(({ to }) => to);
    return (
      (kinds?.includes(kind) ?? true) &&
      (statuses?.includes(status) ?? true) &&
      ((found && kind !== "REPORT") || isOf(issues, on)) &&
      isOf(actors, (id) => [...this.seen.actors(id), ...this.seen.parties(id)])
    );
  }

  private inOrder(a: Plain, b: Plain): number {
    const [one, other] = [this.dayOf(a), this.dayOf(b)];
    if (one !== other) return one > other ? -1 : 1;
    return Buffer.compare(Buffer.from(keyOf(a)), Buffer.from(keyOf(b)));
  }

  private dayOf({ kind, found, left, right }: Plain): string {
    const days = [left, right].map(({ node }) => this.seen.day.get(node) ?? "");
    if (kind === "REPORT" && found) {
      const [first = ""] = left.documents;
      days.push(String(this.seen.properties.get(first)?.["publishedOn"]));
    }
    return days.sort().at(-1) ?? "";
  }
}

function keyOf({ kind, found, left, right }: Plain): string {
  const tellings = found && kind === "REPORT" ? ` ${left.telling} ${right.telling}` : "";
  return `${left.node} ${right.node} ${kind}${tellings}`;
}
