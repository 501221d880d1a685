import { expect } from "vitest";
import { unloadDossiers } from "../../src/dossier/load.ts";
import { statedDossiers } from "../../src/dossier/surroundings.ts";
import { verify } from "../../src/dossier/verify.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { NotFound } from "../../src/model/faults.ts";
import { everything } from "../support/dossiers.ts";
import { onBothEngines } from "../support/engines.ts";
import { A, B, C, DOC, load, paths } from "./neighbours.ts";

async function dossiersOf(graph: Graph, id: string): Promise<unknown> {
  const rows = await graph.rows("MATCH (n:Entity) RETURN n.id AS id, n.dossiers AS dossiers");
  return rows.find(([each]) => each === id)?.[1];
}

/** The parties of a claim. */
async function countsFor(graph: Graph, claim: string): Promise<unknown> {
  const rows = await graph.rows(
    "MATCH (c:Claim)-[:COUNTS_FOR]->(p) RETURN c.id AS claim, p.id AS party ORDER BY party",
  );
  return rows.filter(([id]) => id === claim).map(([, party]) => party);
}

onBothEngines(
  "what two dossiers state alike is there once, and known from the earlier",
  async (graph) => {
    await load(graph, { a: A });
    const [loaded] = await load(graph, { b: B });

    expect(loaded?.nodes).toEqual({ created: 3, changed: 1, removed: 0 });
    expect(await dossiersOf(graph, "narnia")).toEqual(["a", "b"]);
    expect(await dossiersOf(graph, "ann")).toEqual(["a"]);
    const rows = await graph.rows("MATCH (n:Country) RETURN n.id AS id, n.knownFrom AS day");
    expect(rows).toEqual([["narnia", "2025-04-01"]]);
  },
);

onBothEngines("a difference is told with both places and both values", async (graph) => {
  const other = B.map((line) => line.replace("isoCode: NA", "isoCode: NX"));

  await expect(load(graph, { a: A, b: other })).rejects.toThrow(
    /b\.yaml:5:42: `narnia` has the `isoCode` "NX" here, and has the `isoCode` "NA" at \S+a\.yaml:5:42\. /,
  );
  await load(graph, { a: A });
  const before = await everything(graph);
  await expect(load(graph, { b: other })).rejects.toThrow(
    /b\.yaml:5:42: `narnia` has the `isoCode` "NX" here, and has the `isoCode` "NA" in the dossier `a`\. /,
  );
  expect(await everything(graph)).toBe(before);
});

onBothEngines(
  "a node of two kinds, and a value that one leaves out, are differences",
  async (graph) => {
    await load(graph, { a: A });
    const town = [
      "documents:",
      DOC,
      "places:",
      "  - { id: narnia, name: Narnia, kind: REGION, evidence: [doc] }",
    ];
    const known = A.map((line) => line.replace("name: Ann,", "name: Ann, wikidataId: Q1,"));

    await expect(load(graph, { b: town })).rejects.toThrow(
      "`narnia` is a Place here, and is a Country in the dossier `a`.",
    );
    await expect(load(graph, { b: known })).rejects.toThrow(
      '`ann` has the `wikidataId` "Q1" here, and has no `wikidataId` in the dossier `a`.',
    );
  },
);

onBothEngines("two dossiers change one thing in one step", async (graph) => {
  const changed = (lines: readonly string[]) =>
    lines.map((line) => line.replace("isoCode: NA", "isoCode: NX"));
  await load(graph, { a: A, b: B });

  await load(graph, { a: changed(A), b: changed(B) });

  expect(await graph.rows("MATCH (n:Country) RETURN n.isoCode AS code")).toEqual([["NX"]]);
});

onBothEngines(
  "a dossier may name what it leaves to another, loaded before or with it",
  async (graph) => {
    await expect(load(graph, { c: C })).rejects.toThrow(
      /c\.yaml:2:8: No other dossier states `ann`: load the one that does first, or both together\./,
    );
    await load(graph, { c: C, a: A });

    expect(await countsFor(graph, "c1")).toEqual(["narnia"]);
    expect(await dossiersOf(graph, "ann")).toEqual(["a"]);
    expect(await load(graph, { c: C })).toMatchObject([
      { nodes: { created: 0, changed: 0, removed: 0 } },
    ]);
  },
);

onBothEngines(
  "what is used has to be of the right kind, and not defined as well",
  async (graph) => {
    await load(graph, { a: A });
    const wrong = C.map((line) => line.replace("speakers: [ann]", "speakers: [doc]"));

    await expect(load(graph, { c: wrong })).rejects.toThrow(
      /c\.yaml:4:\d+: `doc` is a Document; `speakers` takes /,
    );
    await expect(load(graph, { c: [...C, "documents:", DOC] })).rejects.toThrow(
      /c\.yaml:2:13: `doc` is defined at \S+c\.yaml:6:\d+, so it is not left to another dossier\./,
    );
  },
);

