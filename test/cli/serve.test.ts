import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { emptyGraph, neo4jAddress, neo4jRuns } from "../support/engines.ts";
import { inOwnFolder, listener, ours, parley, ROOT, served } from "../support/parley.ts";
import { follow } from "../support/processes.ts";
import { json } from "../support/serving.ts";

inOwnFolder();

describe("serve", () => {
  test("fills an empty embedded graph in `.parley` and answers from it, now and the next time", async () => {
    const first = await served([]);
    const answer = await ask(first.url, '{ claim(id: "c08") { id } statistics { hash } }');
    first.child.kill("SIGTERM");
    await first.ended;
    const second = await served([]);
    const again = await ask(second.url, '{ claim(id: "c08") { id } statistics { hash } }');

    expect(answer.data.claim).toEqual({ id: "c08" });
    expect(again).toEqual(answer);
    expect(existsSync(ours(".parley"))).toBe(true);
    expect(first.errors()).toContain("the bundled dossier is loaded");
    expect(second.errors()).not.toContain("the bundled dossier is loaded");
  });

  test.each(["SIGINT", "SIGTERM"] as const)(
    "ends with 0 on %s, having said one line",
    async (signal) => {
      const { child, ended, lines, url } = await served(["--data", "memory"]);
      expect((await fetch(new URL("readyz", url))).status).toBe(200);

      child.kill(signal);

      expect(await ended).toBe(0);
      expect(lines).toHaveLength(1);
    },
  );

  test("ends with 0 when it is asked to while it starts, here with a Neo4j that hangs", async () => {
    const hanging = await listener();
    const { port } = await listener().then((taken) => taken.closed());
    const environment = {
      NEO4J_URI: `bolt://127.0.0.1:${hanging.port}`,
      NEO4J_PASSWORD: "hunter2",
    };
    const { child, ended, lines } = parley(["serve", "--port", String(port)], environment);
    await expect
      .poll(() => statusOf(`http://127.0.0.1:${port}/readyz`), { timeout: 10_000, interval: 20 })
      .toBe(503);

    child.kill("SIGTERM");

    expect(await ended).toBe(0);
    expect(lines).toEqual([]);
  });

  test("ends with the npm that started it", async () => {
    const npm = follow(
      spawn("npm", ["start", "--", "--port", "0", "--data", "memory"], { cwd: ROOT }),
    );
    await expect.poll(() => npm.lines.at(-1), { timeout: 15_000 }).toContain("ready at");
    const url = npm.lines.at(-1)?.split(" ").at(-1) ?? "";
    expect(await statusOf(`${url}livez`)).toBe(200);

    npm.child.kill("SIGTERM");

    await expect.poll(() => statusOf(`${url}livez`), { timeout: 5000 }).toBeUndefined();
  });

  test("logs JSON on stderr, and nothing where it is silent", async () => {
    const { child, ended, errors, url } = await served(["--data", "memory"], {
      LOG_LEVEL: "silent",
    });
    await ask(url, "{ __typename }");
    child.kill("SIGTERM");
    await ended;

    expect(errors()).toBe("");
  });

  test.skipIf(!neo4jRuns)("leaves an empty Neo4j as it is, and says how to fill it", async () => {
    await emptyGraph("neo4j");
    const { uri, username, password } = await neo4jAddress();
    const environment = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };

    const { child, ended, errors, url } = await served([], environment);
    const answer = await ask(url, '{ claim(id: "c08") { id } statistics { engine } }');
    child.kill("SIGTERM");

    expect(await ended).toBe(0);
    expect(answer.data).toEqual({ claim: null, statistics: { engine: "Neo4j" } });
    expect(errors()).toContain("npx parley load dossiers/istanbul-2025");
    expect(errors()).not.toContain(password);
  });
});

async function ask(url: string, query: string) {
  const response = await fetch(new URL("graphql", url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  return json(response);
}

/** The status of an answer, or nothing where nobody answers. */
async function statusOf(url: string): Promise<number | undefined> {
  return fetch(url).then(
    ({ status }) => status,
    () => undefined,
  );
}
