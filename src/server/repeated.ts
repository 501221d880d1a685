import type { FastifyReply, FastifyRequest } from "fastify";
import type { DocumentNode, GraphQLSchema } from "graphql";
import { Fault } from "../model/faults.ts";
import { executeAsked } from "../plan/execute.ts";
import { checkNesting } from "../plan/nesting.ts";
import { askingOf, type Operation, operationOf } from "../plan/operation.ts";
import type { Documents } from "./documents.ts";
import type { HttpContext } from "./graphql.ts";
import { checkLimits } from "./limits.ts";

type Variables = Readonly<Record<string, unknown>>;

/** A request that asks a document again which was found valid before. */
export interface Repeated {
  readonly document: DocumentNode;
  readonly operation: Operation;
  readonly variables: Variables;
  readonly contentType: string;
}

const JSON_TYPE = "application/json; charset=utf-8";

/** What may be accepted, as most clients say it, and what is given then. */
const ACCEPTED: Readonly<Record<string, string>> = {
  "*/*": JSON_TYPE,
  "application/json": JSON_TYPE,
  "application/graphql-response+json": "application/graphql-response+json; charset=utf-8",
};

const NO_VARIABLES: Variables = {};

/**
 * The repeated question of a request, if it is one and a plain one: all that is unusual about its
 * headers, its body or what it wants to be told is Apollo's to judge.
 */
export function repeatedIn(documents: Documents, request: FastifyRequest): Repeated | undefined {
  const contentType = plainTypeOf(request);
  const question = plainQuestion(request.body);
  if (contentType === undefined || question === undefined) return undefined;
  const document = documents.get(question.query);
  const operation = document && operationOf(document, question.operationName);
  if (document === undefined || operation?.definition.operation !== "query") return undefined;
  return { document, operation, variables: question.variables ?? NO_VARIABLES, contentType };
}

/** The content type of the answer, where the question comes as JSON and wants nothing beside it. */
function plainTypeOf({ method, headers }: FastifyRequest): string | undefined {
  const isJson = headers["content-type"]?.startsWith("application/json") === true;
  if (method !== "POST" || !isJson) return undefined;
  if ("parley-explain" in headers || "parley-cost" in headers) return undefined;
  return ACCEPTED[headers.accept ?? "*/*"];
}

interface Question {
  readonly query: string;
  readonly variables: Variables | null | undefined;
  readonly operationName: string | null | undefined;
}

const PARTS = new Set(["query", "variables", "operationName"]);

function plainQuestion(body: unknown): Question | undefined {
  if (!isRecord(body) || !Object.keys(body).every((part) => PARTS.has(part))) return undefined;
  const { query, variables, operationName } = body;
  const isPlain =
    typeof query === "string" &&
    (variables == null || isRecord(variables)) &&
    (operationName == null || typeof operationName === "string");
  return isPlain ? { query, variables, operationName } : undefined;
}

/**
 * Answers a repeated question without what Apollo has done for it before: parsing, validating,
 * negotiating. It is a third of the work of a look-up. Where anything is wrong it gives nothing, and
 * leaves the errors in the context for Apollo to tell.
 */
export async function answerRepeated(
  schema: GraphQLSchema,
  { document, operation, variables, contentType }: Repeated,
  context: HttpContext,
  reply: FastifyReply,
): Promise<string | undefined> {
  const asking = await askingWithin(schema, operation, variables, context);
  if (asking === undefined) return undefined;
  const args = { schema, document, variableValues: variables, contextValue: context };
  const name = operation.definition.name?.value;
  const answer = await executeAsked({ ...args, operationName: name }, operation, asking);
  if (answer.errors) {
    context.answer = answer;
    return undefined;
  }
  context.told.operation = name;
  reply.type(contentType);
  return `${JSON.stringify(answer)}\n`;
}

/** What is asked, if its variables fit and it is within its limits and the client's. */
async function askingWithin(
  schema: GraphQLSchema,
  operation: Operation,
  variables: Variables,
  { spend, told }: HttpContext,
) {
  try {
    checkNesting("the variables", variables);
    const asking = askingOf(schema, operation, variables);
    const cost = asking && checkLimits(operation, asking, told);
    if (cost) await spend(cost);
    return asking;
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}

function isRecord(value: unknown): value is Variables {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
