import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { expect } from "vitest";
import { graphHash } from "../../src/analysis/hash.ts";
import { statisticsOf } from "../../src/analysis/statistics.ts";
import { loadDossier, loadDossiers, unloadDossiers } from "../../src/dossier/load.ts";
import { verify } from "../../src/dossier/verify.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { WholeGraph } from "../../src/graph/whole-graph.ts";
import { Conflict, Unavailable } from "../../src/model/faults.ts";
import { everything } from "../support/dossiers.ts";
import { emptyGraph, onBothEngines } from "../support/engines.ts";
import { exported, imported } from "../support/exchange.ts";
import { folder } from "../support/folder.ts";
import { alone, Killed, killedAfter } from "../support/killed.ts";
import { writeEdition } from "../support/template.ts";
import { paths, type Texts } from "./neighbours.ts";

const NOW = new Date("2025-06-03T10:11:12.013Z");

/** Some 350 facts. */
const CLAIMS = 60;

const BATCHING = { above: 50, rows: 40 };

const OPTIONS = { batching: BATCHING, now: NOW };

/** A folder with an edition of the template dossier. */
function edition(name: string): string {
  const place = join(folder(), name);
  writeEdition(place, name, CLAIMS);
  return place;
}

/** Begins a load that ends on the way, some batches before its end. */
async function begun(graph: Graph, path: string): Promise<void> {
  await expect(loadDossier(killedAfter(graph, 4), [path], OPTIONS)).rejects.toThrow(Killed);
}

/** What one transaction makes of loading these one after another. */
async function atOnce(...paths: readonly string[]): Promise<string> {
  const graph = await emptyGraph("embedded");
  for (const path of paths) await loadDossier(graph, [path], { now: NOW });
  const all = await everything(graph);
  await graph.close();
  return all;
}

onBothEngines("a load in batches comes to the same as one at once", async (graph) => {
  const [a, b] = [edition("a"), edition("b")];
  const told: string[] = [];

  await loadDossier(graph, [a], OPTIONS);
  const first = await everything(graph);
  const progress = (done: number, total: number) => void told.push(`${done} of ${total}`);
  const changed = await loadDossier(graph, [b], { ...OPTIONS, progress });

  expect(first).toBe(await atOnce(a));
  expect(await everything(graph)).toBe(await atOnce(a, b));
  expect(await graph.unfinished()).toBeUndefined();
  expect(told.length).toBeGreaterThan(5);
  expect(new Set(told).size).toBe(told.length);
  const { nodes, relationships } = changed;
  expect([nodes, relationships].every((each) => each.created > 0 && each.removed > 0)).toBe(true);
});

onBothEngines("while a load is unfinished, a graph is not read", async (graph) => {
  const whole = new WholeGraph(graph);
  await loadDossier(graph, [edition("a")], OPTIONS);
  const b = edition("b");
  expect(await whole.rows("RETURN 1 AS one")).toEqual([[1]]);

  await begun(graph, b);
  const why =
    /^The graph is being changed by a load of `template` that began at .{24} and has written \d+ of \d+ rows, and until all of it is there nothing is answered\. If that was interrupted, `parley load` of the same files, or `parley unload template`, finishes it\.$/;
  const reads = [
    () => whole.rows("MATCH (n:Entity) RETURN count(n) AS n"),
    () => whole.table("MATCH (n:Entity) RETURN count(n) AS n"),
    () => whole.ping(),
    () => graphHash(whole),
    () => statisticsOf(whole),
  ];
  for (const read of reads) {
    const error = await read().catch((each) => each);
    expect(error).toBeInstanceOf(Unavailable);
    expect(error.message).toMatch(why);
  }
  await loadDossier(graph, [b], OPTIONS);

  await expect.poll(() => whole.ping().catch(String)).toBeUndefined();
  expect(await graphHash(whole)).toBe(await graphHash(graph));
});

onBothEngines(
  "whoever reads meanwhile sees what was or what is to be, or is told",
  async (graph) => {
    await loadDossier(graph, [edition("a")], OPTIONS);
    const whole = new WholeGraph(graph);
    const seen = new Set<string>();
    const editions = async () => {
      const rows = await whole.rows(
        "MATCH (c:Claim) RETURN DISTINCT substring(c.text, 16, 1) AS edition ORDER BY edition",
      );
      return rows.join();
    };
    let isOver = false;

    const reading = Array.from({ length: 3 }, async () => {
      for (; !isOver; await turn()) seen.add(await editions().catch((error) => error.name));
    });
    // Two times, so that what is read again after the first is seen too.
    for (const name of ["b", "a"]) {
      await loadDossier(graph, [edition(name)], OPTIONS);
      await expect.poll(() => [...seen], { timeout: 20_000 }).toContain(name);
    }
    isOver = true;
    await Promise.all(reading);

    expect([...seen].sort()).toEqual(["Unavailable", "a", "b"]);
  },
);

