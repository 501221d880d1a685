import { setTimeout as sleep } from "node:timers/promises";
import type { Driver, Session } from "neo4j-driver";
import { Conflict, Unavailable } from "../model/faults.ts";
import { type Deadline, type Ended, within } from "./deadline.ts";
import {
  type About,
  type Asked,
  type Dialect,
  EXCLUSIVE_TIMEOUT_MS,
  type Graph,
  type Limits,
  READ_TIMEOUT_MS,
  type Row,
  type Table,
  type Transaction,
  type Values,
  WRITE_TIMEOUT_MS,
} from "./graph.ts";
import { CONNECTIONS, connect, type Neo4jAddress, whyNot } from "./neo4j-address.ts";
import { Change } from "./neo4j-changes.ts";
import { neo4jFault } from "./neo4j-faults.ts";
import { plainOfNeo4j } from "./neo4j-plain.ts";
import { Pulse } from "./neo4j-pulse.ts";
import { searchNeo4j } from "./neo4j-search.ts";
import { row, sent, sentBare } from "./neo4j-values.ts";
import { checkRead } from "./reads.ts";
import { Turns } from "./turns.ts";
import { ASK_UNFINISHED, type UnfinishedLoad, unfinishedIn } from "./unfinished.ts";
import { checkValues } from "./values.ts";

/** A server that hangs is told of within 3.75 s with the first beat: on a busy machine that is still within 5. */
const READ_PULSE_MS = 2250;
const HEALTH_PULSE_MS = 3750;
const LOAD_PULSE_MS = 3750;
/** A write may keep the server so busy that it answers nothing else for some seconds. */
const WRITE_PULSE_MS = 10_000;

/** How long a read may wait for its turn. */
const TURN_MS = 5000;

/** One node, which a transaction writes to and so keeps to itself. Its constraint makes it one. */
const DEFINE_LOCK =
  "CREATE CONSTRAINT lock_name IF NOT EXISTS FOR (lock:Lock) REQUIRE lock.name IS UNIQUE";
const TAKE_LOCK = "MERGE (lock:Lock {name: 'graph'}) SET lock.taken = coalesce(lock.taken, 0) + 1";
const LOCK_ATTEMPTS = 10;

/** How long to wait for the server when all is over. */
const CLOSE_MS = 3000;

const DIALECT: Dialect = {
  parameter: (name) => `$v.${name}`,
  hubIndexes: true,
  pagesIdsFirst: false,
  lastChange:
    "SHOW DATABASES YIELD name, lastCommittedTxn RETURN name, lastCommittedTxn ORDER BY name",
  search: searchNeo4j,
};

/** Connects to a Neo4j and sees that it answers; fails with a sentence that names the address. */
export async function openNeo4j(address: Neo4jAddress): Promise<Graph> {
  const graph = new Neo4jGraph(address);
  try {
    await graph.ping();
    return graph;
  } catch (error) {
    await graph.close();
    throw new Unavailable(whyNot(error, address), { cause: error });
  }
}

class Neo4jGraph implements Graph {
  readonly dialect = DIALECT;
  readonly changes = undefined;
  readonly #address: Neo4jAddress;
  readonly #driver: Driver;
  /** Whether anything was ever written through it. */
  #writes = false;
  /** Gives integers of any size, which takes longer: for tables, and there with the first. */
  #exact: Driver | undefined;
  readonly #readers = new Turns(CONNECTIONS);
  /** Whether the server is alive: for reads, for writes, and for those who ask just that. */
  readonly #readPulse: Pulse;
  readonly #writePulse: Pulse;
  readonly #healthPulse: Pulse;
  /** Whether a load is unfinished. */
  readonly #loadPulse: Pulse;

