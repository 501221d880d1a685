import neo4j, { type Driver, type ManagedTransaction, type Session } from "neo4j-driver";
import { BadInput, Conflict, Unavailable } from "../model/faults.ts";
import { type Deadline, within } from "./deadline.ts";
import {
  type About,
  type Asked,
  type Dialect,
  type Graph,
  type Limits,
  READ_TIMEOUT_MS,
  type Row,
  type Transaction,
  type Values,
  WRITE_TIMEOUT_MS,
} from "./graph.ts";
import { isLockedOut, isNoDatabase, neo4jFault } from "./neo4j-faults.ts";
import { row, sent } from "./neo4j-values.ts";
import { checkValues, checkWritten } from "./values.ts";

/** Where a Neo4j is, and as whom to ask it. */
export interface Neo4jAddress {
  /** `bolt://host:7687`, `neo4j://host:7687`, or either with `+s`. */
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  /** The server's default database where it is not given. */
  readonly database?: string | undefined;
}

/** The driver's own limits take 33 to 60 s to report a server that is gone. */
const LIMITS = {
  connectionTimeout: 2000,
  connectionAcquisitionTimeout: 3000,
  maxTransactionRetryTime: 5000,
};

/**
 * A server that hangs is never noticed on an open connection. So while a statement has no answer,
 * another one asks whether the server is alive: a slow statement is `TimedOut`, a hung server is
 * `Unavailable`, and is told of within 4.5 s.
 */
const PULSE_MS = 3000;
const PULSE_ANSWER_MS = 1500;

/** A write may keep the server so busy that it answers nothing else for some seconds. */
const WRITE_PULSE_ANSWER_MS = 10_000;

/** One node, which a transaction writes to and so keeps to itself. Its constraint makes it one. */
const DEFINE_LOCK =
  "CREATE CONSTRAINT lock_name IF NOT EXISTS FOR (lock:Lock) REQUIRE lock.name IS UNIQUE";
const TAKE_LOCK = "MERGE (lock:Lock {name: 'graph'}) SET lock.taken = coalesce(lock.taken, 0) + 1";
const LOCK_ATTEMPTS = 10;

const DIALECT: Dialect = {
  parameter: (name) => `$v.${name}`,
  hubIndexes: true,
  pagesIdsFirst: false,
};

/** Connects to a Neo4j and sees that it answers; fails with a sentence that names the address. */
export async function openNeo4j(address: Neo4jAddress): Promise<Graph> {
  const graph = new Neo4jGraph(connect(address), address.database);
  try {
    await graph.ping();
    return graph;
  } catch (error) {
    await graph.close();
    throw new Unavailable(whyNot(error, address), { cause: error });
  }
}

function connect({ uri, username, password }: Neo4jAddress): Driver {
  try {
    return neo4j.driver(uri, neo4j.auth.basic(username, password), {
      ...LIMITS,
      disableLosslessIntegers: true,
      // 1 ms less for a statement that names what is not there yet.
      notificationFilter: { minimumSeverityLevel: "OFF" },
      telemetryDisabled: true,
      userAgent: "parley",
    });
  } catch (cause) {
    throw new BadInput(
      `The address ${shown(uri)} is not one of a Neo4j; it looks like bolt://localhost:7687 or neo4j://localhost:7687.`,
      { cause },
    );
  }
}

function whyNot(error: unknown, { uri, username, database }: Neo4jAddress): string {
  const at = `Neo4j at ${shown(uri)}`;
  if (isLockedOut(error)) {
    return `${at} does not accept the password of the user ${username}. Set NEO4J_USERNAME and NEO4J_PASSWORD.`;
  }
  if (isNoDatabase(error)) return `${at} has no database named ${database}. Set NEO4J_DATABASE.`;
  return `${at} cannot be reached. Start it, set NEO4J_URI to where it is, or unset NEO4J_URI to use the embedded engine.`;
}

