/** A node next to a frontier, as a step of the search finds it. */
export interface Reached {
  readonly id: string;
  /** The nodes of the frontier that it is tied to. */
  readonly near: readonly string[];
  /** How many relationships it has in all: what a step from it would read. */
  readonly ties: number;
}

/**
 * All that is reached from one end of a path, level by level, with the smallest chain to each node:
 * the one whose ids, read from the beginning of the path, come first.
 */
export class Side {
  /** Whether it is the beginning of the path; else its end. */
  readonly #begins: boolean;
  /** From each node to the next on its chain to the end that the search set out from. */
  readonly #back = new Map<string, string | undefined>();
  /** The outermost nodes with their places in the order of their chains. */
  #frontier: ReadonlyMap<string, number>;
  #ties: number;

  constructor(begins: boolean, { id, ties }: Pick<Reached, "id" | "ties">) {
    this.#begins = begins;
    this.#back.set(id, undefined);
    this.#frontier = new Map([[id, 0]]);
    this.#ties = ties;
  }

  /** The nodes of the last level, smallest chain first. */
  get frontier(): readonly string[] {
    return [...this.#frontier.keys()];
  }

  /** How many relationships a further step would read. */
  get ties(): number {
    return this.#ties;
  }

  /** Takes a step: of all that lies next to the frontier, what was not reached before. */
  grow(reached: readonly Reached[]): void {
    const fresh = reached.filter(({ id }) => !this.#back.has(id));
    const next = fresh.map(({ id, near }) => ({ id, back: this.smallest(near) }));
    for (const { id, back } of next) this.#back.set(id, back);
    const sorted = next.toSorted((a, b) => this.#rank(a.back) - this.#rank(b.back) || order(a, b));
    this.#frontier = new Map(sorted.map(({ id }, at) => [id, at]));
    this.#ties = fresh.reduce((sum, { ties }) => sum + ties, 0);
  }

  /** The node of the frontier whose chain comes first: on the far side that is the smallest id. */
  smallest(ids: readonly string[]): string {
    const [first = "", ...others] = ids.filter((id) => this.#frontier.has(id));
    return others.reduce((best, id) => (this.#precedes(id, best) ? id : best), first);
  }

  /** The chain from a node to the end that the search set out from, both included. */
  chain(id: string): readonly string[] {
    const back = this.#back.get(id);
    return back === undefined ? [id] : [id, ...this.chain(back)];
  }

  #precedes(a: string, b: string): boolean {
    return this.#begins ? this.#rank(a) < this.#rank(b) : a < b;
  }

  /** A chain towards the end of the path begins with its node: there the id alone decides. */
  #rank(id: string): number {
    return this.#begins ? (this.#frontier.get(id) ?? 0) : 0;
  }
}

function order(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
