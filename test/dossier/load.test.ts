import { expect, test } from "vitest";
import { loadDossier, loadDossiers } from "../../src/dossier/load.ts";
import { DossierProblems } from "../../src/dossier/problem.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { everything, folderOf, SOUND, yaml } from "../support/dossiers.ts";
import { onBothEngines } from "../support/engines.ts";

const MONDAY = new Date("2025-06-02T08:00:00Z");
const TUESDAY = new Date("2025-06-03T08:00:00Z");

const CLAIMS = [
  "claims:",
  "  - { id: c, text: X., act: ASSERTS, saidOn: 2025-05-28, speakers: [ann], about: [narnia], evidence: [doc] }",
  "  - { id: e, text: Y., act: ASSERTS, saidOn: 2025-05-28, speakers: [ann], respondsTo: [c], evidence: [doc] }",
];

const NOTHING = { created: 0, changed: 0, removed: 0 };

/** Loads the text as the dossier's only file. */
function loads(graph: Graph, text: string, now = MONDAY) {
  return loadDossier(graph, [folderOf({ "d.yaml": text })], { now });
}

async function recordedAt(graph: Graph, id: string): Promise<unknown> {
  const rows = await graph.rows("MATCH (n:Entity) RETURN n.id AS id, n.recordedAt AS at");
  return rows.find(([each]) => each === id)?.[1];
}

onBothEngines(
  "a dossier's nodes and relationships are in the graph, with their labels",
  async (graph) => {
    const loaded = await loads(graph, yaml(...SOUND, ...CLAIMS));

    expect(loaded).toEqual({
      dossier: "d",
      nodes: { ...NOTHING, created: 6 },
      relationships: { ...NOTHING, created: 9 },
    });
    const labels = await graph.rows(
      "MATCH (n:Entity) RETURN n.id AS id, labels(n) AS labels ORDER BY id",
    );
    expect(labels.map(([id, each]) => [id, [...(each as string[])].sort().join(" ")])).toEqual([
      ["ann", "Actor Entity Person"],
      ["c", "Claim Entity"],
      ["doc", "Document Entity"],
      ["e", "Claim Entity"],
      ["narnia", "Actor Country Entity"],
      ["talks", "Entity Process"],
    ]);
  },
);

onBothEngines(
  "loading the same again changes nothing, not even when it was recorded",
  async (graph) => {
    await loads(graph, yaml(...SOUND, ...CLAIMS));
    const before = await everything(graph);

    const again = await loads(graph, yaml(...SOUND, ...CLAIMS), TUESDAY);

    expect(again).toEqual({ dossier: "d", nodes: NOTHING, relationships: NOTHING });
    expect(await everything(graph)).toBe(before);
    expect(before).toContain(MONDAY.toISOString());
  },
);

onBothEngines(
  "what a dossier states no longer is taken away, and only what changed is recorded anew",
  async (graph) => {
    await loads(graph, yaml(...SOUND, ...CLAIMS));

    const edited = CLAIMS.slice(0, 2).map((line) =>
      line.replace("X.", "Z.").replace(", about: [narnia]", ""),
    );
    const loaded = await loads(graph, yaml(...SOUND, ...edited), TUESDAY);

    expect(loaded.nodes).toEqual({ created: 0, changed: 1, removed: 1 });
    expect(loaded.relationships).toEqual({ created: 0, changed: 0, removed: 4 });
    expect(await recordedAt(graph, "c")).toBe(TUESDAY.toISOString());
    expect(await recordedAt(graph, "ann")).toBe(MONDAY.toISOString());
    expect(await recordedAt(graph, "e")).toBeUndefined();
  },
);

onBothEngines(
  "after an edit the graph is as if nothing else had ever been loaded",
  async (graph) => {
    const edited = yaml(
      ...SOUND,
      ...CLAIMS.slice(0, 2),
      "issues: [{ id: i, name: I, proposition: P., evidence: [doc] }]",
    );
    await loads(graph, edited);
    const fresh = await everything(graph);
    await graph.write((transaction) => transaction.rows("MATCH (n:Entity) DETACH DELETE n"));

    await loads(graph, yaml(...SOUND, ...CLAIMS));
    await loads(graph, edited);

    expect(await everything(graph)).toBe(fresh);
  },
);

onBothEngines("what follows from an edit changes without being recorded anew", async (graph) => {
  const outcome = (day: string) =>
    yaml(
      `documents: [{ id: doc, kind: ARTICLE, publishedOn: ${day} }]`,
      "people: [{ id: ann, name: Ann, evidence: [doc] }]",
    );
  await loads(graph, outcome("2025-05-29"));

  const loaded = await loads(graph, outcome("2025-05-30"), TUESDAY);

  expect(loaded.nodes).toEqual({ created: 0, changed: 2, removed: 0 });
  expect(await recordedAt(graph, "doc")).toBe(TUESDAY.toISOString());
  expect(await recordedAt(graph, "ann")).toBe(MONDAY.toISOString());
});

