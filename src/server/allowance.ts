import { isIPv6 } from "node:net";
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { RateLimited } from "../model/faults.ts";

/** How much each client may ask for: rows by the upper bound of a question's pages, and one for each request. */
export interface RateLimit {
  readonly rows: number;
  readonly seconds: number;
}

/** What a client has left, for so many milliseconds. */
interface Left {
  readonly remainingPoints: number;
  readonly msBeforeNext: number;
}

/** Headers of an answer that tell its client how much it may ask for. */
type Headers = Readonly<Record<string, string>>;

/** Takes from what a client has, and gives back. */
export type Counter = Pick<RateLimiterAbstract, "consume" | "reward">;

/** The network that one household or server usually has, in groups of a v6 address. */
const GROUPS_OF_A_NETWORK = 4;

const GROUPS = 8;

/** What each client may still ask for, until its window of time is over. */
export class Allowance {
  readonly #limit: RateLimit;
  readonly #counter: Counter;

  /** @param counter of this process alone, unless another is given */
  constructor(limit: RateLimit, counter?: Counter) {
    this.#limit = limit;
    const { rows: points, seconds: duration } = limit;
    this.#counter = counter ?? new RateLimiterMemory({ points, duration });
  }

  /**
   * Takes so many rows from what the client at an address has, or nothing where it has less.
   *
   * @param tell takes the headers of the answer, in both cases
   * @throws RateLimited with how much was left and how long to wait
   */
  async take(address: string, rows: number, tell: (headers: Headers) => void): Promise<void> {
    const client = clientAt(address);
    try {
      tell(this.#headers(await this.#counter.consume(client, rows)));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const left = await this.#counter.reward(client, rows);
      tell({ ...this.#headers(left), "retry-after": String(secondsOf(left)) });
      throw this.#refusal(left, rows);
    }
  }

  /** After the IETF's draft of RateLimit header fields. */
  #headers(left: Left): Headers {
    const { rows, seconds } = this.#limit;
    return {
      "ratelimit-policy": `"rows";q=${rows};w=${seconds}`,
      ratelimit: `"rows";r=${left.remainingPoints};t=${secondsOf(left)}`,
    };
  }

  #refusal(left: Left, rows: number): RateLimited {
    return new RateLimited(
      `A client may ask for ${this.#limit.rows} rows in ${this.#limit.seconds} s. Of these ` +
        `${left.remainingPoints} are left for ${secondsOf(left)} s, but this request costs ${rows}.`,
    );
  }
}

function secondsOf({ msBeforeNext }: Left): number {
  return Math.ceil(msBeforeNext / 1000);
}

/** An address; of version 6 only its network, as whoever has one has all addresses in it. */
export function clientAt(address: string): string {
  if (!isIPv6(address)) return address;
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped) return mapped;
  const [before = "", after] = address.replace(/%.*$/, "").split("::");
  const head = groupsOf(before);
  const tail = groupsOf(after ?? "");
  const between = Array.from({ length: GROUPS - head.length - tail.length }, () => "0");
  return [...head, ...between, ...tail].slice(0, GROUPS_OF_A_NETWORK).map(plain).join(":");
}

function groupsOf(text: string): readonly string[] {
  return text === "" ? [] : text.split(":");
}

/** `0db8` and `DB8` are one. */
function plain(group: string): string {
  return Number.parseInt(group, 16).toString(16);
}
