import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { loadedOn } from "../cli/loaded.ts";
import { neo4jRuns } from "../support/engines.ts";
import { DOSSIER, inOwnFolder, ours, outcome, served } from "../support/parley.ts";
import { type ReceivedSpan, receiver } from "../support/receiver.ts";
import { AT_ONCE, type Headers, post, SPEAKER } from "../support/traced.ts";

inOwnFolder();

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const CALLER = "b7ad6b7169203331";
const TRACEPARENT = { traceparent: `00-${TRACE}-${CALLER}-01` };

const ENGINES = (["embedded", "neo4j"] as const).filter((name) => name !== "neo4j" || neo4jRuns);

async function tracedServer(environment: Headers) {
  const { spans, url: endpoint, text, services } = await receiver();
  const server = await served([], {
    ...environment,
    ...AT_ONCE,
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
  });
  /** Those of one trace, once its request is over. */
  const traceOf = async (traceId: string) => {
    const ofTrace = () => spans.filter((span) => span.traceId === traceId);
    await expect
      .poll(() => ofTrace().some(({ kind }) => kind === SERVER), { timeout: 10_000 })
      .toBe(true);
    return ofTrace();
  };
  return { ...server, spans, text, services, traceOf };
}

const SERVER = 2;
const CLIENT = 3;

/** The spans below one, as their names, each with those below it. */
function tree(spans: readonly ReceivedSpan[], parent: string | undefined): unknown {
  const below = spans.filter(({ parentSpanId }) => parentSpanId === parent);
  return below.map(({ name, spanId }) => [name, tree(spans, spanId)]);
}

