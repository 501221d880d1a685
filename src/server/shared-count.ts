import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "@redis/client";
import { RateLimiterMemory, RateLimiterRedis, RLWrapperTimeouts } from "rate-limiter-flexible";
import type { Counter, RateLimit } from "./allowance.ts";
import type { Logger } from "./log.ts";

/** A count takes a millisecond: a Redis that has not answered by then hangs. */
const ANSWER_MS = 500;

/** How often it is asked whether it is there, and a new connection tried. */
const BEAT_MS = 1000;

/** A connection on which nothing comes or goes for so long is given up. */
const SILENCE_MS = 5000;

/** What hangs is given up before more than so many counts wait for it. */
const WAITING = 10_000;

/** Keys of others may stand beside ours: each is this and a client's address. */
const KEY_PREFIX = "parley:rate";

/** One that only gives what it has cannot count: it is asked to keep something, for so many seconds. */
const BEAT_KEY = `${KEY_PREFIX}:beat`;
const BEAT_KEPT_S = 60;

type Client = ReturnType<typeof clientOf>;

/**
 * Counts what clients ask for in a Redis, where all processes that name it count together. While it is
 * away, or does not answer within half a second, each process counts in its own memory; the log says so
 * once, and once when it is back. Its password is never told.
 */
export class SharedCount {
  /** What counts, whether Redis is there or not. */
  readonly counter: Counter;
  readonly #client: Client;
  readonly #log: Logger;
  #beat: NodeJS.Timeout | undefined;
  /** What its last connection failed of: what the system or Redis said, which never has a password. */
  #reason: string | undefined;
  /** Nothing was told yet where it is undefined. */
  #isThere: boolean | undefined;

  /** @param url what it is reached by, with its password if it has one */
  constructor(url: string, { rows: points, seconds: duration }: RateLimit, log: Logger) {
    this.#log = log;
    this.#client = clientOf(url);
    // Whether it is there is looked at, and told, beat by beat.
    this.#client.on("error", ({ message }: Error) => {
      this.#reason = message;
    });
    const limiter = new RateLimiterRedis({
      storeClient: this.#client,
      useRedisPackage: true,
      rejectIfRedisNotReady: true,
      keyPrefix: KEY_PREFIX,
      points,
      duration,
    });
    const insuranceLimiter = new RateLimiterMemory({ points, duration });
    this.counter = new RLWrapperTimeouts({ limiter, insuranceLimiter, timeoutMs: ANSWER_MS });
  }

  /** Waits until Redis is there, or a moment where it is not. */
  async begin(): Promise<void> {
    await Promise.race([this.#connect(), sleep(ANSWER_MS)]);
    await this.#look();
    this.#beat = setInterval(() => void this.#look(), BEAT_MS).unref();
  }

  /** Whether processes count together now. */
  get isThere(): boolean {
    return this.#isThere === true;
  }

  close(): void {
    clearInterval(this.#beat);
    if (this.#client.isOpen) this.#client.destroy();
  }

  /** Asks whether it is there, and leaves a connection that hangs for a new one. */
  async #look(): Promise<void> {
    if (!this.#client.isReady) return this.#tell(false);
    const answered = this.#client.set(BEAT_KEY, "1", { EX: BEAT_KEPT_S }).then(
      () => true,
      () => false,
    );
    const isThere = await Promise.race([answered, sleep(ANSWER_MS, false)]);
    this.#tell(isThere);
    if (isThere || !this.#client.isOpen) return;
    this.#client.destroy();
    void this.#connect();
  }

  /** It tries again by itself, until it is closed. */
  async #connect(): Promise<void> {
    await this.#client.connect().catch(() => {});
  }

  #tell(isThere: boolean): void {
    if (isThere === this.#isThere) return;
    this.#isThere = isThere;
    const reason = this.#reason;
    if (isThere) this.#log.info("What clients ask for is counted in Redis, with other processes.");
    else
      this.#log.warn(
        { reason },
        "Redis is away: each process counts what clients ask for by itself.",
      );
  }
}

function clientOf(url: string) {
  return createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: WAITING,
    socket: { reconnectStrategy: BEAT_MS, connectTimeout: SILENCE_MS, socketTimeout: SILENCE_MS },
  });
}
