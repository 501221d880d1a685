import { FAULT_REASONS, type FaultReason } from "../model/faults.ts";
import type { Told } from "./told.ts";

/** What the codes of errors mean where nothing closer is known. Those without one refuse nothing. */
const OF_CODES = {
  BAD_REQUEST: "malformed",
  GRAPHQL_PARSE_FAILED: "malformed",
  OPERATION_RESOLUTION_FAILURE: "malformed",
  GRAPHQL_VALIDATION_FAILED: "invalid",
  BAD_USER_INPUT: "bad_input",
  FORBIDDEN: "not_trusted",
  QUERY_TOO_COSTLY: "too_costly",
  RATE_LIMITED: "rate_limited",
  TIMEOUT: "timed_out",
  UNAVAILABLE: "unavailable",
} as const satisfies Readonly<Record<string, string>>;

type Reason = (typeof OF_CODES)[keyof typeof OF_CODES] | FaultReason;

/** All reasons for which a request is refused: a bounded set, in which no client has a say. */
export const REASONS: readonly Reason[] = [
  ...new Set([...Object.values(OF_CODES), ...FAULT_REASONS]),
];

/** Why a request was refused, if it was. */
export function reasonFor(outcome: string, { reason }: Told): Reason | undefined {
  return reason ?? (outcome in OF_CODES ? OF_CODES[outcome as keyof typeof OF_CODES] : undefined);
}

/** Why what came over a connection was no request, unless the connection just broke. */
export function reasonOfConnection({ code = "" }: NodeJS.ErrnoException): Reason | undefined {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return "too_slow";
  if (code === "HPE_HEADER_OVERFLOW") return "too_large";
  return code.startsWith("HPE_") ? "malformed" : undefined;
}
