/** Lets so many at a time work, one where nothing else is said, in the order they came. */
export class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(places = 1) {
    this.#free = places;
  }

  /** Runs `work` when its turn has come, unless `ended` says that nobody waits for it any more. */
  async take<T>(ended: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    await this.come();
    try {
      ended?.throwIfAborted();
      return await work();
    } finally {
      this.over();
    }
  }

  /** Nothing where there is a place at once; else resolves when the turn has come. Each takes an `over`. */
  come(): Promise<void> | undefined {
    if (this.#free === 0) return new Promise((go) => this.#waiting.push(go));
    this.#free -= 1;
    return undefined;
  }

  over(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}