onBothEngines("a node that becomes one of another kind keeps its relationships", async (graph) => {
  const text = yaml(...SOUND, ...CLAIMS);
  await loads(graph, text);

  const loaded = await loads(graph, text.replace("people:", "unnamedSources:"), TUESDAY);

  expect(loaded.nodes).toEqual({ created: 1, changed: 0, removed: 1 });
  const rows = await graph.rows(
    "MATCH (n:UnnamedSource)-[:MADE]->(c:Claim) RETURN c.id AS id ORDER BY id",
  );
  expect(rows).toEqual([["c"], ["e"]]);
  expect(await graph.rows("MATCH (n:Person) RETURN count(n) AS n")).toEqual([[0]]);
});

onBothEngines("a bad dossier changes nothing", async (graph) => {
  await loads(graph, yaml(...SOUND, ...CLAIMS));
  const before = await everything(graph);

  const load = loads(graph, yaml(...SOUND, ...CLAIMS, "places: [{ id: p }]"), TUESDAY);

  await expect(load).rejects.toBeInstanceOf(DossierProblems);
  expect(await everything(graph)).toBe(before);
});

onBothEngines("of several dossiers all are loaded or none", async (graph) => {
  const sound = yaml(...SOUND);
  const other = yaml("documents: [{ id: d2, kind: ARTICLE, publishedOn: 2025-01-01 }]").replace(
    ": d\n",
    ": e\n",
  );
  const folder = folderOf({
    "a.yaml": sound,
    "b.yaml": other,
    "c.yaml": "dossier: f\nplaces: 3\n",
  });
  const paths = ["a", "b", "c"].map((name) => `${folder}/${name}.yaml`);

  await expect(loadDossiers(graph, paths)).rejects.toThrow("c.yaml:2:9: `places` must be a list");
  expect(await graph.rows("MATCH (n:Entity) RETURN count(n) AS n")).toEqual([[0]]);

  const loaded = await loadDossiers(graph, paths.slice(0, 2));

  expect(loaded.map(({ dossier }) => dossier)).toEqual(["d", "e"]);
  expect(await graph.rows("MATCH (n:Entity) RETURN count(n) AS n")).toEqual([[5]]);
});

onBothEngines("one dossier is not loaded twice at once", async (graph) => {
  const folder = folderOf({ "a.yaml": yaml(...SOUND) });

  const load = loadDossiers(graph, [`${folder}/a.yaml`, folder]);

  await expect(load).rejects.toThrow("This is the dossier `d` a second time; load it once.");
});

onBothEngines("progress tells of every row", async (graph) => {
  const told: [number, number][] = [];
  const folder = folderOf({ "d.yaml": yaml(...SOUND, ...CLAIMS) });

  await loadDossier(graph, [folder], { progress: (done, total) => told.push([done, total]) });

  expect(told.at(-1)).toEqual([15, 15]);
});

onBothEngines(
  "a dossier of thousands of claims by one speaker is loaded in seconds",
  async (graph) => {
    const claims = Array.from(
      { length: 2000 },
      (_, at) =>
        `  - { id: c${at}, text: X., act: ASSERTS, saidOn: 2025-05-28, speakers: [ann], about: [narnia], evidence: [doc] }`,
    );
    const folder = folderOf({ "d.yaml": yaml(...SOUND, "claims:", ...claims) });

    const loaded = await loadDossier(graph, [folder]);

    expect(loaded.relationships.created).toBeGreaterThan(6000);
  },
  60_000,
);

test("files that cannot be read are told by their names", async () => {
  const folder = folderOf({ "a.txt": "", "latin1.yaml": Buffer.from("title: \xe9", "latin1") });
  const graph = {} as Graph;

  await expect(loadDossier(graph, [`${folder}/none.yaml`])).rejects.toThrow(
    `${folder}/none.yaml: There is no such file or folder.`,
  );
  await expect(loadDossier(graph, [folderOf({ "a.txt": "" })])).rejects.toThrow(
    "The folder holds no file that ends in .yaml, .yml or .jsonl.",
  );
  await expect(loadDossier(graph, [folder])).rejects.toThrow("latin1.yaml: The file is not UTF-8.");
});

test("a file of more than 16 MB is refused unread", async () => {
  const folder = folderOf({ "big.yml": Buffer.alloc(16 * 1024 * 1024 + 1, "#") });

  await expect(loadDossier({} as Graph, [folder])).rejects.toThrow(
    "big.yml: The file is larger than 16 MB; split it, or write it as JSON Lines.",
  );
});
