import {
  BadInput,
  Conflict,
  Fault,
  type FaultCode,
  Forbidden,
  NotFound,
  RateLimited,
  TimedOut,
  TooCostly,
  Unavailable,
} from "../model/faults.ts";
import { Refused } from "./graph.ts";

/** An error on its way from one process to another. */
export interface SentError {
  /** A fault's code, or `REFUSED`; any other error has none. */
  readonly code?: string | undefined;
  readonly message: string;
}

const FAULTS: Readonly<Record<FaultCode, new (message: string) => Fault>> = {
  BAD_USER_INPUT: BadInput,
  NOT_FOUND: NotFound,
  QUERY_TOO_COSTLY: TooCostly,
  UNAVAILABLE: Unavailable,
  TIMEOUT: TimedOut,
  CONFLICT: Conflict,
  FORBIDDEN: Forbidden,
  RATE_LIMITED: RateLimited,
};

const REFUSED = "REFUSED";

export function sentError(error: unknown): SentError {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Fault) return { code: error.code, message };
  return error instanceof Refused ? { code: REFUSED, message } : { message };
}

/** The error as it was thrown there. */
export function receivedError({ code, message }: SentError): Error {
  if (code === REFUSED) return new Refused(message);
  return code !== undefined && isFaultCode(code) ? new FAULTS[code](message) : new Error(message);
}

function isFaultCode(code: string): code is FaultCode {
  return code in FAULTS;
}
