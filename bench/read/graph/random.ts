/** Random numbers that are the same at every run, from a seed (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 up to 1, without 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to `end`, without it. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(members: readonly T[]): T {
    const picked = members[this.below(members.length)];
    if (picked === undefined) throw new Error("There is nothing to pick from.");
    return picked;
  }

  shuffled<T>(members: readonly T[]): readonly T[] {
    const shuffled = [...members];
    for (let at = shuffled.length - 1; at > 0; at--) {
      const other = this.below(at + 1);
      const kept = shuffled[at] as T;
      shuffled[at] = shuffled[other] as T;
      shuffled[other] = kept;
    }
    return shuffled;
  }
}

/** Draws places 0, 1, 2, .. by Zipf's law, but for the first, whose share is given: the hub. */
export class Zipf {
  readonly #hub: number;
  readonly #sums: Float64Array;

  constructor(size: number, hub: number, exponent: number) {
    this.#hub = hub;
    this.#sums = new Float64Array(size - 1);
    let sum = 0;
    for (let at = 0; at < size - 1; at++) {
      sum += (at + 1) ** -exponent;
      this.#sums[at] = sum;
    }
  }

  draw(random: Random): number {
    if (random.chance(this.#hub)) return 0;
    const wanted = random.next() * (this.#sums.at(-1) ?? 0);
    let low = 0;
    let high = this.#sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }
}