onBothEngines("what another dossier still uses is not taken out", async (graph) => {
  await load(graph, { a: A, c: C });
  const before = await everything(graph);

  await expect(unloadDossiers(graph, ["a"])).rejects.toThrow(
    "The dossier `c` uses `ann`, which no dossier would state any more.",
  );
  await expect(load(graph, { a: A.slice(0, 4) })).rejects.toThrow(
    /a\.yaml: The dossier `c` uses `ann`, which no dossier would state any more\./,
  );
  expect(await everything(graph)).toBe(before);

  await unloadDossiers(graph, ["a", "c"]);
  expect(await graph.rows("MATCH (n:Entity) RETURN n.id AS id")).toEqual([]);
  expect(await statedDossiers(graph)).toEqual([]);
});

onBothEngines(
  "unloading leaves what others state, as if it alone had been loaded",
  async (graph) => {
    await load(graph, { b: B });
    const alone = await everything(graph);

    await load(graph, { a: A });
    const [unloaded] = await unloadDossiers(graph, ["a"]);

    expect(await everything(graph)).toBe(alone);
    expect(unloaded?.nodes).toEqual({ created: 0, changed: 1, removed: 2 });
  },
);

onBothEngines("each dossier's own documents go with it, and the other's stay", async (graph) => {
  const office = (document: string) => [
    "documents:",
    `  - { id: ${document}, kind: ARTICLE, publishedOn: 2025-05-29 }`,
    "countries: [{ id: narnia, name: Narnia, isoCode: NA }]",
    `people: [{ id: ann, name: Ann, offices: [{ node: narnia, title: Queen }], evidence: [${document}] }]`,
  ];
  const reportedIn = () => graph.rows("MATCH ()-[r:HOLDS_OFFICE]->() RETURN r.reportedIn AS ids");
  await load(graph, { a: office("one"), b: office("two") });
  expect(await reportedIn()).toEqual([[["one", "two"]]]);

  await unloadDossiers(graph, ["a"]);

  expect(await reportedIn()).toEqual([[["two"]]]);
});

onBothEngines("dossiers that hold alone and not together are told where", async (graph) => {
  const meeting = (id: string) => [
    "documents:",
    DOC,
    "processes: [{ id: talks, name: Talks, evidence: [doc] }]",
    `meetings: [{ id: ${id}, name: M, kind: TALKS, process: talks, round: 1, startsOn: 2025-05-28, evidence: [doc] }]`,
  ];
  await load(graph, { a: meeting("m1") });

  await expect(load(graph, { b: meeting("m2") })).rejects.toThrow(
    /b\.yaml:5:\d+: Round 1 of `talks` is `m[12]` and `m[12]`; it can be one of them\./,
  );
  await load(graph, { d: A });
  const queen = A.map((line) => line.replace("narnia, title", "archen, title"));
  const second = [
    ...queen.slice(0, 3),
    "  - { id: archen, name: Archen, isoCode: AR, evidence: [doc] }",
    ...queen.slice(4),
  ];
  await load(graph, { c: C });
  await expect(load(graph, { e: second })).rejects.toThrow(
    "Together with other dossiers, `ann` may speak for `archen` or `narnia` in `c1`;",
  );
});

onBothEngines("a field that has one end has the same in all dossiers", async (graph) => {
  const by = (speaker: string) => [
    ...A,
    "  - { id: bea, name: Bea, evidence: [doc] }",
    "claims:",
    `  - { id: c, text: C., act: ASSERTS, saidOn: 2025-05-28, speakers: [${speaker}], evidence: [doc] }`,
  ];

  await expect(load(graph, { a: by("ann"), b: by("bea") })).rejects.toThrow(
    /a\.yaml:10:11: `speakers` of `c` is `ann` in `a` and `bea` in `b`; dossiers state it alike\./,
  );
});

onBothEngines("verify of a dossier sees what it uses", async (graph) => {
  await load(graph, { a: A, c: C });

  const { lines, holds } = await verify(graph, { dossiers: paths({ c: C }) });

  expect(lines).toContain("c: the graph holds it as these files have it.");
  expect(holds).toBe(true);
});

onBothEngines("an unknown dossier is not unloaded, and the nearest is named", async (graph) => {
  await load(graph, { narnia: ["documents:", DOC] });

  const unload = unloadDossiers(graph, ["narna"]);

  await expect(unload).rejects.toBeInstanceOf(NotFound);
  await expect(unload).rejects.toThrow("The graph has no dossier `narna`; did you mean `narnia`?");
});

onBothEngines("the dossiers of a graph are told with what they use", async (graph) => {
  await load(graph, { a: ["title: All of it", ...A], c: C });

  expect(await statedDossiers(graph)).toEqual([
    { id: "a", title: "All of it", process: null, uses: [], nodes: 3 },
    { id: "c", title: null, process: null, uses: ["ann", "doc"], nodes: 1 },
  ]);
});
