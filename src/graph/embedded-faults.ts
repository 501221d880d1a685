import { Conflict, Fault, Unavailable } from "../model/faults.ts";
import { Refused } from "./graph.ts";

/** Another transaction wrote the same: nothing was changed, and the same may be tried again. */
const WRITE_CONFLICT = "40000";
/** A value that is stored already under a uniqueness constraint. */
const CONSTRAINT = "G2000";

/** The embedded engine's error in the seam's words. */
export function embeddedFault(error: unknown): unknown {
  if (error instanceof Fault || error instanceof Refused) return error;
  const status = gqlStatus(error);
  if (status === undefined) return error;
  if (status === WRITE_CONFLICT) {
    return new Conflict("Someone else changed the same at the same time.", { cause: error });
  }
  if (status === CONSTRAINT) {
    return new Conflict("The change would store a second node under one id.", { cause: error });
  }
  if (status.startsWith("08")) {
    return new Unavailable("The database is closed.", { cause: error });
  }
  return new Refused(error instanceof Error ? error.message : String(error), { cause: error });
}

/** Whether the same transaction may simply be run again. */
export function isWriteConflict(error: unknown): boolean {
  return gqlStatus(error) === WRITE_CONFLICT;
}

function gqlStatus(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("gqlStatus" in error)) return undefined;
  return typeof error.gqlStatus === "string" ? error.gqlStatus : undefined;
}
