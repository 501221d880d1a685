import { type DocumentNode, type GraphQLSchema, parse, validate } from "graphql";
import { misfit } from "./fits.ts";
import type { Request } from "./requests.ts";
import { askedOf } from "./selected.ts";
import { type Answer, TAKEN } from "./sending.ts";

/** What the contract says that an error's code may be, but for those of the server's own failures. */
const CODES: readonly unknown[] = [
  "BAD_USER_INPUT",
  "NOT_FOUND",
  "QUERY_TOO_COSTLY",
  "UNAVAILABLE",
  "TIMEOUT",
  "BAD_REQUEST",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
];

/** The server may be out of breath. */
const UNAVAILABLE = 503;
const BREATHLESS = /"code":"(UNAVAILABLE|TIMEOUT)"/;

/** What no message may tell: where the code is, what was asked of whom, and what else there is. */
const SECRETS =
  /Did you mean|\bat \S+ \(|\.[cm]?[jt]s:\d|node_modules|file:\/\/|\b(MATCH|UNWIND|CALL|RETURN) [([{$\w]|bolt:|neo4j:|Neo\.|gqlStatus|[gG]rafeo|parley-tests/;

type Json = Readonly<Record<string, unknown>>;

interface Problem {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: unknown;
  readonly extensions: { readonly code: unknown };
}

/** What is wrong with an answer to a request, in a sentence; undefined where it may be so. */
export function fault(schema: GraphQLSchema, request: Request, answer: Answer): string | undefined {
  const { status, headers, text } = answer;
  if (status === 0) return whenClosed(request);
  if (status >= 500 && status !== UNAVAILABLE) return `it is a ${status}`;
  if (text === "") return whenEmpty(request, answer);
  if (headers["x-content-type-options"] !== "nosniff") return "it has no security headers";
  return request.sort === "bytes" ? secretIn(request, text) : faultOfText(schema, request, answer);
}

/** Only who sends too much may be cut off before it is told. */
function whenClosed({ body, sort }: Request): string | undefined {
  return sort === "bytes" || body.length > TAKEN
    ? undefined
    : "the connection was closed without an answer";
}

/** There is no body where none may be, or where HTTP itself was not understood. */
function whenEmpty({ method, sort }: Request, { status }: Answer): string | undefined {
  return method === "HEAD" || [204, 302].includes(status) || (sort === "bytes" && status >= 400)
    ? undefined
    : `it is a ${status} and empty`;
}

function faultOfText(schema: GraphQLSchema, request: Request, answer: Answer): string | undefined {
  const body = parsedJson(answer.text);
  if (!isRecord(body)) return "it is no JSON object";
  if (!String(answer.headers["content-type"]).includes("json"))
    return "it does not say that it is JSON";
  const { data, errors, extensions, ...others } = body;
  if (Object.keys(others).length > 0) return "it has other parts than a GraphQL response";
  if (data === undefined && errors === undefined) return "it has neither data nor errors";
  if (extensions !== undefined && !wantsToKnow(request)) return "it tells what nobody asked";
  return (
    faultOfRefusal(request, errors) ??
    faultOfErrors(request, errors, data) ??
    faultOfData(schema, request, data)
  );
}

/** A valid question may find the server out of breath, and nothing else. */
function faultOfRefusal({ sort }: Request, errors: unknown): string | undefined {
  if (sort !== "valid" || errors === undefined) return undefined;
  const isBreathless = BREATHLESS.test(JSON.stringify(errors));
  return isBreathless ? undefined : "it refuses a valid question";
}

function wantsToKnow({ headers }: Request): boolean {
  return "parley-explain" in headers || "parley-cost" in headers;
}

function faultOfErrors(request: Request, errors: unknown, data: unknown): string | undefined {
  if (errors === undefined) return undefined;
  if (!Array.isArray(errors) || errors.length === 0) return "its errors are no list of some";
  for (const error of errors) {
    const fault = isProblem(error) ? faultOfError(request, error, data) : "an error is none";
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function isProblem(error: unknown): error is Problem {
  if (!isRecord(error)) return false;
  const { message, extensions, path, locations, ...others } = error;
  if (typeof message !== "string" || !/\w/.test(message) || Object.keys(others).length > 0)
    return false;
  return isRecord(extensions) && Object.keys(extensions).join() === "code";
}

function faultOfError(
  request: Request,
  { message, extensions, path }: Problem,
  data: unknown,
): string | undefined {
  if (!CODES.includes(extensions.code)) return `an error has the code ${extensions.code}`;
  if (path && !leadsToNull(path, data)) return `an error is of ${path.join(".")}, which is there`;
  return secretIn(request, message);
}

function leadsToNull(path: Problem["path"] & object, data: unknown): boolean {
  let value = data;
  for (const step of path) {
    if (value === null) return true;
    value = (value as Json | undefined)?.[step];
  }
  return value === null;
}

/** Words of the request itself may be told again. */
function secretIn(request: Request, text: string): string | undefined {
  const [secret] = SECRETS.exec(text) ?? [];
  if (secret === undefined || sentBy(request).includes(secret)) return undefined;
  return `it tells ${JSON.stringify(secret)}`;
}

function sentBy({ path, body }: Request): string {
  return `${decodeURIComponent(path.replace(/%(?![\da-f]{2})|%[89a-f].|%zz/gi, ""))} ${body}`;
}

function faultOfData(schema: GraphQLSchema, request: Request, data: unknown): string | undefined {
  if (data === undefined || data === null) return undefined;
  const question = questionIn(request);
  const document = question && parsed(question.query);
  if (!document) return "it answers what is no question";
  if (validate(schema, document).length > 0) return "it answers a question that is not valid";
  const asked = askedOf(schema, document, question.variables, question.operationName);
  if (asked === undefined) return "it answers with variables that are wrong";
  return misfit(asked, data);
}

interface Question {
  readonly query: string;
  readonly variables: Json;
  readonly operationName?: string;
}

/** The question as the specification reads it. */
function questionIn({ method, path, body }: Request): Question | undefined {
  const { searchParams } = new URL(path, "http://localhost");
  const parts =
    method === "POST"
      ? parsedJson(String(body))
      : {
          ...Object.fromEntries(searchParams),
          variables: parsedJson(searchParams.get("variables") ?? "{}"),
        };
  if (!isRecord(parts) || typeof parts["query"] !== "string") return undefined;
  const { query, variables, operationName } = parts;
  const name = typeof operationName === "string" ? { operationName } : {};
  return { query, variables: isRecord(variables) ? variables : {}, ...name };
}

function parsed(query: string): DocumentNode | undefined {
  try {
    return parse(query);
  } catch {
    return undefined;
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