/** The address without what a person may have put into it besides: a user, a password, options. */
function shown(uri: string): string {
  const [, scheme, host] = /^([a-z0-9+]+:\/\/)(?:[^@/]*@)?([^/?#@]*)/i.exec(uri) ?? [];
  return scheme && host ? scheme + host : "given";
}

class Neo4jGraph implements Graph {
  readonly dialect = DIALECT;
  readonly #driver: Driver;
  readonly #database: string | undefined;
  /** The question whether the server is alive, while it is being asked. */
  #asking: Promise<void> | undefined;

  constructor(driver: Driver, database: string | undefined) {
    this.#driver = driver;
    this.#database = database;
  }

  async about(): Promise<About> {
    const [first] = await this.rows(
      "CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version",
    );
    return { engine: "Neo4j", version: String(first?.[0]) };
  }

  asked(statement: string, values: Values): Asked {
    return { statement, parameters: { v: values } };
  }

  async rows(
    statement: string,
    values: Values = {},
    { signal, timeoutMs = READ_TIMEOUT_MS }: Limits = {},
  ): Promise<readonly Row[]> {
    checkValues(values);
    const pulse = this.#pulse(PULSE_ANSWER_MS);
    return this.#session("READ", { timeoutMs, signal, pulse }, (session) =>
      this.#run(session, statement, values, timeoutMs),
    );
  }

  async write<T>(
    work: (transaction: Transaction) => Promise<T>,
    { signal, timeoutMs = WRITE_TIMEOUT_MS }: Limits = {},
  ): Promise<T> {
    const pulse = this.#pulse(WRITE_PULSE_ANSWER_MS);
    return this.#session("WRITE", { timeoutMs, signal, pulse }, (session, ended) =>
      session.executeWrite((open) => transact(work, new Changes(open, ended)), {
        timeout: timeoutMs,
      }),
    );
  }

  async define(statement: string): Promise<void> {
    const timeoutMs = WRITE_TIMEOUT_MS;
    const pulse = this.#pulse(WRITE_PULSE_ANSWER_MS);
    await this.#session("WRITE", { timeoutMs, pulse }, (session) =>
      this.#run(session, statement, {}, timeoutMs),
    );
  }

  async exclusively<T>(work: () => Promise<T>): Promise<T> {
    await this.#defineLock();
    return this.write(async (transaction) => {
      // The node stays locked until this transaction ends, whatever others do meanwhile.
      await transaction.rows(TAKE_LOCK);
      return work();
    });
  }

  async ping(): Promise<void> {
    await this.#alive(PULSE_MS + PULSE_ANSWER_MS);
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }

  /** Two that define it at the same moment may stop each other: one of them tries again. */
  async #defineLock(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.define(DEFINE_LOCK);
      } catch (error) {
        if (!(error instanceof Conflict) || attempt === LOCK_ATTEMPTS) throw error;
      }
    }
  }

  async #run(
    session: Session,
    statement: string,
    values: Values,
    timeout: number,
  ): Promise<readonly Row[]> {
    const { records } = await session.run(statement, sent(values), { timeout });
    return records.map(row);
  }

  /** Works in a session, which ends, on the server too, when the deadline passes. */
  #session<T>(
    mode: "READ" | "WRITE",
    deadline: Deadline,
    work: (session: Session, ended: AbortSignal) => Promise<T>,
  ): Promise<T> {
    return within(deadline, async (ended) => {
      const session = this.#driver.session({
        defaultAccessMode: mode,
        bookmarkManager: this.#driver.executeQueryBookmarkManager,
        ...(this.#database === undefined ? {} : { database: this.#database }),
      });
      // Closing waits for the server, which may hang: nobody else has to.
      const close = () => void session.close().catch(() => undefined);
      ended.addEventListener("abort", close, { once: true });
      try {
        return await work(session, ended);
      } catch (error) {
        throw neo4jFault(error);
      } finally {
        close();
      }
    });
  }

  #pulse(answerMs: number): NonNullable<Deadline["pulse"]> {
    return { everyMs: PULSE_MS, beat: () => this.#alive(answerMs) };
  }

  /** One question for all who want to know at the same time. */
  #alive(answerMs: number): Promise<void> {
    this.#asking ??= this.#ask(answerMs).finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #ask(answerMs: number): Promise<void> {
    try {
      await this.#session("READ", { timeoutMs: answerMs }, (session) =>
        session.run("RETURN 1 AS one", {}, { timeout: answerMs }),
      );
    } catch (cause) {
      if (cause instanceof Unavailable) throw cause;
      throw new Unavailable("The database does not answer at the moment.", { cause });
    }
  }
}

/** The driver takes a transaction that has failed for one that is done. */
async function transact<T>(
  work: (transaction: Transaction) => Promise<T>,
  changes: Changes,
): Promise<T> {
  const done = await work(changes);
  if (changes.failure !== undefined) throw changes.failure;
  return done;
}

/** The statements of one managed transaction; after the first that fails, none. */
class Changes implements Transaction {
  /** What the first failing statement failed with. */
  failure: unknown;
  readonly #open: ManagedTransaction;
  readonly #ended: AbortSignal;

  constructor(open: ManagedTransaction, ended: AbortSignal) {
    this.#open = open;
    this.#ended = ended;
  }

  async rows(statement: string, values: Values = {}): Promise<readonly Row[]> {
    if (this.failure !== undefined) throw this.failure;
    this.#ended.throwIfAborted();
    try {
      checkWritten(values);
      const { records } = await this.#open.run(statement, sent(values));
      return records.map(row);
    } catch (error) {
      // As the driver told it: by that it knows whether to run the work again.
      this.failure = error;
      throw error;
    }
  }
}
