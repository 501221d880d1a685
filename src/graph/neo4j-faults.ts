import { Neo4jError } from "neo4j-driver";
import { Conflict, Fault, TimedOut, Unavailable } from "../model/faults.ts";
import { Refused } from "./graph.ts";

type Told = (cause: unknown) => Error;

const unreachable: Told = (cause) =>
  new Unavailable("The database cannot be reached at the moment.", { cause });
const lockedOut: Told = (cause) =>
  new Unavailable("The database does not accept this program's user name and password.", { cause });
const tooSlow: Told = (cause) => new TimedOut("The database took too long to answer.", { cause });
const tooLarge: Told = (cause) =>
  new Unavailable("The database has too little memory for so much at once.", { cause });
const readOnly: Told = (cause) =>
  new Unavailable("The database takes no changes at the moment.", { cause });
const contended: Told = (cause) =>
  new Conflict("Someone else changed the same at the same time.", { cause });

/** The codes that mean one thing. Those of whole families follow in `FAMILIES`. */
const CODES: Readonly<Record<string, Told>> = {
  "Neo.ClientError.Transaction.TransactionTimedOut": tooSlow,
  "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration": tooSlow,
  "Neo.ClientError.Transaction.LockAcquisitionTimeout": tooSlow,
  "Neo.TransientError.Transaction.LockAcquisitionTimeout": tooSlow,
  "Neo.TransientError.General.MemoryPoolOutOfMemoryError": tooLarge,
  "Neo.TransientError.General.TransactionOutOfMemoryError": tooLarge,
  "Neo.TransientError.General.OutOfMemoryError": tooLarge,
  "Neo.TransientError.Transaction.DeadlockDetected": contended,
  "Neo.TransientError.Transaction.Outdated": contended,
  "Neo.ClientError.Schema.ConstraintValidationFailed": (cause) =>
    new Conflict("The change would store a second node or relationship under one id.", { cause }),
  "Neo.ClientError.Database.DatabaseNotFound": (cause) =>
    new Unavailable("The database server has no database of that name.", { cause }),
  "Neo.ClientError.Cluster.NotALeader": unreachable,
  "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": readOnly,
  "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase": readOnly,
  ServiceUnavailable: unreachable,
  SessionExpired: unreachable,
  // A connection that broke within the server's first words.
  ProtocolError: unreachable,
  // What the driver itself gives up on: no connection in time, a connection that broke.
  "N/A": unreachable,
};

const FAMILIES: readonly (readonly [string, Told])[] = [
  ["Neo.ClientError.Security.", lockedOut],
  ["Neo.TransientError.", unreachable],
  ["Neo.DatabaseError.", unreachable],
];

/** Neo4j's error in the seam's words, by its code. */
export function neo4jFault(error: unknown): unknown {
  if (error instanceof Fault || error instanceof Refused) return error;
  if (isCutShort(error)) return unreachable(error);
  if (!(error instanceof Neo4jError)) return error;
  const { code } = error;
  const told = CODES[code] ?? FAMILIES.find(([family]) => code.startsWith(family))?.[1];
  return told ? told(error) : new Refused(error.message, { cause: error });
}

/** The driver reads the very first bytes of a connection beyond their end where it breaks within them. */
function isCutShort(error: unknown): boolean {
  return error instanceof RangeError && "code" in error && error.code === "ERR_OUT_OF_RANGE";
}

/** Whether the server was there but did not accept the user's name or password. */
export function isLockedOut(error: unknown): boolean {
  const cause = error instanceof Unavailable ? error.cause : error;
  return cause instanceof Neo4jError && cause.code.startsWith("Neo.ClientError.Security.");
}

/** Whether the server was there but has no such database. */
export function isNoDatabase(error: unknown): boolean {
  const cause = error instanceof Unavailable ? error.cause : error;
  return cause instanceof Neo4jError && cause.code === "Neo.ClientError.Database.DatabaseNotFound";
}
