import type { Item, World } from "./world.ts";

/** Throws the claims and the outcomes of a world. */
export class ClaimWorld {
  constructor(private readonly world: World) {}

  claim(id: string, at: number): Item {
    const { world } = this;
    const { ids, dice } = world;
    const { evidence, day } = this.reports();
    const earlier = ids.claims.slice(0, at);
    const others = Object.values(ids).flatMap((each) => each.filter((other) => other !== id));
    return {
      id,
      evidence,
      text: world.text(),
      act: world.one(["INVITES", "DEMANDS", "REJECTS", "OFFERS"]),
      saidOn: day,
      ...world.maybe({ saidOnPrecision: world.one(["DAY", "BY"]) }, 0.3),
      ...this.said(),
      about: world.items(others, 4, () => world.reported()),
      issues: world.items(ids.issues, 3, () => this.stance()),
      respondsTo: world.items(earlier, 2),
      reiterates: world.items(earlier, 2),
      contradictions: this.contradictions([...earlier, id, ...ids.outcomes]),
      ...world.maybe({ process: dice.pick(ids.processes) }),
    };
  }

  outcome(id: string, at: number): Item {
    const { world } = this;
    const { ids } = world;
    return {
      id,
      evidence: world.evidence(),
      text: world.text(),
      kind: world.one(["AGREED", "NOT_AGREED", "PROPOSED"]),
      meeting: { node: world.dice.pick(ids.meetings), ...world.reported() },
      ...this.quantity(),
      ...world.maybe({ value: world.text() }),
      issues: world.items(ids.issues, 3, () => this.stance()),
      contradictions: this.contradictions(ids.outcomes.slice(0, at + 1)),
    };
  }

  /** Reports by documents, and a day on or shortly before the first of them. */
  private reports(): { readonly evidence: unknown[]; readonly day: string } {
    const { dice, ids, published } = this.world;
    const from = dice.below(ids.documents.length - 4);
    const first = published.get(ids.documents[from] ?? "") ?? "";
    const day = dice.chance(0.5) ? first : dice.day("2025-05-14", 2);
    return { evidence: this.world.evidence(ids.documents.slice(from)), day };
  }

  /** Who said it, to whom, where, and whom it counts for: told, where it could be doubtful. */
  private said(): Item {
    const { world } = this;
    const { ids, dice } = world;
    const anyone = [...ids.people, ...ids.countries, ...ids.organizations, ...ids.unnamedSources];
    const isTold = dice.chance(0.7);
    const speakers = dice.some(isTold ? anyone : ids.countries, dice.pick([1, 1, 2, 3]));
    const parties = dice.some([...ids.countries, ...ids.organizations], 1 + dice.below(3));
    return {
      speakers: speakers.map((node) => ({ node, ...world.reported() })),
      addressees: world.items(anyone, 3, () => world.reported()),
      ...world.maybe({ saidAt: { node: dice.pick(ids.meetings), ...world.reported() } }, 0.5),
      ...(isTold && { for: parties }),
    };
  }

  private stance(): Item {
    const { world } = this;
    const stance = world.one(["DEMANDS", "OFFERS", "REJECTS", "NONE"]);
    return {
      ...world.maybe({ stance }, 0.8),
      ...world.maybe({ value: world.text() }),
      ...this.quantity(),
      ...world.reported(),
    };
  }

  private quantity(): Item {
    const { dice } = this.world;
    const least = dice.below(5000);
    if (dice.chance(0.5)) return {};
    const most = dice.chance(0.5) ? { quantityMax: least + dice.below(3) } : {};
    return { quantityMin: least, ...most, unit: dice.pick(["prisoners", "bodies 🕯️"]) };
  }

  private contradictions(ids: readonly string[]): unknown[] {
    const { world } = this;
    return world.items(ids, 2).flatMap((node) => {
      const kinds = world.dice.some(
        ["SELF", "OPPOSED", "REPORT", "NUMERIC"],
        world.dice.pick([1, 2]),
      );
      return kinds.map((kind) => ({
        node,
        kind,
        ...world.maybe({ status: world.one(["CONFIRMED", "EXPLAINED"]) }),
        ...world.maybe({ rationale: world.text() }),
      }));
    });
  }
}
