import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { type Graph, Refused, type Table, type Values } from "../../src/graph/graph.ts";
import { migrate } from "../../src/graph/migrations.ts";
import { openGraph, openToRead } from "../../src/graph/open.ts";
import { shareGraph } from "../../src/graph/share.ts";
import { BadInput, Conflict, TimedOut, TooCostly, Unavailable } from "../../src/model/faults.ts";
import { folder } from "../support/folder.ts";
import { run } from "../support/processes.ts";
import { stopwatch } from "../support/stopwatch.ts";

const SHARE = new URL("processes/share-folder.ts", import.meta.url);

const URL_SERVED = "http://127.0.0.1:4000/";

/** As many steps as there are pairs of the nodes that the process holds: some ten seconds. */
const SLOW = "MATCH (a:Entity) MATCH (b:Entity) WHERE a.n * b.n = -1 RETURN count(*) AS n";

/** Shares a graph in that folder until the test ends. */
async function sharing(data: string, shared?: (graph: Graph) => Graph) {
  const graph = await openGraph({ data });
  await migrate(graph);
  const share = await shareGraph(shared?.(graph) ?? graph, data, URL_SERVED);
  onTestFinished(async () => {
    await share.close(1000);
    await graph.close();
  });
  return { graph, share };
}

/** Reads what is shared, until the test ends. */
async function reading(data: string): Promise<Graph> {
  const graph = await openToRead({ data });
  onTestFinished(() => graph.close());
  return graph;
}

/** The graph, but that it answers to every statement with an error. */
function failing(error: unknown) {
  return (graph: Graph) =>
    new Proxy(graph, {
      get: (of, name) =>
        name === "rows" ? () => Promise.reject(error) : Reflect.get(of, name).bind(of),
    });
}

test("[embedded] what another holds is read there, and comes as it is", async () => {
  const data = folder();
  const { graph } = await sharing(data);
  const values: Values = {
    text: "Зеленський 🕊 \u2028 \"\\' \n\r\t \u202e",
    whole: 2 ** 53 - 1,
    real: -0.1,
    truth: false,
    nothing: null,
    list: ["a", "", "ß"],
    none: [],
    map: { inner: { deep: [1, 2] } },
  };
  const names = Object.keys(values);
  const statement = `RETURN ${names.map((name) => `$${name} AS ${name}`).join(", ")}`;

  const there = await reading(data);

  expect(await there.rows(statement, values)).toEqual([Object.values(values)]);
  expect(await there.table(statement, values)).toEqual(await graph.table(statement, values));
  expect(await there.about()).toEqual(await graph.about());
  expect(there.asked(statement, values)).toEqual(graph.asked(statement, values));
  expect(there.dialect).toBe(graph.dialect);
  await there.ping();
});

test("[embedded] a hundred thousand rows come, and many questions at the same time", async () => {
  const data = folder();
  await sharing(data);
  const there = await reading(data);

  const many = await there.table("UNWIND range(1, 100000) AS n RETURN n AS n, 'text' AS text");
  const all = await Promise.all(
    Array.from({ length: 100 }, (_, n) => there.rows("RETURN $n AS n", { n })),
  );

  expect([many.columns, many.rows.length, many.rows.at(-1)]).toEqual([
    ["n", "text"],
    100_000,
    [100_000, "text"],
  ]);
  expect(all).toEqual(Array.from({ length: 100 }, (_, n) => [[n]]));
});

test.each([
  new BadInput("Bad."),
  new TimedOut("Late."),
  new Conflict("Two."),
  new TooCostly("Much."),
  new Unavailable("Away."),
  new Refused("No Cypher."),
  new Error("Something else."),
])("[embedded] an error comes as what it is: $name", async (error) => {
  const data = folder();
  const { graph } = await sharing(data);
  const other = folder();
  await sharing(other, failing(error));
  const there = await reading(other);

  const told = there.rows("RETURN 1 AS one");

  await expect(told).rejects.toThrow(error.message);
  await expect(told).rejects.toBeInstanceOf(error.constructor);
  await expect(graph.rows("RETURN 1 AS one")).resolves.toEqual([[1]]);
});

test("[embedded] what is wrong with a statement or its values is told as by the graph itself", async () => {
  const data = folder();
  const { graph } = await sharing(data);
  const there = await reading(data);
  const wrong: readonly (readonly [string, Values])[] = [
    ["MATCH (n RETURN n", {}],
    ["CREATE (n:Claim) RETURN 1 AS one", {}],
    ["MATCH (n:Migration) SET n.name = '' RETURN 1 AS one", {}],
    ["RETURN $n AS n", { n: Number.NaN }],
    ["RETURN $n AS n", { n: "\ud800" }],
    ["RETURN $n AS n", { n: undefined } as unknown as Values],
    ["RETURN $n AS n", {}],
  ];

  for (const [statement, values] of wrong) {
    const here = await graph.rows(statement, values).catch((error) => error);
    const told = await there.rows(statement, values).catch((error) => error);
    expect([told.constructor, told.message]).toEqual([here.constructor, here.message]);
  }
});

