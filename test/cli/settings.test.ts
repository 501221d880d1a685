import { describe, expect, test } from "vitest";
import {
  type Environment,
  type ServeFlags,
  serveSettings,
  tracesAreOn,
} from "../../src/cli/settings.ts";

const NEO4J = { NEO4J_URI: "bolt://db.example.org:7687", NEO4J_PASSWORD: "hunter2" };

describe("without flags and environment", () => {
  test("it serves the embedded engine's folder to this machine alone", () => {
    expect(serveSettings({}, {})).toEqual({
      graph: { data: ".parley" },
      host: "127.0.0.1",
      port: 4000,
      logLevel: "info",
      corsOrigins: [],
      introspection: true,
      suggestions: true,
      documents: undefined,
      rateLimit: undefined,
      redisUrl: undefined,
      maxRequests: 1000,
      proxies: [],
      underNpm: false,
    });
  });

  test("what is empty in the environment counts as absent", () => {
    const empty = {
      NEO4J_URI: "",
      PARLEY_DATA: "",
      HOST: "",
      PORT: "",
      LOG_LEVEL: "",
      CORS_ORIGINS: "",
      INTROSPECTION: "",
      DOCUMENTS: "",
      RATE_LIMIT: "",
      REDIS_URL: "",
      MAX_REQUESTS: "",
      TRUSTED_PROXIES: "",
      DOCUMENTS_MODE: "",
    };

    expect(serveSettings({}, empty)).toEqual(serveSettings({}, {}));
  });
});

describe("a setting comes from its flag, else from the environment", () => {
  test.each<[string, ServeFlags, Environment, unknown]>([
    ["host", { host: "0.0.0.0" }, { HOST: "::1" }, "0.0.0.0"],
    ["host", {}, { HOST: "::1" }, "::1"],
    ["port", { port: "0" }, { PORT: "4001" }, 0],
    ["port", {}, { PORT: "65535" }, 65_535],
    ["logLevel", { logLevel: "debug" }, { LOG_LEVEL: "warn" }, "debug"],
    ["logLevel", {}, { LOG_LEVEL: "warn" }, "warn"],
    ["introspection", { introspection: "off" }, { INTROSPECTION: "on" }, false],
    ["introspection", {}, { INTROSPECTION: "off" }, false],
    ["redisUrl", {}, { REDIS_URL: "rediss://:a@redis:6380/1" }, "rediss://:a@redis:6380/1"],
    ["documents", { documents: "a" }, { DOCUMENTS: "b" }, { file: "a", only: false }],
    ["documents", {}, { DOCUMENTS: "b", DOCUMENTS_MODE: "only" }, { file: "b", only: true }],
    [
      "documents",
      { documentsMode: "prefer" },
      { DOCUMENTS: "b", DOCUMENTS_MODE: "only" },
      { file: "b", only: false },
    ],
    ["documents", { documentsMode: "off" }, { DOCUMENTS: "b" }, undefined],
    ["rateLimit", { rateLimit: "90000/60" }, {}, { rows: 90_000, seconds: 60 }],
    ["rateLimit", { rateLimit: "off" }, { RATE_LIMIT: "90000/60" }, undefined],
    ["maxRequests", { maxRequests: "1" }, { MAX_REQUESTS: "2" }, 1],
    ["maxRequests", {}, { MAX_REQUESTS: "100000" }, 100_000],
    ["proxies", {}, { TRUSTED_PROXIES: "10.0.0.1, ::1/64" }, ["10.0.0.1", "::1/64"]],
    ["suggestions", {}, { NODE_ENV: "production" }, false],
    ["corsOrigins", {}, { CORS_ORIGINS: "*" }, ["*"]],
    [
      "corsOrigins",
      {},
      { CORS_ORIGINS: "https://a.example, http://localhost:3000" },
      ["https://a.example", "http://localhost:3000"],
    ],
    ["graph", { data: "memory" }, { PARLEY_DATA: "there" }, { data: "memory" }],
    ["graph", {}, { PARLEY_DATA: "there" }, { data: "there" }],
  ])("%s: %o, %o", (name, flags, environment, value) => {
    expect(serveSettings(flags, environment)).toHaveProperty(name, value);
  });

  test("the graph is a Neo4j's where its address is given", () => {
    expect(serveSettings({}, NEO4J).graph.neo4j).toEqual({
      uri: "bolt://db.example.org:7687",
      username: "neo4j",
      password: "hunter2",
      database: undefined,
    });
    expect(
      serveSettings(
        { neo4jUri: "neo4j+s://other.example" },
        { ...NEO4J, NEO4J_USERNAME: "reader", NEO4J_DATABASE: "talks" },
      ).graph.neo4j,
    ).toEqual({
      uri: "neo4j+s://other.example",
      username: "reader",
      password: "hunter2",
      database: "talks",
    });
  });
});

