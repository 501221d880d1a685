import { beforeAll, describe, expect, test } from "vitest";
import { loadedOn } from "../cli/loaded.ts";
import { neo4jAddress, neo4jRuns } from "../support/engines.ts";
import { inOwnFolder, listener, outcome, served } from "../support/parley.ts";
import { type Headers, post, SPEAKER } from "../support/traced.ts";

inOwnFolder();

/** What nobody but its sender has to know, in every place where there may be such a thing. */
const HEADERS = {
  authorization: "Bearer secret-token",
  cookie: "session=secret-cookie",
  "x-forwarded-for": "203.0.113.77",
  forwarded: "for=203.0.113.77",
  "user-agent": "secret-agent",
  referer: "http://secret-page.example/",
  origin: "http://secret-origin.example",
  "x-api-key": "secret-key",
};

const QUESTIONS = [
  { query: SPEAKER, variables: { id: "secret-variable" } },
  { query: SPEAKER, variables: { id: "secret-\0nul" } },
  { query: SPEAKER, variables: { id: { secret: "object" } } },
  { query: '{ claim(id: "secret-literal") { id } }' },
  { query: 'query P { positions(process: "secret-process") { process { id } } }' },
  { query: '{ claims(after: "secret-cursor") { totalCount } }' },
  { query: '{ search(query: "secret words") { totalCount } }' },
  { query: '{ claims(filter: { text: { contains: "secret" } }) { totalCount } }' },
  { query: '{ secretField(of: "secret-argument") }' },
  { query: '{ claim(id: "secret-rest" ' },
  { query: `# ${"secret-comment ".repeat(8000)}` },
  { documentId: "secret-document" },
  { query: "{ __typename }", operationName: "secretOperation" },
  '{"query": "secret-json',
  '["secret-batch"]',
];

const ADDRESSES = [
  "graphql?query={claim(id:%22secret-address%22){id}}",
  "graphql?query={hello}&variables=secret-variables",
  "export/jsonl?about=secret-part",
  "export/secret-format",
  "secret-path/secret-name?secret=query",
  "graphiql/secret-file.js?secret",
];

/** Sends all of that, and gives the status of each answer. */
async function sendAll(url: string, headers: Headers): Promise<readonly number[]> {
  const asked = QUESTIONS.map((question) => post(url, question, headers));
  const looked = ADDRESSES.map((path) =>
    fetch(`${url}${path}`, { headers: { ...headers, "apollo-require-preflight": "1" } }),
  );
  const plain = fetch(`${url}graphql`, { method: "POST", headers, body: "secret-text" });
  const put = fetch(`${url}graphql`, { method: "PUT", headers, body: "secret-text" });
  const answers = await Promise.all([...asked, ...looked, plain, put]);
  return answers.map(({ status }) => status);
}

const ENGINES = (["embedded", "neo4j"] as const).filter((name) => name !== "neo4j" || neo4jRuns);

describe.each(ENGINES)("[%s] the log, with all that it can say,", (engine) => {
  let environment: Headers = {};

  beforeAll(async () => {
    environment = await loadedOn(engine);
  });

  test("has a line for each request, and nothing that its sender has said", async () => {
    const { url, child, ended, errors } = await served(["--log-level", "trace"], {
      ...environment,
      TRUSTED_PROXIES: "127.0.0.1",
      RATE_LIMIT: "50000/3600",
      CORS_ORIGINS: "http://secret-origin.example",
    });

    const statuses = await sendAll(url, HEADERS);
    // What is no address at all is refused before anything is known of it.
    await fetch(`${url}%E0%A4%A-secret`, { headers: HEADERS });
    await post(url, {
      query: "{ claims(first: 100) { nodes { evidence(first: 100) { nodes { id } } } } }",
    });
    for (let at = 0; at < 5; at++) {
      await post(url, { query: SPEAKER, variables: { id: "secret" } }, HEADERS);
    }
    child.kill("SIGTERM");
    await ended;

    const lines = errors().trim().split("\n");
    const answered = lines.filter((line) => line.includes('"answered"'));
    expect(statuses).toEqual(expect.arrayContaining([200, 400, 404, 413]));
    expect(answered).toHaveLength(statuses.length + 6);
    expect(lines.filter((line) => /secret|203\.0\.113|127\.0\.0\.1/i.test(line))).toEqual([]);
    expect(errors()).not.toContain(environment["NEO4J_PASSWORD"] ?? "secret");
  });
});

test.skipIf(!neo4jRuns)("[neo4j] a password that is refused is not told", async () => {
  const { uri } = await neo4jAddress();

  const { code, err } = await outcome(["serve", "--port", "0"], {
    NEO4J_URI: uri,
    NEO4J_PASSWORD: "secret-password",
  });

  expect(code).toBe(1);
  expect(err).not.toContain("secret-password");
  expect(err).toContain("password");
});

test("a password that nobody takes is not told either", async () => {
  const { port } = await (await listener()).closed();

  const { code, err } = await outcome(["serve", "--port", "0"], {
    NEO4J_URI: `bolt://127.0.0.1:${port}`,
    NEO4J_PASSWORD: "secret-password",
  });

  expect([code, err]).toEqual([1, expect.not.stringContaining("secret-password")]);
});
