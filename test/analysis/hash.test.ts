import { createHash } from "node:crypto";
import { expect } from "vitest";
import { graphHash } from "../../src/analysis/hash.ts";
import { loadDossier } from "../../src/dossier/load.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { folderOf, SOUND, yaml } from "../support/dossiers.ts";
import { onBothEngines } from "../support/engines.ts";
import { bundled } from "../support/world.ts";

const CLAIM =
  "claims: [{ id: c, text: 'X \u{1F600}.', act: ASSERTS, saidOn: 2025-05-28, speakers: [ann], evidence: [doc] }]";

/** The lines that are hashed of `SOUND` and `CLAIM`, as the contract describes them. */
const LINES = [
  '["ann","Person",{"aliases":[],"name":"Ann"}]',
  '["ann","REPORTED_IN","doc",{}]',
  '["c","Claim",{"act":"ASSERTS","saidOn":"2025-05-28","saidOnPrecision":"DAY","text":"X \u{1F600}."}]',
  '["c","MADE","ann",{"position":0,"reportedIn":["doc"]}]',
  '["c","REPORTED_IN","doc",{}]',
  '["doc","Document",{"datePrecision":"DAY","kind":"ARTICLE","publishedOn":"2025-05-29"}]',
  '["narnia","Country",{"aliases":[],"isoCode":"NA","name":"Narnia"}]',
  '["narnia","REPORTED_IN","doc",{}]',
  '["talks","Process",{"name":"Talks"}]',
  '["talks","REPORTED_IN","doc",{}]',
];

async function hashOf(graph: Graph, files: Readonly<Record<string, string>>): Promise<string> {
  await graph.write((transaction) => transaction.rows("MATCH (n:Entity) DETACH DELETE n"));
  await loadDossier(graph, [folderOf(files)]);
  return graphHash(graph);
}

onBothEngines("the hash is that of the sorted lines of all that is stated", async (graph) => {
  const hash = await hashOf(graph, { "d.yaml": yaml(...SOUND, CLAIM) });

  const lines = LINES.map((line) => `${line}\n`).join("");
  expect(hash).toBe(createHash("sha256").update(lines).digest("hex"));
});

onBothEngines("an empty graph has the hash of nothing", async (graph) => {
  expect(await graphHash(graph)).toBe(createHash("sha256").digest("hex"));
});

onBothEngines("the order of files, lists and keys is no part of the hash", async (graph) => {
  const one = await hashOf(graph, { "d.yaml": yaml(...SOUND, CLAIM) });
  const several = await hashOf(graph, {
    "a.yaml": CLAIM.replace("id: c, text: 'X \u{1F600}.'", 'text: "X \\U0001F600.", id: c'),
    "b.yaml": yaml(...SOUND.toReversed()),
  });

  expect(several).toBe(one);
});

onBothEngines("one changed character is another hash", async (graph) => {
  const one = await hashOf(graph, { "d.yaml": yaml(...SOUND, CLAIM) });

  expect(await hashOf(graph, { "d.yaml": yaml(...SOUND, CLAIM.replace("X", "Y")) })).not.toBe(one);
  expect(
    await hashOf(graph, { "d.yaml": yaml(...SOUND, CLAIM.replace("[ann]", "[narnia]")) }),
  ).not.toBe(one);
});

onBothEngines(
  "another name of the dossier, and another day of recording, are not",
  async (graph) => {
    const one = await hashOf(graph, { "d.yaml": yaml(...SOUND, CLAIM) });
    const other = await hashOf(graph, {
      "d.yaml": yaml(...SOUND, CLAIM).replace(": d\n", ": other\n"),
    });

    expect(other).toBe(one);
  },
);

onBothEngines("the order of speakers is", async (graph) => {
  const spoken = (order: string) => yaml(...SOUND, CLAIM.replace("[ann]", order));
  const one = await hashOf(graph, { "d.yaml": spoken("[ann, narnia]") });

  expect(await hashOf(graph, { "d.yaml": spoken("[narnia, ann]") })).not.toBe(one);
});

onBothEngines("a graph of several pages is hashed in the order of its lines", async (graph) => {
  const people = Array.from(
    { length: 2300 },
    (_, at) => `  - { id: p${at}, name: P, evidence: [doc] }`,
  );
  const world = yaml(SOUND[0], "people:", ...people);
  const lines = people.flatMap((_, at) => [
    `["p${at}","Person",{"aliases":[],"name":"P"}]\n`,
    `["p${at}","REPORTED_IN","doc",{}]\n`,
  ]);
  lines.push(
    '["doc","Document",{"datePrecision":"DAY","kind":"ARTICLE","publishedOn":"2025-05-29"}]\n',
  );

  const hash = await hashOf(graph, { "d.yaml": world });

  expect(hash).toBe(createHash("sha256").update(lines.sort().join("")).digest("hex"));
});

/** One value for both engines, once either has told it. */
let told: string | undefined;

onBothEngines(
  "the bundled dossier has the same hash on both engines, and after a second load",
  async (graph) => {
    await loadDossier(graph, [bundled("istanbul-2025")]);
    const hash = await graphHash(graph);
    await loadDossier(graph, [bundled("istanbul-2025")]);

    told ??= hash;
    expect([hash, await graphHash(graph)]).toEqual([told, told]);
  },
);
