import { ApolloServerErrorCode } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError, Kind } from "graphql";
import { Fault, type FaultReason, RateLimited, Unavailable } from "../model/faults.ts";

/** What a client is told of a failure that is not its own; the log has the cause. */
export const MASKED = "Something went wrong. The log has the cause";

const INTERNAL: string = ApolloServerErrorCode.INTERNAL_SERVER_ERROR;

/** A refusal before anything runs: the fault's sentence and code, with HTTP's status. */
export function refusal(cause: unknown): GraphQLError {
  if (cause instanceof Fault) return refuse(cause.message, cause.code, cause);
  if (cause instanceof GraphQLError) return refuse(cause.message, "BAD_USER_INPUT", cause);
  throw cause;
}

function refuse(message: string, code: string, originalError: Error): GraphQLError {
  const http = { status: statusOf(originalError) };
  return new GraphQLError(message, { originalError, extensions: { code, http } });
}

/** The status of HTTP for a question that is refused. */
export function statusOf(error: Error): number {
  if (error instanceof Unavailable) return 503;
  return error instanceof RateLimited ? 429 : 400;
}

/**
 * What a client sees of an error. Sentences written for it pass, with their codes: faults, and what
 * GraphQL itself says of a question. Anything else is masked.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError {
  if (codeOf(formatted) !== INTERNAL) return formatted;
  const fault = faultIn(error);
  if (fault) return { ...formatted, message: fault.message, extensions: { code: fault.code } };
  if (isAboutArgument(error)) return { ...formatted, extensions: { code: "BAD_USER_INPUT" } };
  return { ...formatted, message: `${MASKED}.`, extensions: { code: INTERNAL } };
}

/** The same without what else was perhaps meant: Apollo hides that of documents, and not of variables. */
export function formatErrorBriefly(
  formatted: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError {
  const told = formatError(formatted, error);
  return { ...told, message: told.message.replace(/ Did you mean [^?]*\?$/, "") };
}

/** Whether the client sees only the mask of it, so that the log must have it. */
export function isMasked(error: GraphQLError): boolean {
  const code = error.extensions?.["code"] ?? INTERNAL;
  return code === INTERNAL && faultIn(error) === undefined && !isAboutArgument(error);
}

/** Why a question was refused, where the error's code does not say it. */
export function reasonOf(error: GraphQLError): FaultReason | undefined {
  return faultIn(error)?.reason;
}

/** Names the request in a masked error, so that its cause can be found in the log. */
export function nameRequest(
  error: GraphQLFormattedError,
  requestId: string,
): GraphQLFormattedError {
  if (codeOf(error) !== INTERNAL) return error;
  return { ...error, message: `${MASKED}, under the request ${requestId}.` };
}

function codeOf(error: GraphQLFormattedError): unknown {
  return error.extensions?.["code"];
}

function faultIn(error: unknown): Fault | undefined {
  if (error instanceof Fault) return error;
  return error instanceof GraphQLError ? faultIn(error.originalError) : undefined;
}

/**
 * Whether graphql-js refused an argument while it ran: a variable without a value where one has to
 * be. It gives no code; the error points at the value, where those about answers point at the field.
 */
function isAboutArgument(error: unknown): boolean {
  if (!(error instanceof GraphQLError)) return false;
  const cause = error.originalError ?? error;
  if (!(cause instanceof GraphQLError) || cause.originalError) return false;
  const [node] = cause.nodes ?? [];
  return node !== undefined && node.kind !== Kind.FIELD;
}
