import { writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { DOSSIER, inOwnFolder, ours, outcome, parley, served } from "../support/parley.ts";
import { stopwatch } from "../support/stopwatch.ts";
import { loadedOn } from "./loaded.ts";

inOwnFolder();

const COMMANDS = [
  ["query", "claims.cypher", "--format", "csv"],
  ["query", "wrong.cypher"],
  ["query", "writes.cypher"],
  ["statistics", "--format", "json"],
  ["verify", DOSSIER],
  ["positions", "istanbul-2025", "--format", "csv"],
  ["diff", "istanbul-2025", "1", "9"],
  ["timeline", "prisoners", "--format", "json"],
];

/** Some ten seconds of work. */
const SLOW =
  "UNWIND range(1, 4000) AS a UNWIND range(1, 4000) AS b WITH a, b WHERE a * b = -1 RETURN count(*) AS n";

let environment: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  environment = await loadedOn("embedded");
  writeFileSync(
    ours("claims.cypher"),
    "MATCH (c:Claim) RETURN c.id AS id, c.text AS t ORDER BY id",
  );
  writeFileSync(ours("wrong.cypher"), "MATCH (c:Claim RETURN c");
  writeFileSync(ours("writes.cypher"), "MATCH (c:Claim) SET c.text = '' RETURN 1 AS one");
  writeFileSync(ours("slow.cypher"), SLOW);
});

/** Serves until the test ends, and runs nothing but what commands ask. */
async function servedWarm() {
  const server = await served([], environment);
  await expect.poll(() => server.errors(), { timeout: 20_000 }).toContain("operations are warm");
  return server;
}

/** How many statements run in the server. */
async function running(url: string): Promise<number> {
  const metrics = await (await fetch(new URL("metrics", url))).text();
  return Number(/^parley_statements_running\{engine="Grafeo"\} (\d+)$/m.exec(metrics)?.[1] ?? 0);
}

describe("while a folder is served", () => {
  test("[embedded] every command that reads says what it says otherwise, all of them at once too", async () => {
    const alone = [];
    for (const line of COMMANDS) alone.push(await outcome(line, environment));

    const { url, child, ended } = await served([], environment);
    const beside = await Promise.all(COMMANDS.map((line) => outcome(line, environment)));

    expect(beside).toEqual(alone);
    expect(alone.map(({ code }) => code)).toEqual([0, 1, 1, 0, 0, 0, 1, 0]);
    expect((await fetch(new URL("readyz", url))).status).toBe(200);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  }, 180_000);

  test("[embedded] what would change it is told where it is served, and what to do", async () => {
    const { url, child } = await served([], environment);

    for (const line of [["load", DOSSIER], ["migrate"], ["serve", "--port", "0"]]) {
      const { code, out, err } = await outcome(line, environment);

      expect([code, out]).toEqual([1, ""]);
      expect(err).toContain(`is in use by process ${child.pid}, which serves it at ${url}, and`);
      expect(err).toContain("Stop that one first");
      expect(err).not.toMatch(/Something went wrong|\.js:\d/);
    }
  });

  test("[embedded] a command whose server is killed says so at once, and the next one works", async () => {
    const { url, child, ended } = await servedWarm();
    const asking = parley(["query", "slow.cypher"], environment);
    await expect.poll(() => running(url), { timeout: 20_000 }).toBe(1);
    const took = stopwatch();

    child.kill("SIGKILL");

    expect([await asking.ended, asking.lines]).toEqual([1, []]);
    expect(took()).toBeLessThan(3000);
    expect(asking.errors().trim()).toBe(
      `The process that serves the folder ${environment["PARLEY_DATA"]} has ended, and this command with it. Run it again.`,
    );
    await ended;
    expect(await outcome(["query", "claims.cypher"], environment)).toMatchObject({ code: 0 });
  });

  test("[embedded] a command that is interrupted ends, and its statement with it", async () => {
    const { url } = await servedWarm();
    const asking = parley(["query", "slow.cypher"], environment);
    await expect.poll(() => running(url), { timeout: 20_000 }).toBe(1);
    const took = stopwatch();

    asking.child.kill("SIGINT");

    expect(await asking.ended).toBe("SIGINT");
    await expect.poll(() => running(url), { timeout: 3000 }).toBe(0);
    expect(took()).toBeLessThan(3000);
  });

  test("[embedded] a server that ends answers what a command has asked before", async () => {
    const { url, child, ended } = await servedWarm();
    writeFileSync(ours("some.cypher"), SLOW.replaceAll("4000", "1000"));
    const asking = parley(["query", "some.cypher", "--format", "csv"], environment);
    await expect.poll(() => running(url), { timeout: 20_000, interval: 5 }).toBe(1);

    child.kill("SIGTERM");

    expect([await asking.ended, asking.lines, asking.errors()]).toEqual([0, ["n", "0"], ""]);
    expect(await ended).toBe(0);
  });
});
