import {
  ApolloServer,
  type ApolloServerOptionsWithGateway,
  type ApolloServerPlugin,
  type GraphQLRequestListener,
} from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import type { ExecutionResult, GraphQLError, GraphQLFormattedError, GraphQLSchema } from "graphql";
import type { Context } from "../api/context.ts";
import { Fault } from "../model/faults.ts";
import { executeOperation } from "../plan/execute.ts";
import { COST_LIMIT } from "./cost.ts";
import type { Documents } from "./documents.ts";
import { formatError, formatErrorBriefly, isMasked, nameRequest, reasonOf } from "./faults.ts";
import { limitsPlugin } from "./limits.ts";
import type { Logger } from "./log.ts";
import type { Told } from "./told.ts";

/** What a question is asked with over HTTP. */
export interface HttpContext extends Context {
  readonly requestId: string;
  readonly told: Told;
  /** Whether the client wants to know what the operation costs. */
  readonly tellsCost: boolean;
  /** Takes what the operation costs, once, from what the client may ask for. */
  readonly spend: (rows: number) => Promise<void>;
  /** The answer, where it is there already and only its errors have to be told. */
  answer?: ExecutionResult | undefined;
}

export interface GraphqlSettings {
  readonly schema: GraphQLSchema;
  readonly introspection: boolean;
  readonly suggestions?: boolean | undefined;
  readonly log: Logger;
  /** Takes the documents that were found valid. */
  readonly documents: Documents;
}

/** How many mistakes of one document are looked for; who made these will find the others. */
const ERRORS_TOLD = 5;

/** Parses, validates, limits and runs questions; what it may tell of failures is decided here. */
export function createApollo(settings: GraphqlSettings): ApolloServer<HttpContext> {
  const { schema, introspection, suggestions = true, log, documents } = settings;
  // Without introspection, "Did you mean .." would tell the names one by one.
  const isBrief = !(introspection && suggestions);
  return new ApolloServer<HttpContext>({
    gateway: executing(schema),
    introspection,
    hideSchemaDetailsFromClientErrors: isBrief,
    validationOptions: { maxErrors: ERRORS_TOLD },
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    nodeEnv: "production",
    logger: log,
    formatError: isBrief ? formatErrorBriefly : formatError,
    plugins: [
      // Hooks every field of every answer unless it is off.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      // Nothing is reported to anyone, whatever the environment holds.
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      limitsPlugin,
      keepingPlugin(documents),
      answersPlugin(log),
    ],
  });
}

type GatewayInterface = ApolloServerOptionsWithGateway<HttpContext>["gateway"];

/**
 * Lets our own executor run the questions. This is Apollo's way in for one that keeps its formatting
 * of errors; `responseForOperation` would go past it.
 */
function executing(schema: GraphQLSchema): GatewayInterface {
  return {
    async load() {
      return {
        executor: async ({ document, request, context }) =>
          (context as HttpContext).answer ??
          executeOperation({
            schema,
            document,
            // As the client named it: Apollo's own is that of the operation it found, if any.
            operationName: request.operationName,
            variableValues: request.variables,
            contextValue: context,
          }),
      };
    },
    onSchemaLoadOrUpdate(tell) {
      tell({ apiSchema: schema, coreSupergraphSdl: "" });
      return () => {};
    },
    async stop() {},
  };
}

/** Keeps the documents that were found valid, and within their limits. */
function keepingPlugin(documents: Documents): ApolloServerPlugin<HttpContext> {
  const listener: GraphQLRequestListener<HttpContext> = {
    async didResolveOperation({ source, document }) {
      documents.set(source, document);
    },
  };
  return { requestDidStart: async () => listener };
}

/** Logs what the client is not told, and adds to the answer what the request alone knows. */
function answersPlugin(log: Logger): ApolloServerPlugin<HttpContext> {
  const listener: GraphQLRequestListener<HttpContext> = {
    async didEncounterErrors({ errors, contextValue, operationName }) {
      contextValue.told.reason = errors[0] && reasonOf(errors[0]);
      const { requestId, signal } = contextValue;
      for (const error of errors) {
        // Whoever has gone away is told nothing, and that a statement was ended for it is no failure.
        if (signal?.aborted && error.originalError === signal.reason) continue;
        logCause(log, error, requestId, operationName);
      }
    },
    async willSendResponse({ response, contextValue, operation }) {
      if (response.body.kind !== "single") return;
      const answer = response.body.singleResult;
      const { requestId, explain, told } = contextValue;
      told.operation = operation?.name?.value;
      told.code = codeOf(answer.errors);
      if (answer.errors) answer.errors = named(answer.errors, requestId);
      if (explain) answer.extensions = { ...answer.extensions, cypher: explain };
      const cost = costOf(contextValue);
      if (cost) answer.extensions = { ...answer.extensions, cost };
    },
  };
  return { requestDidStart: async () => listener };
}

/** The first error's code, as the client sees it. */
function codeOf(errors: readonly GraphQLFormattedError[] | undefined): string | undefined {
  const [first] = errors ?? [];
  return first && String(first.extensions?.["code"]);
}

/** Nothing where the operation was not measured: its variables were wrong, or its document. */
function costOf({ tellsCost, told: { cost } }: HttpContext) {
  return tellsCost && cost !== undefined ? { requested: cost, limit: COST_LIMIT } : undefined;
}

function named(errors: readonly GraphQLFormattedError[], requestId: string) {
  return errors.map((error) => nameRequest(error, requestId));
}

function logCause(
  log: Logger,
  error: GraphQLError,
  requestId: string,
  operation: string | null | undefined,
): void {
  const err = error.originalError ?? error;
  const about = { requestId, operation, path: error.path?.join(".") };
  if (isMasked(error)) log.error({ ...about, err }, "A question failed.");
  else if (err instanceof Fault && err.cause) log.warn({ ...about, err }, err.message);
}
