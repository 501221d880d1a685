import type { Driver } from "neo4j-driver";
import { Unavailable } from "../model/faults.ts";
import { within } from "./deadline.ts";
import { connect, type Neo4jAddress } from "./neo4j-address.ts";
import { neo4jFault } from "./neo4j-faults.ts";

/** How long a call goes without an answer before it feels the server's pulse, and between two beats. */
const EVERY_MS = 1500;

/**
 * A server that hangs is never noticed on an open connection. So while a statement has no answer,
 * another one asks whether the server is alive, over a connection that nothing else keeps busy: a
 * slow statement is `TimedOut`, a hung server is `Unavailable`.
 */
export class Pulse {
  readonly everyMs = EVERY_MS;
  readonly #address: Neo4jAddress;
  readonly #answerMs: number;
  #driver: Driver;
  /** One question for all who want to know at the same time. */
  #asking: Promise<void> | undefined;

  /** @param answerMs how long the server may take to answer */
  constructor(address: Neo4jAddress, answerMs: number) {
    this.#address = address;
    this.#answerMs = answerMs;
    this.#driver = this.#connected();
  }

  /** Fails with `Unavailable` when the server does not answer. */
  beat(): Promise<void> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  close(): Promise<void> {
    return this.#driver.close();
  }

  async #ask(): Promise<void> {
    const timeoutMs = this.#answerMs;
    try {
      await within({ timeoutMs }, () => ask(this.#driver, this.#address, timeoutMs));
    } catch (error) {
      this.#reconnect();
      const cause = neo4jFault(error);
      if (cause instanceof Unavailable) throw cause;
      throw new Unavailable("The database does not answer at the moment.", { cause });
    }
  }

  /** A connection that brought no answer may never bring one: the next question has a new one. */
  #reconnect(): void {
    this.#driver.close().catch(() => undefined);
    this.#driver = this.#connected();
  }

  #connected(): Driver {
    return connect(this.#address, { connections: 1 });
  }
}

async function ask(driver: Driver, { database }: Neo4jAddress, timeout: number): Promise<void> {
  const session = driver.session({
    defaultAccessMode: "READ",
    ...(database === undefined ? {} : { database }),
  });
  try {
    await session.run("RETURN 1 AS one", {}, { timeout });
  } finally {
    // Closing waits for the server, which may hang: nobody else has to.
    session.close().catch(() => undefined);
  }
}