  constructor(address: Neo4jAddress) {
    this.#address = address;
    this.#driver = connect(address);
    this.#readPulse = new Pulse(address, READ_PULSE_MS);
    this.#writePulse = new Pulse(address, WRITE_PULSE_MS);
    this.#healthPulse = new Pulse(address, HEALTH_PULSE_MS);
    this.#loadPulse = new Pulse(address, LOAD_PULSE_MS, ASK_UNFINISHED);
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
    checkRead(statement);
    return this.#inTurn(signal, () =>
      this.#session("READ", { timeoutMs, signal, pulse: this.#readPulse }, (session) =>
        this.#run(session, statement, values, timeoutMs),
      ),
    );
  }

  async table(
    statement: string,
    values: Values = {},
    { signal, timeoutMs = READ_TIMEOUT_MS }: Limits = {},
  ): Promise<Table> {
    checkValues(values);
    checkRead(statement);
    this.#exact ??= connect(this.#address, { useBigInt: true });
    const deadline = { timeoutMs, signal, pulse: this.#readPulse };
    const work = async (session: Session) => {
      const result = session.run(statement, sentBare(values), { timeout: timeoutMs });
      const [columns, { records }] = await Promise.all([result.keys(), result]);
      return { columns, rows: records.map((record) => row(record).map(plainOfNeo4j)) };
    };
    return this.#inTurn(signal, () => this.#session("READ", deadline, work, this.#exact));
  }

  async write<T>(
    work: (transaction: Transaction) => Promise<T>,
    { signal, timeoutMs = WRITE_TIMEOUT_MS }: Limits = {},
  ): Promise<T> {
    const change = new Change(work);
    const deadline = { timeoutMs, signal, pulse: this.#writePulse };
    try {
      return await this.#session("WRITE", deadline, (session, { signal: ended }) =>
        change.run(session, ended, timeoutMs),
      );
    } catch (error) {
      throw change.told(error);
    }
  }

  async define(statement: string): Promise<void> {
    const timeoutMs = WRITE_TIMEOUT_MS;
    await this.#session("WRITE", { timeoutMs, pulse: this.#writePulse }, (session) =>
      this.#run(session, statement, {}, timeoutMs),
    );
  }

  async exclusively<T>(
    work: () => Promise<T>,
    { signal, timeoutMs = EXCLUSIVE_TIMEOUT_MS }: Limits = {},
  ): Promise<T> {
    await this.#defineLock();
    const holding = async (transaction: Transaction) => {
      // The node stays locked until this transaction ends, whatever others do meanwhile.
      await transaction.rows(TAKE_LOCK);
      return work();
    };
    return this.write(holding, { signal, timeoutMs });
  }

  async ping(): Promise<void> {
    await this.#healthPulse.beat();
  }

  async unfinished(): Promise<UnfinishedLoad | undefined> {
    return unfinishedIn(await this.#loadPulse.beat());
  }

  async replan(): Promise<void> {
    await this.define("CALL db.prepareForReplanning(30)");
  }

  async close(): Promise<void> {
    // A server that hangs would keep it waiting for its good-bye.
    const pulses = [this.#readPulse, this.#writePulse, this.#healthPulse, this.#loadPulse];
    const all = [this.#driver, this.#exact, ...pulses];
    const closing = Promise.all(all.map((each) => each?.close()));
    await Promise.race([closing, sleep(CLOSE_MS, undefined, { ref: false })]);
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

  /**
   * Reads as soon as there is a connection for it: in a burst the others wait here, which takes nothing
   * off the time that their statements have.
   */
  async #inTurn<T>(signal: AbortSignal | undefined, read: () => Promise<T>): Promise<T> {
    const turn = this.#readers.come();
    if (turn !== undefined) {
      const waiting = { timeoutMs: TURN_MS, signal, pulse: this.#readPulse };
      await within(waiting, () => turn).catch((error) => {
        void turn.then(() => this.#readers.over());
        throw error;
      });
    }
    try {
      return await read();
    } finally {
      this.#readers.over();
    }
  }

  async #run(
    session: Session,
    statement: string,
    values: Values,
    timeout: number,
  ): Promise<readonly Row[]> {
    const result = untraced(() => session.run(statement, sent(values), { timeout }));
    const { records } = await result;
    return records.map(row);
  }

  /** Works in a session, which ends, on the server too, when the deadline passes. */
  async #session<T>(
    mode: "READ" | "WRITE",
    deadline: Deadline,
    work: (session: Session, ended: Ended) => Promise<T>,
    driver = this.#driver,
  ): Promise<T> {
    const { database } = this.#address;
    this.#writes ||= mode === "WRITE";
    const session = driver.session({
      defaultAccessMode: mode,
      // A reader of a cluster waits for what was written here; where nothing was, for nothing.
      ...(this.#writes && { bookmarkManager: this.#driver.executeQueryBookmarkManager }),
      ...(database === undefined ? {} : { database }),
    });
    try {
      return await within(deadline, (ended) => work(session, ended).catch(fail));
    } finally {
      // Closing waits for the server, which may hang: nobody else has to.
      session.close().catch(() => undefined);
    }
  }
}

function fail(error: unknown): never {
  throw neo4jFault(error);
}

/** The driver notes where each statement was run, for its errors: a sixth of all that a look-up takes. */
function untraced<T>(run: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
