import { Unavailable } from "../model/faults.ts";
import type { Limits, Values } from "./graph.ts";
import { GraphAround } from "./graph-around.ts";
import { type UnfinishedLoad, whyUnfinished } from "./unfinished.ts";

/**
 * For so long after the beginning of a look that saw no unfinished load, answers are whole: a load waits
 * longer than that between its record and the first change.
 */
const TRUSTED_MS = 2000;

/** How long a load has to wait after its record is written, where other processes read the graph too. */
export const SEEN_WITHIN_MS = TRUSTED_MS + 100;

/** A look that is older is renewed while something else is asked, so that nothing waits for it. */
const RENEWED_MS = 500;

/** Looks that come too late to be trusted, one after another, until the database is said not to answer. */
const LOOKS = 3;

/** What was seen, and when. */
interface Look {
  readonly load: UnfinishedLoad | undefined;
  /** The time at which it began, in milliseconds. */
  readonly at: number;
  /** How often this process had changed the graph by then. */
  readonly changes: number | undefined;
}

/**
 * A graph that is read whole or not at all: while a load is unfinished, a read is `Unavailable`, with
 * a sentence that says why and what to do. Whoever loads has the graph itself.
 *
 * Nothing is asked for each read. On Neo4j, where others may load, a look twice a second is enough: it
 * holds for 2 s, a load waits for longer before it changes anything, and an answer that came later than
 * what its look allows is held back for another one. The embedded engine changes by this process alone,
 * which knows when it did. So no answer is ever half of one and half of the other, but in a cluster
 * one of whose followers is seconds behind the one that was looked at.
 */
export class WholeGraph extends GraphAround {
  #last: Look | undefined;
  #looking: Promise<void> | undefined;

  override rows(statement: string, values?: Values, limits?: Limits) {
    return this.#whole(() => this.graph.rows(statement, values, limits));
  }

  override table(statement: string, values?: Values, limits?: Limits) {
    return this.#whole(() => this.graph.table(statement, values, limits));
  }

  override async ping() {
    await this.graph.ping();
    await this.#look();
    this.#refuse();
  }

  async #whole<T>(read: () => Promise<T>): Promise<T> {
    const looking = this.#holdsFor(RENEWED_MS) ? undefined : this.#look();
    // What goes wrong with it is told to whoever has to wait for it.
    looking?.catch(() => undefined);
    if (this.#last === undefined || this.#last.load) await looking;
    this.#refuse();
    const answer = await read();
    await this.#confirm();
    return answer;
  }

  /** What was read until now was whole, or is told of. */
  async #confirm(): Promise<void> {
    for (let looks = 0; !this.#holdsFor(TRUSTED_MS); looks++) {
      if (looks === LOOKS) throw new Unavailable("The database does not answer at the moment.");
      await this.#look();
    }
    this.#refuse();
  }

  #refuse(): void {
    if (this.#last?.load) {
      throw new Unavailable(whyUnfinished(this.#last.load), { reason: "unfinished_load" });
    }
  }

  /** Whether the last look still tells how things are. */
  #holdsFor(ms: number): boolean {
    if (this.#last === undefined) return false;
    const { at, changes } = this.#last;
    return changes === undefined ? performance.now() - at < ms : changes === this.graph.changes;
  }

  /** One for all who want to know at the same time. */
  #look(): Promise<void> {
    this.#looking ??= this.#lookNow().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #lookNow(): Promise<void> {
    const [at, changes] = [performance.now(), this.graph.changes];
    this.#last = { load: await this.graph.unfinished(), at, changes };
  }
}
