import { expect, test } from "vitest";
import { parse } from "yaml";
import { loadDossier, loadDossiers, unloadDossiers } from "../../src/dossier/load.ts";
import { everything } from "../support/dossiers.ts";
import { emptyGraph, onBothEngines } from "../support/engines.ts";
import { linesOf, linesOfFolder, type Stated } from "../support/json-lines.ts";
import { alone, Killed, killedAfter } from "../support/killed.ts";
import { bundled } from "../support/world.ts";
import { AS_LARGE, COARSELY, fileOf, IN_BATCHES, LARGE, NOW, thrown } from "./large.ts";
import { A, B, C, type Texts } from "./neighbours.ts";

onBothEngines("a dossier that is not held in memory comes to the same graph", async (graph) => {
  const whole = await emptyGraph("embedded");
  const lines = linesOfFolder(bundled("istanbul-2025"));
  const [file, shorter] = [fileOf(lines), fileOf(lines.filter((line) => !line.includes('"c63"')))];
  const told: (readonly number[])[] = [];
  const stages = new Map<string, readonly unknown[]>();
  const progress = (done: number, total: number) => void told.push([done, total]);

  for (const options of [AS_LARGE, IN_BATCHES]) {
    for (const each of [file, shorter, file]) {
      const asLarge = await loadDossier(graph, [each], {
        ...options,
        progress,
        stages: (stage) => (done, total) => void stages.set(stage, [done, total]),
      });
      expect(asLarge).toEqual(await loadDossier(whole, [each], { now: NOW }));
      expect(await everything(graph)).toBe(await everything(whole));
    }
    await unloadDossiers(graph, ["istanbul-2025"], options);
    await unloadDossiers(whole, ["istanbul-2025"]);
    expect(await everything(graph)).toBe(await everything(whole));
  }

  expect(await graph.unfinished()).toBeUndefined();
  const all = [lines.length - 1, lines.length - 1];
  expect(Object.fromEntries(stages)).toEqual({ read: all, checked: all, compared: all });
  expect(told.length).toBeGreaterThan(50);
  expect(told.every(([done = 0, total = 0]) => done <= total)).toBe(true);
});

test("whatever a dossier states, it comes to the same graph as one that is held in memory", async () => {
  const [graph, whole] = [await emptyGraph("embedded"), await emptyGraph("embedded")];
  for (let seed = 1; seed <= 12; seed++) {
    const file = fileOf(linesOf(thrown(seed)));

    const loaded = await loadDossier(graph, [file], seed % 2 === 0 ? AS_LARGE : IN_BATCHES);

    expect(loaded).toEqual(await loadDossier(whole, [file], { now: NOW }));
    expect(await everything(graph)).toBe(await everything(whole));
  }
}, 120_000);

onBothEngines(
  "a load that was cut short anywhere is finished by the next, or unloaded",
  async (graph) => {
    const [before, after] = [1, 2].map((seed) => fileOf(linesOf(thrown(seed))));
    if (before === undefined || after === undefined) throw new Error("There are two.");
    const whole = await emptyGraph("embedded");
    for (const each of [before, after]) await loadDossier(whole, [each], { now: NOW });
    const due = await everything(whole);
    const own = alone(graph);
    let cut = 0;
    for (let writes = 1; ; writes += 5) {
      await loadDossier(own, [before], COARSELY);
      const load = loadDossier(killedAfter(own, writes), [after], COARSELY);
      const error = await load.then(
        () => undefined,
        (each) => each,
      );
      if (error === undefined) break;
      expect(error).toBeInstanceOf(Killed);
      expect(await graph.unfinished()).toBeDefined();
      if (cut % 2 === 1) await unloadDossiers(own, ["random"], COARSELY);
      await loadDossier(own, [after], COARSELY);
      expect(await everything(graph)).toBe(due);
      cut += 1;
    }
    expect(await everything(graph)).toBe(due);
    expect(cut).toBeGreaterThan(2);
  },
  300_000,
);

onBothEngines("what becomes another kind of thing keeps what hangs on it", async (graph) => {
  const whole = await emptyGraph("embedded");
  const evidence = ["doc"];
  const claim = { text: "X.", act: "ASSERTS", saidOn: "2025-05-28", speakers: ["ann"], evidence };
  const stated = (it: Stated) => ({
    dossier: "d",
    documents: [{ id: "doc", kind: "ARTICLE", publishedOn: "2025-05-29" }],
    people: [{ id: "ann", name: "Ann", evidence }],
    claims: [1, 2, 3].map((at) => ({ ...claim, id: `c-${at}`, about: ["it"] })),
    ...it,
  });
  const [place, body] = [
    { places: [{ id: "it", name: "It", kind: "CITY", evidence }] },
    { organizations: [{ id: "it", name: "It", kind: "OTHER", evidence }] },
  ].map((it) => fileOf(linesOf(stated(it))));

  for (const each of [place, body, place]) {
    await loadDossier(graph, [each ?? ""], { ...AS_LARGE, large: { ...LARGE, window: 2 } });
    await loadDossier(whole, [each ?? ""], { now: NOW });
    expect(await everything(graph)).toBe(await everything(whole));
    expect(await graph.unfinished()).toBeUndefined();
  }
});

onBothEngines("what has to do with other dossiers is held in memory with them", async (graph) => {
  const whole = await emptyGraph("embedded");
  const texts: Texts = { a: A, b: B, c: C };
  const files = Object.entries(texts).map(([id, lines]) =>
    fileOf(linesOf(parse([`dossier: ${id}`, ...lines].join("\n")))),
  );
  const [a = "", b = ""] = files;

  for (const each of [...files, a, b]) {
    const loaded = await loadDossiers(graph, [each], IN_BATCHES);
    expect(loaded).toEqual(await loadDossiers(whole, [each], { now: NOW }));
    expect(await everything(graph)).toBe(await everything(whole));
  }
  const used = /^.*The dossier `c` uses `ann`, which no dossier would state any more\.$/m;
  await expect(unloadDossiers(graph, ["a"], IN_BATCHES)).rejects.toThrow(used);
  for (const id of ["c", "a", "b"]) {
    await unloadDossiers(graph, [id], IN_BATCHES);
    await unloadDossiers(whole, [id]);
    expect(await everything(graph)).toBe(await everything(whole));
  }
});
