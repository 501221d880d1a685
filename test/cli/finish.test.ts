import { EventEmitter, once } from "node:events";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { expect } from "vitest";
import { graphHash } from "../../src/analysis/hash.ts";
import { finishUnfinished } from "../../src/cli/finish.ts";
import { type LoadOptions, loadDossiers, unloadDossiers } from "../../src/dossier/load.ts";
import { verify } from "../../src/dossier/verify.ts";
import { gather } from "../../src/exchange/gather.ts";
import { importGraph } from "../../src/exchange/import.ts";
import { readJsonl } from "../../src/exchange/readers/jsonl.ts";
import type { Graph } from "../../src/graph/graph.ts";
import type { UnfinishedLoad } from "../../src/graph/unfinished.ts";
import { onBothEngines } from "../support/engines.ts";
import { exported, written } from "../support/exchange.ts";
import { folder } from "../support/folder.ts";
import { alone, Killed, killedAfter } from "../support/killed.ts";
import { writeEdition } from "../support/template.ts";

/** Some 350 facts, in nine batches. */
const CLAIMS = 60;

const OPTIONS: LoadOptions = { batching: { above: 50, rows: 40 } };

const NEVER = new AbortController().signal;

function edition(name: string): string {
  const place = join(folder(), name);
  writeEdition(place, name, CLAIMS);
  return place;
}

/** What is left where a work's process ended when so many transactions were written. */
async function cutShort(
  graph: Graph,
  work: (graph: Graph) => Promise<unknown>,
): Promise<UnfinishedLoad> {
  await expect(work(killedAfter(alone(graph), 4))).rejects.toThrow(Killed);
  const unfinished = await graph.unfinished();
  if (unfinished === undefined) throw new Error("Nothing is unfinished.");
  return unfinished;
}

/** What a server does that starts on the graph, and what it says in its log. */
async function finished(graph: Graph, unfinished: UnfinishedLoad, signal = NEVER) {
  const lines: string[] = [];
  const log = pino({}, { write: (line) => void lines.push(JSON.parse(line).msg) });
  await finishUnfinished(graph, unfinished, log, signal);
  return lines.slice(1);
}

const DONE = ["It is finished, and the graph is read again."];

onBothEngines("a load that was cut short is finished from its files", async (graph) => {
  const [a, b] = [edition("a"), edition("b")];
  await loadDossiers(graph, [b]);
  const due = await graphHash(graph);
  await loadDossiers(graph, [a]);
  const unfinished = await cutShort(graph, (killed) => loadDossiers(killed, [b], OPTIONS));

  expect(await finished(graph, unfinished)).toEqual(DONE);

  expect(await graph.unfinished()).toBeUndefined();
  expect(await graphHash(graph)).toBe(due);
  expect((await verify(graph)).holds).toBe(true);
});

onBothEngines("an unload that was cut short is finished, and needs no files", async (graph) => {
  const due = await graphHash(graph);
  const a = edition("a");
  await loadDossiers(graph, [a]);
  rmSync(a, { recursive: true });
  const unloading = (killed: Graph) => unloadDossiers(killed, ["template"], OPTIONS);
  const unfinished = await cutShort(graph, unloading);

  expect(await finished(graph, unfinished)).toEqual(DONE);

  expect(await graph.unfinished()).toBeUndefined();
  expect(await graphHash(graph)).toBe(due);
});

onBothEngines("an import that was cut short is finished from its file", async (graph) => {
  await loadDossiers(graph, [edition("b")]);
  const due = await graphHash(graph);
  const files = await exported(graph, "jsonl");
  const path = join(written(files), Object.keys(files)[0] ?? "");
  await loadDossiers(graph, [edition("a")]);
  const source = { paths: [path], format: "jsonl" };
  const gathered = await gather(readJsonl(path));
  const unfinished = await cutShort(graph, (killed) =>
    importGraph(killed, gathered, { ...OPTIONS, replace: true, source }),
  );

  expect(await finished(graph, unfinished)).toEqual(DONE);

  expect(await graph.unfinished()).toBeUndefined();
  expect(await graphHash(graph)).toBe(due);
});

onBothEngines("what another process has finished is left as it is by now", async (graph) => {
  const [a, b] = [edition("a"), edition("b")];
  const unfinished = await cutShort(graph, (killed) => loadDossiers(killed, [a], OPTIONS));
  await loadDossiers(graph, [b]);
  const before = await graphHash(graph);

  const told = await finished(graph, unfinished);

  expect(told).toEqual([
    `What began at ${unfinished.since} is finished: another process has done it.`,
  ]);
  expect(await graphHash(graph)).toBe(before);
});

onBothEngines(
  "whoever is still at it is waited for, and no file is read meanwhile",
  async (graph) => {
    const a = edition("a");
    const unfinished = await cutShort(graph, (killed) => loadDossiers(killed, [a], OPTIONS));
    // A file that was read would be told of.
    rmSync(a, { recursive: true });
    const at = new EventEmitter();
    const begun = once(at, "begun");
    const loading = graph.exclusively(async () => {
      at.emit("begun");
      await once(at, "end");
      await graph.write((transaction) => transaction.rows("MATCH (load:Load) DELETE load"));
    });
    await begun;

    const told = finished(graph, unfinished);
    const sooner = await Promise.race([told, sleep(500, "it waits")]);
    at.emit("end");
    await loading;

    expect(sooner).toBe("it waits");
    expect(await told).toEqual([
      `What began at ${unfinished.since} is finished: another process has done it.`,
    ]);
  },
);

onBothEngines("what cannot be finished stays unfinished, and the log says why", async (graph) => {
  const a = edition("a");
  const moved = `${a}-moved`;
  const unfinished = await cutShort(graph, (killed) => loadDossiers(killed, [a], OPTIONS));

  renameSync(a, moved);
  const withoutFiles = await finished(graph, unfinished);
  writeEdition(a, "b", CLAIMS);
  writeFileSync(join(a, "dossier.yaml"), "dossier: template\ncountries: [{ id: 7 }]\n");
  const withWrongOnes = await finished(graph, unfinished);
  writeFileSync(
    join(a, "dossier.yaml"),
    "dossier: another\ndocuments: [{ id: d, kind: ARTICLE, publishedOn: 2025-05-29 }]\n",
  );
  const withOthers = await finished(graph, unfinished);
  const withoutPaths = await finished(graph, { ...unfinished, source: { paths: [] } });

  const begins = "What was begun by a load of `template` that began at ";
  const told = [withoutFiles, withWrongOnes, withOthers, withoutPaths];
  expect(told.map(([line]) => line?.startsWith(begins))).toEqual([true, true, true, true]);
  expect(withoutFiles[0]).toContain(a);
  expect(withWrongOnes[0]).toContain("dossier.yaml");
  expect(withOthers[0]).toMatch(
    /The graph is being changed by a load of `template`.*: that comes first\./,
  );
  expect(withoutPaths[0]).toContain("Where its files are is not on record.");
  expect(await graph.unfinished()).toEqual(unfinished);
});

onBothEngines("a server that ends leaves it unfinished, and says nothing", async (graph) => {
  const unfinished = await cutShort(graph, (killed) =>
    loadDossiers(killed, [edition("a")], OPTIONS),
  );

  const told = await finished(graph, unfinished, AbortSignal.abort());

  expect(told).toEqual([]);
  expect(await graph.unfinished()).toEqual(unfinished);
});
