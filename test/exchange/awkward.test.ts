import fc from "fast-check";
import { describe, expect } from "vitest";
import { graphHash } from "../../src/analysis/hash.ts";
import { loadDossier } from "../../src/dossier/load.ts";
import { everything } from "../support/dossiers.ts";
import { emptyGraph, onBothEngines } from "../support/engines.ts";
import { exported, imported, WHOLE } from "../support/exchange.ts";
import { awkward, folderWith } from "./awkward.ts";

const NOW = new Date("2025-06-03T10:11:12.013Z");

describe.each(WHOLE)("%s", (format) => {
  onBothEngines(
    "keeps every character, number, list and day that a dossier may have",
    async (graph) => {
      // Neo4j plans and empties itself slowly: there each graph has less to tell.
      const numRuns = graph.dialect.hubIndexes ? 5 : 40;
      await fc.assert(
        fc.asyncProperty(awkward, async (dossier) => {
          const first = await emptyGraph("embedded");
          await loadDossier(first, [folderWith(dossier)], { now: NOW });
          await graph.write((t) => t.rows("MATCH (n) WHERE n:Entity OR n:Dossier DETACH DELETE n"));
          const files = await exported(first, format);

          await imported(graph, format, files, { now: NOW });

          expect(await graphHash(graph)).toBe(await graphHash(first));
          expect(await everything(graph)).toBe(await everything(first));
          expect(await exported(graph, format)).toEqual(files);
          await first.close();
        }),
        { numRuns },
      );
    },
  );
});
