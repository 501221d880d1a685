import { describe, expect, test } from "vitest";
import { graphHash } from "../../src/analysis/hash.ts";
import { loadDossier, unloadDossiers } from "../../src/dossier/load.ts";
import { statedDossiers } from "../../src/dossier/surroundings.ts";
import { A, B, C, load } from "../dossier/neighbours.ts";
import { everything } from "../support/dossiers.ts";
import { emptyGraph, neo4jRuns, onBothEngines } from "../support/engines.ts";
import { exported, imported, WHOLE } from "../support/exchange.ts";
import { bundled } from "../support/world.ts";

const RECORDED = new Date("2025-06-03T10:11:12.013Z");
const LATER = new Date("2026-01-01T00:00:00.000Z");

/** Names of what an export leaves out, for it is worked out anew. */
const DERIVED = /knownFrom|COUNTS_FOR|IN_ROUND|sortKey|"key"|\broots\b|\bsearch\b/;

const NOTHING = { created: 0, changed: 0, removed: 0 };

/** Formats that have no place for when a node was recorded. */
const WITHOUT_RECORDED: readonly string[] = ["dossier"];

/** What an import records nodes with, where the format does not say it itself. */
const nowFor = (format: string) => (WITHOUT_RECORDED.includes(format) ? RECORDED : LATER);

describe.each(WHOLE)("%s", (format) => {
  onBothEngines("comes back whole, and changes nothing where all is there still", async (graph) => {
    await loadDossier(graph, [bundled("istanbul-2025")], { now: RECORDED });
    const [hash, before] = [await graphHash(graph), await everything(graph)];

    const files = await exported(graph, format);
    const again = await imported(graph, format, files);
    await graph.write((t) => t.rows("MATCH (n:Entity) DETACH DELETE n"));
    await imported(graph, format, files, { now: nowFor(format) });

    expect(again).toEqual({ nodes: NOTHING, relationships: NOTHING });
    expect(Object.values(files).join("\n")).not.toMatch(DERIVED);
    expect(await graphHash(graph)).toBe(hash);
    expect(await everything(graph)).toBe(before);
  });

  onBothEngines("tells which of several dossiers states what", async (graph) => {
    await load(graph, { a: A, b: B, c: C });
    const [before, dossiers] = [await everything(graph), await statedDossiers(graph)];

    const files = await exported(graph, format);
    await unloadDossiers(graph, ["a", "b", "c"]);
    await imported(graph, format, files, { now: new Date("2025-06-02T08:00:00Z") });

    expect(await everything(graph)).toBe(before);
    expect(await statedDossiers(graph)).toEqual(dossiers);
  });

  test.skipIf(!neo4jRuns)("[neo4j] comes back whole on the other engine, either way", async () => {
    const first = await emptyGraph("embedded");
    const second = await emptyGraph("embedded");
    const neo4j = await emptyGraph("neo4j");
    await loadDossier(first, [bundled("istanbul-2025")], { now: RECORDED });

    const files = await exported(first, format);
    await imported(neo4j, format, files, { now: nowFor(format) });
    const back = await exported(neo4j, format);
    await imported(second, format, back, { now: nowFor(format) });

    expect(back).toEqual(files);
    expect(await graphHash(neo4j)).toBe(await graphHash(first));
    expect(await everything(second)).toBe(await everything(first));
  });
});
