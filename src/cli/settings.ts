import { isIP } from "node:net";
import type { GraphSettings } from "../graph/open.ts";
import type { RateLimit } from "../server/allowance.ts";
import { COST_LIMIT } from "../server/cost.ts";
import { LOG_LEVELS, type LogLevel } from "../server/log.ts";
import { MOST_QUESTIONS } from "../server/room.ts";
import type { DocumentSettings } from "./manifest.ts";
import { Misuse } from "./outcome.ts";

/** What is read from the environment, by the names that the README gives. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The flags of every command that opens a graph. */
export interface GraphFlags {
  readonly data?: string;
  readonly neo4jUri?: string;
}

export interface ServeFlags extends GraphFlags {
  readonly host?: string;
  readonly port?: string;
  readonly logLevel?: string;
  readonly introspection?: string;
  readonly documents?: string;
  readonly documentsMode?: string;
  readonly rateLimit?: string;
  readonly maxRequests?: string;
}

export interface ServeSettings {
  readonly graph: GraphSettings;
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  readonly corsOrigins: readonly string[];
  readonly introspection: boolean;
  /** Whether errors may say what else was perhaps meant. */
  readonly suggestions: boolean;
  /** Which documents are trusted, if any. */
  readonly documents: DocumentSettings | undefined;
  readonly rateLimit: RateLimit | undefined;
  /** The Redis in which processes count together. */
  readonly redisUrl: string | undefined;
  /** How many questions may be worked on or wait for that at once. */
  readonly maxRequests: number;
  /** Addresses of proxies. */
  readonly proxies: readonly string[];
  /** It was started by `npm start`. */
  readonly underNpm: boolean;
}

const NEO4J_URI = /^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^/?#@]+\/?$/;
const PORT = /^\d{1,5}$/;
const LARGEST_PORT = 65_535;
const MOST_REQUESTS = 100_000;

/** Where the graph is: flags before the environment, which is read here and nowhere else. */
export function graphSettings(
  flags: GraphFlags,
  environment: Environment = process.env,
): GraphSettings {
  const data = flags.data || environment["PARLEY_DATA"] || ".parley";
  const uri = flags.neo4jUri || environment["NEO4J_URI"];
  if (!uri) return { data };
  checkNeo4jUri(uri);
  const password = environment["NEO4J_PASSWORD"];
  if (!password) {
    throw new Misuse("Set NEO4J_PASSWORD, or unset NEO4J_URI to use the embedded engine.");
  }
  const username = environment["NEO4J_USERNAME"] || "neo4j";
  const database = environment["NEO4J_DATABASE"] || undefined;
  return { data, neo4j: { uri, username, password, database } };
}

/** How the server is to run. */
export function serveSettings(
  flags: ServeFlags,
  environment: Environment = process.env,
): ServeSettings {
  return {
    graph: graphSettings(flags, environment),
    host: flags.host || environment["HOST"] || "127.0.0.1",
    port: portOf(flags.port || environment["PORT"] || "4000"),
    logLevel: logLevelOf(flags.logLevel || environment["LOG_LEVEL"] || "info"),
    corsOrigins: originsOf(environment["CORS_ORIGINS"] || ""),
    suggestions: environment["NODE_ENV"] !== "production",
    ...clientSettings(flags, environment),
    introspection: isOn(flags.introspection || environment["INTROSPECTION"] || "on"),
    underNpm: environment["npm_lifecycle_event"] === "start",
  };
}

/** What clients may ask for, and how much. */
function clientSettings(flags: ServeFlags, environment: Environment) {
  return {
    documents: documentsOf(
      flags.documents || environment["DOCUMENTS"],
      flags.documentsMode || environment["DOCUMENTS_MODE"] || undefined,
    ),
    rateLimit: rateLimitOf(flags.rateLimit || environment["RATE_LIMIT"] || "off"),
    redisUrl: redisUrlOf(environment["REDIS_URL"] || undefined),
    maxRequests: mostOf(flags.maxRequests || environment["MAX_REQUESTS"] || String(MOST_QUESTIONS)),
    proxies: proxiesOf(environment["TRUSTED_PROXIES"] || ""),
  };
}

/**
 * Whether traces are sent, by OpenTelemetry's own variables. Where to, and with which headers and
 * limits, its exporter reads from there itself.
 */
