import { spawn } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openGraph } from "../../src/graph/open.ts";
import { Unavailable } from "../../src/model/faults.ts";
import { folder } from "../support/folder.ts";
import { follow, nodeArguments, run } from "../support/processes.ts";
import { stopwatch } from "../support/stopwatch.ts";

const HOLD = new URL("processes/hold-folder.ts", import.meta.url);
const WRITE_ON = new URL("processes/write-on.ts", import.meta.url);

test("[embedded] a graph in a folder is there again when it is opened again", async () => {
  const data = join(folder(), "deep", "down");
  const first = await openGraph({ data });
  await first.write((t) => t.rows("CREATE (n:Entity {id: 'a'})"));
  await first.close();

  const second = await openGraph({ data });

  expect(await second.rows("MATCH (n) RETURN n.id AS id")).toEqual([["a"]]);
  await second.close();
  await second.close();
  await expect(second.rows("RETURN 1 AS one")).rejects.toBeInstanceOf(Unavailable);
});

test("[embedded] a second process is told who holds the folder, and what to do", async () => {
  const data = folder();
  const first = run(HOLD, data);
  expect(await first.nextLine()).toBe("open");

  const second = run(HOLD, data);

  expect(await second.nextLine()).toMatch(
    new RegExp(
      `^The folder ${data} is in use by process ${first.child.pid} since 2.*Z. ` +
        "Stop that one first, or choose another folder with --data.$",
    ),
  );
  expect(await second.ended).toBe(1);
  expect(second.errors()).toBe("");
});

test("[embedded] the same process cannot open a folder twice either", async () => {
  const data = folder();
  const graph = await openGraph({ data });

  await expect(openGraph({ data })).rejects.toThrow(`is in use by process ${process.pid}`);

  await graph.close();
  await (await openGraph({ data })).close();
});

test("[embedded] a process that was killed holds the folder no longer", async () => {
  const data = folder();
  const first = run(HOLD, data);
  expect(await first.nextLine()).toBe("open");

  first.child.kill("SIGKILL");
  await first.ended;

  await (await openGraph({ data })).close();
});

test("[embedded] a dead process that nobody has buried holds the folder no longer", async () => {
  const data = folder();
  // The shell becomes a process that never asks how its child ended, so the child stays a zombie.
  const node = [process.execPath, ...nodeArguments(HOLD, data)].map((arg) => `'${arg}'`).join(" ");
  const parent = follow(spawn("sh", ["-c", `${node} < /dev/zero & echo $!; exec sleep 60`]));
  const zombie = Number(await parent.nextLine());
  expect(await parent.nextLine()).toBe("open");

  process.kill(zombie, "SIGKILL");
  await expect.poll(() => readFileSync(`/proc/${zombie}/stat`, "utf8")).toMatch(/\) Z /);

  await (await openGraph({ data })).close();
  expect(readFileSync(`/proc/${zombie}/stat`, "utf8")).toMatch(/\) Z /);
});

test("[embedded] of many that open a folder at the same moment one gets it", async () => {
  const data = folder();

  const all = Array.from({ length: 5 }, () => run(HOLD, data));
  const lines = await Promise.all(all.map((one) => one.nextLine()));

  expect(lines.filter((line) => line === "open")).toHaveLength(1);
  for (const line of lines) expect(line).toMatch(/^open$|is in use by /);
});

test("[embedded] what was acknowledged survives a kill, and nothing is there by half", async () => {
  const data = folder();

  for (const pairs of [3, 10, 30]) {
    rmSync(data, { recursive: true, force: true });
    const writer = run(WRITE_ON, data);
    for (let seen = 0; seen < pairs; seen++) await writer.nextLine();
    writer.child.kill("SIGKILL");
    await writer.ended;

    const graph = await openGraph({ data });
    const rows = await graph.rows(
      "MATCH (n:Entity) WITH n.pair AS pair, count(n) AS halves RETURN pair AS pair, halves AS halves",
    );
    await graph.close();

    expect(rows.length).toBeGreaterThanOrEqual(writer.lines.length);
    expect(rows.every(([, halves]) => halves === 2)).toBe(true);
  }
}, 30_000);

test("[embedded] a closed folder holds its graph and its lock, and names no holder", async () => {
  const data = folder();
  const graph = await openGraph({ data });
  expect(readdirSync(data)).toContain("holder.json");

  await graph.close();

  expect(readdirSync(data).sort()).toEqual(["committed.json", "graph.grafeo", "lock.grafeo"]);
});

test("[embedded] closing rolls back a write that does not end", async () => {
  const data = folder();
  const graph = await openGraph({ data });
  const took = stopwatch();
  const write = graph.write(async (t) => {
    await t.rows("CREATE (n:Entity {id: 'never'})");
    await new Promise(() => undefined);
  });
  await graph.rows("RETURN 1 AS one");

  await graph.close();

  expect(took()).toBeLessThan(5000);
  const again = await openGraph({ data });
  expect(await again.rows("MATCH (n) RETURN n.id AS id")).toEqual([]);
  await again.close();
  write.catch(() => undefined);
});

test("[embedded] what still runs when the graph is closed is answered, or told so", async () => {
  const graph = await openGraph({ data: "memory" });
  await graph.write((t) => t.rows("UNWIND range(1, 2000) AS n CREATE (:Entity {n: n})"));
  const slow = "MATCH (a:Entity) MATCH (b:Entity) WHERE a.n + b.n = -1 RETURN count(*) AS n";
  const patient = { timeoutMs: 60_000 };
  const ends = [1, 2].map(() => graph.rows(slow, {}, patient).catch((error) => error.message));

  await graph.close();

  for (const end of await Promise.all(ends)) {
    expect([[[0]], "The database is closed."]).toContainEqual(end);
  }
});