test("[embedded] it is read alone: every change is refused with what to do", async () => {
  const data = folder();
  await sharing(data);
  const there = await reading(data);
  const sentence =
    `The folder ${data} is in use by process ${process.pid}, which serves it at ${URL_SERVED}, and only ` +
    "one process may change its graph. Stop that one first, or choose another folder with --data.";

  for (const change of [
    there.write(async (t) => t.rows("CREATE (:Entity)")),
    there.define("CREATE INDEX FOR (n:Entity) ON (n.n)"),
    there.exclusively(() => there.define("CREATE INDEX FOR (n:Entity) ON (n.m)")),
    openGraph({ data }),
  ]) {
    await expect(change).rejects.toEqual(new Unavailable(sentence));
  }
  expect(await there.rows("MATCH (n:Entity) RETURN n.id AS id")).toEqual([]);
});

test("[embedded] the socket is its user's alone, and gone when it is over", async () => {
  const data = folder();
  const before = readdirSync(data);

  const { share } = await sharing(data);
  const stats = lstatSync(join(data, "parley.sock"));
  const during = readdirSync(data).filter((name) => name.startsWith("."));
  await share.close(1000);

  expect([stats.isSocket(), stats.mode & 0o777, stats.uid]).toEqual([
    true,
    0o600,
    process.getuid?.(),
  ]);
  expect([before, during]).toEqual([[], []]);
  expect(existsSync(join(data, "parley.sock"))).toBe(false);
});

test("[embedded] a socket that others may open, a link to one and a file are as good as none", async () => {
  const data = folder();
  await sharing(data);
  const socket = join(data, "parley.sock");
  const elsewhere = join(folder(), "elsewhere");

  chmodSync(socket, 0o666);
  await expect(openToRead({ data })).rejects.toThrow("is in use by process");
  chmodSync(socket, 0o600);
  await (await openToRead({ data })).close();
  renameSync(socket, elsewhere);
  symlinkSync(elsewhere, socket);
  await expect(openToRead({ data })).rejects.toThrow("is in use by process");
});

test("[embedded] what stands where the socket belongs makes room, and what it links to stays", async () => {
  const data = folder();
  const file = join(folder(), "precious");
  writeFileSync(file, "gold", { mode: 0o644 });
  symlinkSync(file, join(data, "parley.sock"));

  await sharing(data);

  await (await openToRead({ data })).close();
  expect(lstatSync(file).mode & 0o777).toBe(0o644);
});

test("[embedded] the socket of a process that was killed is nobody's: the graph opens, and the socket goes", async () => {
  const data = folder();
  const first = run(SHARE, data);
  expect(await first.nextLine()).toBe("shared");
  const there = await reading(data);
  first.child.kill("SIGKILL");
  await first.ended;

  expect(existsSync(join(data, "parley.sock"))).toBe(true);
  await expect(there.rows("RETURN 1 AS one")).rejects.toThrow(
    `The process that serves the folder ${data} has ended, and this command with it. Run it again.`,
  );
  const here = await openToRead({ data });
  expect(await here.rows("MATCH (n:Entity) RETURN count(*) AS n")).toEqual([[3000]]);
  expect(existsSync(join(data, "parley.sock"))).toBe(false);
  await here.close();
});

test("[embedded] a process that is killed in the middle of an answer is told of at once", async () => {
  const data = folder();
  const first = run(SHARE, data);
  await first.nextLine();
  const there = await reading(data);
  const answer = there.rows(SLOW, {}, { timeoutMs: 60_000 });
  const ended = expect(answer).rejects.toBeInstanceOf(Unavailable);
  await sleep(300);
  const took = stopwatch();

  first.child.kill("SIGKILL");

  await ended;
  expect(took()).toBeLessThan(2000);
});

test("[embedded] a process that hangs is waited for as long as a statement may take", async () => {
  const data = folder();
  const first = run(SHARE, data);
  await first.nextLine();
  const there = await reading(data);
  first.child.kill("SIGSTOP");

  await expect(there.rows("RETURN 1 AS one", {}, { timeoutMs: 300 })).rejects.toEqual(
    new TimedOut("The database did not answer within 0.3 s."),
  );

  first.child.kill("SIGCONT");
  expect(await there.rows("RETURN 1 AS one")).toEqual([[1]]);
});

test("[embedded] who goes away ends the statement, and is told why", async () => {
  const data = folder();
  let ended: AbortSignal | undefined;
  await sharing(
    data,
    (graph) =>
      new Proxy(graph, {
        get: (of, name) =>
          name === "table"
            ? (...[, , limits]: Parameters<Graph["table"]>) => {
                ended = limits?.signal;
                return new Promise<Table>(() => undefined);
              }
            : Reflect.get(of, name).bind(of),
      }),
  );
  const there = await reading(data);
  const leaving = new AbortController();
  const answer = there.table("RETURN 1 AS one", {}, { signal: leaving.signal });
  answer.catch(() => undefined);
  await expect.poll(() => ended?.aborted).toBe(false);

  leaving.abort(new Error("Enough."));

  await expect(answer).rejects.toThrow("Enough.");
  await expect.poll(() => ended?.aborted).toBe(true);
});

test("[embedded] a path that is too long for a socket is a sentence, and shorter from where one stands", async () => {
  const data = join(folder(), "a".repeat(100));
  const graph = await openGraph({ data });

  await expect(shareGraph(graph, data, URL_SERVED)).rejects.toThrow(/is too long for a socket/);
  await expect(openToRead({ data })).rejects.toThrow("is in use by process");
  await graph.close();

  mkdirSync(join(data, "b"));
  const here = process.cwd();
  process.chdir(data);
  onTestFinished(() => process.chdir(here));
  await sharing(join(data, "b"));
  expect(await (await reading(join(data, "b"))).rows("RETURN 1 AS one")).toEqual([[1]]);
});
