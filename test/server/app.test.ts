import { request } from "node:http";
import { describe, expect, test } from "vitest";
import { json, serving } from "../support/serving.ts";

describe("pages", () => {
  test("the playground is at /graphiql", async () => {
    const { get } = await serving();

    const response = await get("graphiql");

    expect([response.status, response.headers.get("content-type")]).toEqual([
      200,
      "text/html; charset=utf-8",
    ]);
    expect(response.headers.get("cache-control")).toBe("no-cache");
  });

  test("/ leads to it", async () => {
    const { get } = await serving();

    const response = await get("", { redirect: "manual" });

    expect([response.status, response.headers.get("location")]).toEqual([302, "/graphiql"]);
  });

  test("its files may be kept for good: their names change with their content", async () => {
    const { get } = await serving();

    const response = await get("assets/page-1a2b3c.js");

    expect(response.headers.get("content-type")).toContain("javascript");
    expect(response.headers.get("cache-control")).toContain("immutable");
  });

  test.each(["favicon.svg", "favicon.ico"])("/%s is our own", async (path) => {
    const { get } = await serving();

    const response = await get(path);

    expect(response.headers.get("content-type")).toContain("image/svg+xml");
  });

  test.each(["nothing", "assets/nothing.js", "assets/", "assets"])(
    "/%s is not there, and the answer says what is",
    async (path) => {
      const { get } = await serving();

      const response = await get(path);

      expect(response.status).toBe(404);
      expect((await json(response)).errors[0].message).toContain("/graphql");
    },
  );

  test.each([
    "/assets/../../serving.ts",
    "/assets/%2e%2e/%2e%2e/serving.ts",
    "/assets/..%2f..%2fserving.ts",
  ])("nothing outside of their folder is given: %s", async (path) => {
    const { server } = await serving();

    expect(await statusOf(server.url, path)).toBeGreaterThanOrEqual(400);
  });

  test("every answer carries a strict policy", async () => {
    const { get } = await serving();

    for (const path of ["graphiql", "graphql", "livez", "nothing"]) {
      const { headers } = await get(path);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'self';");
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("x-powered-by")).toBeNull();
    }
  });
});

describe("a request's id", () => {
  test("is new for each, and told", async () => {
    const { get } = await serving();

    const ids = [await get("livez"), await get("livez")].map(({ headers }) =>
      headers.get("x-request-id"),
    );

    expect(new Set(ids).size).toBe(2);
  });

  test.each([
    ["req-1.A_b", true],
    ["a b", false],
    ["x".repeat(65), false],
    ['"{}', false],
  ])("%s is taken over: %s", async (id, taken) => {
    const { get } = await serving();

    const { headers } = await get("livez", { headers: { "x-request-id": id } });

    expect(headers.get("x-request-id") === id).toBe(taken);
  });
});

test("the log has a line for each request, without its question and its variables", async () => {
  const { ask, get, logged } = await serving();

  await ask({
    query: "query Secret($id: ID!) { person(id: $id) { id } }",
    variables: { id: "somebody" },
  });
  await get('graphql?query={hello}&variables={"id":"somebody"}');

  expect(logged).toHaveLength(2);
  expect(logged[0]).toMatchObject({
    method: "POST",
    path: "/graphql",
    status: 200,
    msg: "answered",
  });
  expect(logged[0]).toMatchObject({ requestId: expect.any(String), ms: expect.any(Number) });
  expect(JSON.stringify(logged)).not.toMatch(/Secret|somebody|hello/);
});

/** The status for a path that is sent as it stands: `fetch` would mend it. */
function statusOf(url: string, path: string): Promise<number> {
  return new Promise((known, failed) => {
    request(url, { path }, (response) => {
      response.resume();
      known(response.statusCode ?? 0);
    })
      .once("error", failed)
      .end();
  });
}