onBothEngines(
  "a load that was cut short anywhere is finished by the next",
  async (graph) => {
    const [a, b] = [edition("a"), edition("b")];
    const due = await atOnce(a, b);
    const own = alone(graph);
    let [cut, writes] = [0, 1];
    for (; ; writes += 4) {
      await loadDossier(own, [a], OPTIONS);
      if (!(await isCut(() => loadDossier(killedAfter(own, writes), [b], OPTIONS)))) break;
      cut += 1;
      await loadDossier(own, [b], OPTIONS);
      expect(await everything(graph)).toBe(due);
      expect(await graph.unfinished()).toBeUndefined();
    }

    expect(await everything(graph)).toBe(due);
    expect(cut).toBeGreaterThan(2);
  },
  300_000,
);

async function isCut(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return false;
  } catch (error) {
    if (error instanceof Killed) return true;
    throw error;
  }
}

const DAYS = ["  - { id: early, kind: ARTICLE, publishedOn: 2025-04-01 }"];
const LATER = ["  - { id: late, kind: ARTICLE, publishedOn: 2025-05-29 }"];
const MEETING =
  "  - { id: m, name: M, kind: TALKS, startsOn: 2025-06-02, process: p, round: 1, evidence: ";
const PROCESS = "  - { id: p, name: P, evidence: [late] }";

/** What is there, and what is loaded over it: what follows of `other` follows from `big` too. */
const CHANGES: Readonly<Record<string, readonly [before: Texts, big: readonly string[]]>> = {
  "of what another dossier states too": [
    {
      big: [
        "documents:",
        ...DAYS,
        ...LATER,
        "processes:",
        PROCESS,
        "meetings:",
        `${MEETING}[early] }`,
      ],
      other: ["documents:", ...LATER, "processes:", PROCESS, "meetings:", `${MEETING}[late] }`],
    },
    ["documents:", ...DAYS],
  ],
  "of the kind of what another dossier names": [
    {
      big: [
        "documents:",
        ...LATER,
        "places:",
        "  - { id: it, name: It, kind: CITY, evidence: [late] }",
      ],
      other: [
        "uses: [it, late]",
        "people: [{ id: ann, name: Ann, evidence: [late] }]",
        "claims:",
        "  - { id: c, text: X., act: ASSERTS, saidOn: 2025-05-28, speakers: [ann], about: [it], evidence: [late] }",
      ],
    },
    [
      "documents:",
      ...LATER,
      "organizations:",
      "  - { id: it, name: It, kind: OTHER, evidence: [late] }",
    ],
  ],
};

for (const [what, [before, big]] of Object.entries(CHANGES)) {
  onBothEngines(`a change ${what} is finished whole, wherever it was cut short`, async (graph) => {
    const tiny = { batching: { above: 0, rows: 1 }, now: NOW };
    const [first, second] = [paths(before), paths({ big })];
    const own = alone(graph);
    await loadDossiers(own, first, tiny);
    await loadDossiers(own, second, tiny);
    const due = await everything(graph);
    for (let writes = 1; ; writes++) {
      await unloadDossiers(own, ["big", "other"], tiny);
      await loadDossiers(own, first, tiny);
      if (!(await isCut(() => loadDossiers(killedAfter(own, writes), second, tiny)))) break;
      await loadDossiers(own, second, tiny);

      expect(await everything(graph)).toBe(due);
    }

    expect((await verify(graph)).holds).toBe(true);
  });
}

onBothEngines("no other load comes between, and unloading ends it too", async (graph) => {
  const other = paths({
    other: [
      "documents:",
      ...DAYS,
      "countries:",
      "  - { id: x, name: X, isoCode: XX, evidence: [early] }",
    ],
  });
  await loadDossiers(graph, other);
  const before = await everything(graph);
  await begun(alone(graph), edition("a"));

  const loading = await loadDossiers(graph, other).catch((error) => error);
  const unloading = await unloadDossiers(graph, ["other"]).catch((error) => error);

  expect([loading, unloading].map((error) => error instanceof Conflict)).toEqual([true, true]);
  expect(loading.message).toMatch(
    /^The graph is being changed by a load of `template` .* finishes it\.$/,
  );
  await unloadDossiers(graph, ["template"]);
  expect(await graph.unfinished()).toBeUndefined();
  expect(await everything(graph)).toBe(before);
});

onBothEngines("an import in batches that was cut short is finished by the next", async (graph) => {
  const own = alone(graph);
  await loadDossier(own, [edition("b")], OPTIONS);
  const [due, files] = [await everything(graph), await exported(graph, "jsonl")];
  await unloadDossiers(own, ["template"], OPTIONS);
  await loadDossier(own, [edition("a")], OPTIONS);
  const replacing = { ...OPTIONS, replace: true };

  const cut = await isCut(() => imported(killedAfter(own, 5), "jsonl", files, replacing));
  const between = (await graph.unfinished())?.command;
  await imported(own, "jsonl", files, OPTIONS);

  expect([cut, between, await graph.unfinished()]).toEqual([true, "import", undefined]);
  expect(await everything(graph)).toBe(due);
});