test.each([
  [{}, false],
  [{ OTEL_TRACES_EXPORTER: "otlp" }, true],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318" }, true],
  [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://collector:4318/v1/traces" }, true],
  [{ OTEL_TRACES_EXPORTER: "none", OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318" }, false],
  [{ OTEL_SDK_DISABLED: "true", OTEL_TRACES_EXPORTER: "otlp" }, false],
])("with %o traces are on: %s", (environment, on) => {
  expect(tracesAreOn(environment)).toBe(on);
});

describe("what it cannot take, it names", () => {
  test.each<[ServeFlags, Environment, string]>([
    [{ port: "x" }, {}, 'The port must be a whole number from 0 to 65535, but was "x".'],
    [{ port: "65536" }, {}, "from 0 to 65535"],
    [{ port: "-1" }, {}, "from 0 to 65535"],
    [{ port: "80.5" }, {}, "from 0 to 65535"],
    [{}, { PORT: "http" }, 'but was "http".'],
    [
      { logLevel: "loud" },
      {},
      'The log level must be one of trace, debug, info, warn, error, fatal, silent, but was "loud".',
    ],
    [{ introspection: "yes" }, {}, 'Introspection must be on or off, but was "yes".'],
    [{ documentsMode: "all" }, {}, 'must be off, prefer or only, but was "all".'],
    [{ documentsMode: "only" }, {}, "so --documents must name their manifest."],
    [{ rateLimit: "49999/60" }, {}, "with 50000 rows or more, which one question may cost"],
    [{ maxRequests: "0" }, {}, "The requests at once must be a whole number from 1 to 100000"],
    [{}, { MAX_REQUESTS: "100001" }, 'but were "100001".'],
    [{}, { MAX_REQUESTS: "many" }, 'but were "many".'],
    [{}, { RATE_LIMIT: "50000" }, 'but was "50000".'],
    [{}, { RATE_LIMIT: "50000/0" }, 'but was "50000/0".'],
    [{}, { TRUSTED_PROXIES: "10.0.0.0/33" }, 'but held "10.0.0.0/33".'],
    [{}, { REDIS_URL: "redis:6379" }, "REDIS_URL must look like redis://user:password@host:6379"],
    [{}, { REDIS_URL: "http://:hunter2@redis" }, "REDIS_URL must look like"],
    [{}, { TRUSTED_PROXIES: "proxy" }, 'but held "proxy".'],
    [{}, { CORS_ORIGINS: "example.org" }, 'but held "example.org".'],
    [{}, { CORS_ORIGINS: "https://example.org/" }, 'but held "https://example.org/".'],
    [
      {},
      { NEO4J_URI: "bolt://localhost:7687" },
      "Set NEO4J_PASSWORD, or unset NEO4J_URI to use the embedded engine.",
    ],
    [
      {},
      { ...NEO4J, NEO4J_URI: "http://localhost:7474" },
      "NEO4J_URI must look like neo4j://host:7687",
    ],
    [{}, { ...NEO4J, NEO4J_URI: "localhost:7687" }, "NEO4J_URI must look like"],
  ])("%o, %o: %s", (flags, environment, sentence) => {
    expect(() => serveSettings(flags, environment)).toThrow(sentence);
  });

  test.each([
    [{ OTEL_TRACES_EXPORTER: "zipkin" }, 'must be otlp or none, but was "zipkin".'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "collector:4318" }, "must look like http://host:4318."],
    [
      { OTEL_TRACES_EXPORTER: "otlp", OTEL_EXPORTER_OTLP_PROTOCOL: "grpc" },
      'OTEL_EXPORTER_OTLP_PROTOCOL must be that, but was "grpc".',
    ],
  ])("%o: %s", (environment, sentence) => {
    expect(() => tracesAreOn(environment)).toThrow(sentence);
  });

  test("but for what may hold a password", () => {
    const uri = "bolt://neo4j:hunter2@localhost:7687";

    expect(() => serveSettings({ neo4jUri: uri }, {})).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining("hunter2") }),
    );
  });
});
