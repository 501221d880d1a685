/** Chance that can be had again: the same seed gives the same throws (mulberry32). */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  }

  /** A number from 0 to below 1. */
  throw(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    const a = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    const b = (a + Math.imul(a ^ (a >>> 7), a | 61)) ^ a;
    return ((b ^ (b >>> 14)) >>> 0) / 0x100000000;
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    return Math.floor(this.throw() * end);
  }

  /** Whether something of that probability happens. */
  chance(probability: number): boolean {
    return this.throw() < probability;
  }

  /** One of them. */
  pick<T>(from: readonly T[]): T {
    const one = from[this.below(from.length)];
    if (one === undefined) throw new Error("There is nothing to pick from.");
    return one;
  }

  /** Up to `count` of them, each once, in random order. */
  some<T>(from: readonly T[], count: number): T[] {
    const left = [...from];
    const taken: T[] = [];
    while (taken.length < count && left.length > 0) {
      taken.push(...left.splice(this.below(left.length), 1));
    }
    return taken;
  }

  /** A list of so many, made one by one. */
  times<T>(count: number, make: (at: number) => T): T[] {
    return Array.from({ length: count }, (_, at) => make(at));
  }

  /** A day from `first` on, at most `days` later. */
  day(first: string, days: number): string {
    const time = Date.parse(`${first}T00:00:00Z`) + this.below(days + 1) * 86_400_000;
    return new Date(time).toISOString().slice(0, 10);
  }
}
