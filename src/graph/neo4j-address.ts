import neo4j, { type Driver } from "neo4j-driver";
import { BadInput } from "../model/faults.ts";
import { READ_TIMEOUT_MS } from "./graph.ts";
import { isLockedOut, isNoDatabase } from "./neo4j-faults.ts";

/** Where a Neo4j is, and as whom to ask it. */
export interface Neo4jAddress {
  /** `bolt://host:7687`, `neo4j://host:7687`, or either with `+s`. */
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  /** The server's default database where it is not given. */
  readonly database?: string | undefined;
}

/**
 * The driver's own limits take 33 to 60 s to report a server that is gone. A statement may wait for a
 * connection a little longer than a read may take: that it took too long is for its own deadline to say.
 */
const LIMITS = {
  connectionTimeout: 2000,
  connectionAcquisitionTimeout: READ_TIMEOUT_MS + 1000,
  maxTransactionRetryTime: 5000,
};

/** More statements at once make each of them slower, and none of them sooner done. */
export const CONNECTIONS = 40;

/** How a driver differs from the one that reads. */
interface Connecting {
  /** Integers come as `bigint`, not as numbers. */
  readonly useBigInt?: boolean;
  /** How many connections it opens at most. */
  readonly connections?: number;
}

/** A driver, which connects when it is first asked. */
export function connect(
  { uri, username, password }: Neo4jAddress,
  { useBigInt = false, connections = CONNECTIONS }: Connecting = {},
): Driver {
  try {
    return neo4j.driver(uri, neo4j.auth.basic(username, password), {
      ...LIMITS,
      maxConnectionPoolSize: connections,
      disableLosslessIntegers: true,
      useBigInt,
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

/** Why a Neo4j cannot be opened, for the person who started the program: the address, never the password. */
export function whyNot(error: unknown, { uri, username, database }: Neo4jAddress): string {
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
