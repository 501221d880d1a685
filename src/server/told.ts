import type { FaultReason } from "../model/faults.ts";

/** What became of a request, told where it is known and counted when its answer is sent. */
export interface Told {
  /** The name of the operation that was found in its document. */
  operation?: string | undefined;
  /** The code of its first error. */
  code?: string | undefined;
  /** Why it was refused, where that error's code does not say it. */
  reason?: FaultReason | undefined;
  /** What its operation costs, in rows, once it is measured. */
  cost?: number | undefined;
}

const ALL = new WeakMap<object, Told>();

/** The one of a request of HTTP. */
export function toldOf(request: object): Told {
  const told = ALL.get(request) ?? {};
  ALL.set(request, told);
  return told;
}