describe.each(ENGINES)("[%s] a traced server", (engine) => {
  let environment: Headers = {};

  beforeAll(async () => {
    environment = await loadedOn(engine);
  });

  const system = engine === "neo4j" ? "neo4j" : "grafeo";

  test("sends of a question one tree below who asked: the request, the operation, its statement", async () => {
    const { url, traceOf } = await tracedServer(environment);

    await post(url, { query: SPEAKER, variables: { id: "c05" } }, TRACEPARENT);
    const spans = await traceOf(TRACE);
    const [statement, operation, request] = spans;

    expect(tree(spans, CALLER)).toEqual([
      ["POST /graphql", [["query SpeakerOf", [[`MATCH ${system}`, []]]]]],
    ]);
    expect(request?.attributes).toMatchObject({
      "http.request.method": "POST",
      "http.route": "/graphql",
      "http.response.status_code": 200,
    });
    expect(operation?.attributes).toEqual({
      "graphql.operation.name": "SpeakerOf",
      "graphql.operation.type": "query",
      "parley.cost.rows": 2,
      "parley.document.sha256": createHash("sha256").update(SPEAKER).digest("hex"),
    });
    expect(statement?.kind).toBe(CLIENT);
    expect(statement?.attributes).toEqual({
      "db.system.name": system,
      "db.operation.name": "MATCH",
      "db.query.text": expect.stringMatching(/^MATCH \(claim1:Entity:Claim \{id: \$(v\.)?id1\}\)/),
      "db.response.returned_rows": 1,
    });
  });

  test("sends the same of a question that is asked again, of one in an address, and of an export", async () => {
    const { url, traceOf } = await tracedServer(environment);
    const question = { query: SPEAKER, variables: { id: "c05" } };
    const again = TRACE.replace("0a", "1a");
    const asked = TRACE.replace("0a", "2a");
    const exported = TRACE.replace("0a", "3a");

    await post(url, question);
    await post(url, question, { traceparent: `00-${again}-${CALLER}-01` });
    const address = new URL(
      `graphql?query=${encodeURIComponent("{ claims { totalCount } }")}`,
      url,
    );
    await fetch(address, {
      headers: { traceparent: `00-${asked}-${CALLER}-01`, "apollo-require-preflight": "1" },
    });
    const file = await fetch(new URL("export/jsonl?about=c05&depth=1", url), {
      headers: { traceparent: `00-${exported}-${CALLER}-01` },
    });
    await file.text();

    expect(tree(await traceOf(again), CALLER)).toEqual([
      ["POST /graphql", [["query SpeakerOf", [[`MATCH ${system}`, []]]]]],
    ]);
    expect(tree(await traceOf(asked), CALLER)).toEqual([
      ["GET /graphql", [["GraphQL operation", [[`RETURN ${system}`, []]]]]],
    ]);
    const spans = await traceOf(exported);
    const request = spans.find(({ kind }) => kind === SERVER);
    expect(request?.parentSpanId).toBe(CALLER);
    expect(spans.length).toBeGreaterThan(3);
    expect(new Set(spans.map(({ parentSpanId }) => parentSpanId))).toEqual(
      new Set([CALLER, request?.spanId]),
    );
  });

  test("tells no value, no variable, no header, no client and no sentence of an error", async () => {
    const server = await tracedServer({ ...environment, TRUSTED_PROXIES: "127.0.0.1" });
    const { url, text, traceOf } = server;
    const headers = {
      authorization: "Bearer secret-token",
      cookie: "session=secret-cookie",
      "x-forwarded-for": "203.0.113.77",
      "user-agent": "secret-agent",
      referer: "http://secret-page.example/",
    };
    const variables = { id: "secret-variable" };
    const questions = [
      { query: SPEAKER, variables },
      { query: '{ claim(id: "secret-literal") { id } }' },
      { query: 'query P { positions(process: "secret-process") { process { id } } }' },
      { query: '{ claims(after: "secret-cursor") { totalCount } }' },
      { query: '{ secretField(of: "secret-argument") }' },
      { query: '{ claim(id: "secret-rest" ' },
      '{"query": "secret-json',
      { query: `# ${"secret-comment ".repeat(8000)}` },
    ];

    for (const question of questions) await post(url, question, headers);
    await fetch(new URL("export/jsonl?about=secret-part", url), { headers });
    await post(url, { query: SPEAKER, variables: { id: "c05" } }, { ...headers, ...TRACEPARENT });
    await traceOf(TRACE);

    expect(text()).not.toMatch(/secret|203\.0\.113/);
    expect(text()).not.toContain(environment["NEO4J_PASSWORD"] ?? "secret");
    expect(text()).toContain("BAD_USER_INPUT");
    expect(text()).toContain("NOT_FOUND");
  });

  test("does not send what nobody has asked for", async () => {
    const { url, spans, errors, traceOf } = await tracedServer(environment);
    await expect.poll(errors, { timeout: 50_000 }).toContain("operations are warm");

    for (const path of ["livez", "readyz", "metrics", "graphiql/"]) await fetch(new URL(path, url));
    await post(url, { query: "{ __typename }" }, TRACEPARENT);
    await traceOf(TRACE);

    const roots = spans.filter(({ parentSpanId }) => parentSpanId === undefined);
    expect(roots.map(({ name }) => name)).toEqual(["parley start"]);
  });
});

test("[embedded] a load is one tree, under the name that the service is given", async () => {
  const { spans, services, url } = await receiver();

  const { code } = await outcome(["load", DOSSIER], {
    PARLEY_DATA: ours("traced-load"),
    OTEL_TRACES_EXPORTER: "otlp",
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    OTEL_SERVICE_NAME: "parley-loads",
  });

  const root = spans.find(({ parentSpanId }) => parentSpanId === undefined);
  const write = spans.find(({ name }) => name === "TRANSACTION grafeo");
  const ids = new Set(spans.map(({ spanId }) => spanId));
  expect(code).toBe(0);
  expect([...services]).toEqual(["parley-loads"]);
  expect(root?.name).toBe("parley load");
  expect(write?.parentSpanId).toBe(root?.spanId);
  expect(spans.filter(({ parentSpanId }) => parentSpanId === write?.spanId).length).toBeGreaterThan(
    10,
  );
  expect(spans.filter(({ parentSpanId = root?.spanId ?? "" }) => !ids.has(parentSpanId))).toEqual(
    [],
  );
});

test("[embedded] a load that fails tells so, and nothing of what was wrong", async () => {
  const { spans, url } = await receiver();

  const { code } = await outcome(["load", ours("nowhere")], {
    PARLEY_DATA: "memory",
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
  });

  expect(code).toBe(1);
  expect(spans.map(({ name, failed }) => [name, failed])).toContainEqual(["parley load", true]);
});
