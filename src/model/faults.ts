/** The codes that clients see under `extensions.code`. */
export type FaultCode =
  | "BAD_USER_INPUT"
  | "NOT_FOUND"
  | "QUERY_TOO_COSTLY"
  | "UNAVAILABLE"
  | "TIMEOUT"
  | "CONFLICT"
  | "FORBIDDEN"
  | "RATE_LIMITED";

/** Why a question is refused, where its code does not say it: for those who count, not for clients. */
export const FAULT_REASONS = [
  "aliases",
  "conditions",
  "depth",
  "directives",
  "ending",
  "fields",
  "nesting",
  "not_trusted",
  "overloaded",
  "path",
  "positions",
  "starting",
  "subqueries",
  "tokens",
  "too_large",
  "too_slow",
  "unfinished_load",
] as const;

export type FaultReason = (typeof FAULT_REASONS)[number];

interface FaultOptions {
  readonly cause?: unknown;
  readonly reason?: FaultReason;
}

/**
 * What goes wrong in a way that its reader can be told of. The message is a sentence for a person,
 * without host names, Cypher or stack; the code is for programs; the cause stays in the log.
 */
export abstract class Fault extends Error {
  abstract readonly code: FaultCode;
  readonly reason: FaultReason | undefined;

  constructor(message: string, options: FaultOptions = {}) {
    super(message, "cause" in options ? { cause: options.cause } : undefined);
    this.name = new.target.name;
    this.reason = options.reason;
  }
}

/** A value that the rules refuse: a page out of bounds, a bad cursor, a bad date. */
export class BadInput extends Fault {
  readonly code = "BAD_USER_INPUT";
}

/** An id that names nothing, where something has to be there. */
export class NotFound extends Fault {
  readonly code = "NOT_FOUND";
}

/** A question that is too deep, too long or would read too much. */
export class TooCostly extends Fault {
  readonly code = "QUERY_TOO_COSTLY";
}

/** The database cannot be reached, is held by another process, or is not ready yet. */
export class Unavailable extends Fault {
  readonly code = "UNAVAILABLE";
}

/** The answer was not there within the time allowed. */
export class TimedOut extends Fault {
  readonly code = "TIMEOUT";
}

/** The change contradicts what is stored, or others changed the same at the same time. */
export class Conflict extends Fault {
  readonly code = "CONFLICT";
}

/** What the server was told not to do for whoever asks. */
export class Forbidden extends Fault {
  readonly code = "FORBIDDEN";
}

/** The client has asked for more than it may in a time; later it may again. */
export class RateLimited extends Fault {
  readonly code = "RATE_LIMITED";
}
