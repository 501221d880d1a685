import { Unavailable } from "../model/faults.ts";

/** How many there may be at once. */
export interface Capacity {
  /** Those that are worked on. */
  readonly atWork: number;
  /** Those that wait for that besides. */
  readonly waiting: number;
  /** How long one waits at most, in milliseconds. */
  readonly patienceMs: number;
  /**
   * How long the others wait until they are told, in milliseconds. Who is refused at once asks again at
   * once, and refusing takes the time that answering needs.
   */
  readonly refusalMs: number;
}

/** Who wants in: exactly one of the two is called, unless it leaves before. */
export interface Visitor {
  /** Its turn has come. */
  come(): void;
  refuse(fault: Unavailable): void;
}

/** How many questions there may be at once, where nobody says it. */
export const MOST_QUESTIONS = 1000;

/**
 * With each having a statement at a time, Neo4j has a connection for each. On a busy machine, 16 to 100
 * were measured to be answered alike.
 */
const QUESTIONS_AT_WORK = 40;

/** An export may take minutes, as its reader likes. */
const EXPORTS = { atWork: 8, waiting: 32 };

const TIMES = { patienceMs: 3000, refusalMs: 2000 };

/** For questions, of which there may be so many at once. */
export function roomForQuestions(most: number): Room {
  const atWork = Math.min(QUESTIONS_AT_WORK, most);
  return new Room({ atWork, waiting: most - atWork, ...TIMES });
}

export function roomForExports(): Room {
  return new Room({ ...EXPORTS, ...TIMES });
}

/**
 * Lets so many in at once; a bounded number waits, in the order they came. More at work would make each
 * slower and none sooner done, and who waits for longer would be answered too late: the others are told.
 */
export class Room {
  readonly #capacity: Capacity;
  readonly #atWork = new Set<Visitor>();
  /** In the order they came, with what ends their patience. */
  readonly #waiting = new Map<Visitor, NodeJS.Timeout>();
  /** Those for whom there is no room to wait, with what tells them. */
  readonly #turnedAway = new Map<Visitor, NodeJS.Timeout>();
  #open = true;

  constructor(capacity: Capacity) {
    this.#capacity = capacity;
  }

  enter(visitor: Visitor): void {
    const { atWork, waiting } = this.#capacity;
    if (!this.#open) visitor.refuse(refusal("Parley is ending.", "ending"));
    else if (this.#atWork.size < atWork) this.#let(visitor);
    else if (this.#waiting.size < waiting) this.#keep(visitor);
    else this.#turnAway(visitor);
  }

  /** Its place is given to the next. To be told in any case, and as often as one likes. */
  leave(visitor: Visitor): void {
    if (this.#atWork.delete(visitor)) this.#next();
    else this.#forget(visitor);
  }

  /** Who comes from now on is refused; who is there waits for as long as it takes. */
  close(): void {
    this.#open = false;
    for (const late of this.#waiting.values()) clearTimeout(late);
  }

  /** Who still waits is told that it does so in vain. */
  dismiss(): void {
    for (const visitor of [...this.#waiting.keys(), ...this.#turnedAway.keys()]) {
      this.#forget(visitor);
      visitor.refuse(refusal("Parley is ending.", "ending"));
    }
  }

  #let(visitor: Visitor): void {
    this.#atWork.add(visitor);
    visitor.come();
  }

  #keep(visitor: Visitor): void {
    const late = () => {
      this.#forget(visitor);
      visitor.refuse(refusal("Parley is asked more than it can answer in time."));
    };
    this.#waiting.set(visitor, setTimeout(late, this.#capacity.patienceMs));
  }

  #turnAway(visitor: Visitor): void {
    const told = () => {
      this.#forget(visitor);
      visitor.refuse(refusal("Parley is asked more than it can answer."));
    };
    this.#turnedAway.set(visitor, setTimeout(told, this.#capacity.refusalMs));
  }

  #forget(visitor: Visitor): void {
    for (const outside of [this.#waiting, this.#turnedAway]) {
      clearTimeout(outside.get(visitor));
      outside.delete(visitor);
    }
  }

  #next(): void {
    const [next] = this.#waiting.keys();
    if (next === undefined) return;
    this.#forget(next);
    this.#let(next);
  }
}

function refusal(why: string, reason: "ending" | "overloaded" = "overloaded"): Unavailable {
  return new Unavailable(`${why} Ask again in a moment.`, { reason });
}