export function tracesAreOn(environment: Environment = process.env): boolean {
  if (environment["OTEL_SDK_DISABLED"]?.toLowerCase() === "true") return false;
  const endpoint =
    environment["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] || environment["OTEL_EXPORTER_OTLP_ENDPOINT"];
  const exporter = environment["OTEL_TRACES_EXPORTER"] || (endpoint ? "otlp" : "none");
  if (exporter === "none") return false;
  if (exporter !== "otlp") {
    throw new Misuse(`OTEL_TRACES_EXPORTER must be otlp or none, but was "${exporter}".`);
  }
  if (endpoint) checkReceiver(endpoint);
  checkProtocol(
    environment["OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"] ||
      environment["OTEL_EXPORTER_OTLP_PROTOCOL"] ||
      "http/json",
  );
  return true;
}

/** It may hold a password, so it is not told again. */
function checkReceiver(endpoint: string): void {
  if (/^https?:\/\/[^/]/.test(endpoint) && URL.canParse(endpoint)) return;
  throw new Misuse("OTEL_EXPORTER_OTLP_ENDPOINT must look like http://host:4318.");
}

function checkProtocol(protocol: string): void {
  if (protocol === "http/json") return;
  throw new Misuse(
    `Traces are sent as http/json, which every collector takes on port 4318, so OTEL_EXPORTER_OTLP_PROTOCOL must be that, but was "${protocol}".`,
  );
}

/** The address may hold a password, so it is not told again. */
function checkNeo4jUri(uri: string): void {
  if (NEO4J_URI.test(uri)) return;
  throw new Misuse(
    "NEO4J_URI must look like neo4j://host:7687 or bolt://host:7687 (+s for TLS), without a user or a password: these are NEO4J_USERNAME and NEO4J_PASSWORD.",
  );
}

function portOf(given: string): number {
  if (PORT.test(given) && Number(given) <= LARGEST_PORT) return Number(given);
  throw new Misuse(
    `The port must be a whole number from 0 to ${LARGEST_PORT}, but was "${given}".`,
  );
}

function logLevelOf(given: string): LogLevel {
  const level = LOG_LEVELS.find((each) => each === given);
  if (level !== undefined) return level;
  throw new Misuse(`The log level must be one of ${LOG_LEVELS.join(", ")}, but was "${given}".`);
}

function originsOf(given: string): readonly string[] {
  const origins = given.split(/[\s,]+/).filter((origin) => origin !== "");
  for (const origin of origins) checkOrigin(origin);
  return origins;
}

function checkOrigin(origin: string): void {
  if (origin === "*" || (URL.canParse(origin) && new URL(origin).origin === origin)) return;
  throw new Misuse(
    `CORS_ORIGINS must hold origins such as https://example.org, separated by commas, but held "${origin}".`,
  );
}

function documentsOf(
  file: string | undefined,
  mode: string | undefined,
): DocumentSettings | undefined {
  if (mode !== undefined && mode !== "off" && mode !== "prefer" && mode !== "only") {
    throw new Misuse(`The mode of documents must be off, prefer or only, but was "${mode}".`);
  }
  if (file) return mode === "off" ? undefined : { file, only: mode === "only" };
  if (mode === undefined || mode === "off") return undefined;
  throw new Misuse(`The mode of documents is ${mode}, so --documents must name their manifest.`);
}

function rateLimitOf(given: string): RateLimit | undefined {
  if (given === "off") return undefined;
  const [, rows, seconds] = /^([1-9]\d{0,11})\/([1-9]\d{0,5})$/.exec(given) ?? [];
  if (Number(rows) >= COST_LIMIT) return { rows: Number(rows), seconds: Number(seconds) };
  throw new Misuse(
    `The rate limit must be off, or as ROWS/SECONDS with ${COST_LIMIT} rows or more, which one question may cost, but was "${given}".`,
  );
}

function mostOf(given: string): number {
  const most = /^\d{1,6}$/.test(given) ? Number(given) : 0;
  if (most > 0 && most <= MOST_REQUESTS) return most;
  throw new Misuse(
    `The requests at once must be a whole number from 1 to ${MOST_REQUESTS}, but were "${given}".`,
  );
}

/** It may hold a password, so it is not told again. */
function redisUrlOf(given: string | undefined): string | undefined {
  const { protocol = "", hostname = "" } = given && URL.canParse(given) ? new URL(given) : {};
  if (given === undefined || (/^rediss?:$/.test(protocol) && hostname !== "")) return given;
  throw new Misuse(
    "REDIS_URL must look like redis://user:password@host:6379 (rediss:// for TLS), of which all but the host may be left out.",
  );
}

function proxiesOf(given: string): readonly string[] {
  const proxies = given.split(/[\s,]+/).filter((proxy) => proxy !== "");
  for (const proxy of proxies) checkProxy(proxy);
  return proxies;
}

function checkProxy(proxy: string): void {
  const [, address = "", bits = "0"] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(proxy) ?? [];
  if (Number(bits) <= { 0: -1, 4: 32, 6: 128 }[isIP(address) as 0 | 4 | 6]) return;
  throw new Misuse(
    `TRUSTED_PROXIES must hold addresses such as 10.0.0.1 or 172.16.0.0/12, separated by commas, but held "${proxy}".`,
  );
}

function isOn(given: string): boolean {
  if (given === "on" || given === "off") return given === "on";
  throw new Misuse(`Introspection must be on or off, but was "${given}".`);
}
