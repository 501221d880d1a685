import type { Driver } from "neo4j-driver";
import { Unavailable } from "../model/faults.ts";
import { within } from "./deadline.ts";
import type { Row } from "./graph.ts";
import { connect, type Neo4jAddress } from "./neo4j-address.ts";
import { neo4jFault } from "./neo4j-faults.ts";
import { row } from "./neo4j-values.ts";

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
  readonly #statement: string;
  #driver: Driver;
  /** One question for all who want to know at the same time. */
  #asking: Promise<readonly Row[]> | undefined;

  /**
   * @param answerMs how long the server may take to answer
   * @param statement what it is asked: a read that takes it no time
   */
  constructor(address: Neo4jAddress, answerMs: number, statement = "RETURN 1 AS one") {
    this.#address = address;
    this.#answerMs = answerMs;
    this.#statement = statement;
    this.#driver = this.#connected();
  }

  /** The answer; fails with `Unavailable` when there is none. */
  beat(): Promise<readonly Row[]> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  close(): Promise<void> {
    return this.#driver.close();
  }

  async #ask(): Promise<readonly Row[]> {
    const timeoutMs = this.#answerMs;
    try {
      return await within({ timeoutMs }, () => this.#run(timeoutMs));
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

  async #run(timeout: number): Promise<readonly Row[]> {
    const { database } = this.#address;
    const session = this.#driver.session({
      defaultAccessMode: "READ",
      ...(database === undefined ? {} : { database }),
    });
    try {
      const { records } = await session.run(this.#statement, {}, { timeout });
      return records.map(row);
    } finally {
      // Closing waits for the server, which may hang: nobody else has to.
      session.close().catch(() => undefined);
    }
  }
}
