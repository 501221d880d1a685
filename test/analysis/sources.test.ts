import fc from "fast-check";
import { expect } from "vitest";
import { dossierOf } from "../../src/dossier/dossier.ts";
import { factsOf } from "../../src/dossier/facts.ts";
import { loadDossier } from "../../src/dossier/load.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { asking } from "../support/asking.ts";
import { folderOf } from "../support/dossiers.ts";
import { onBothEngines } from "../support/engines.ts";
import { texts } from "../sweep/facts.ts";
import { holds, TIMEOUT_MS } from "./graphs.ts";
import { DAYS, quarrels } from "./quarrels.ts";

/** How many generated graphs. */
const GRAPHS = { Grafeo: 30, Neo4j: 5 };

const COUNTS = `query ($asOf: Date) {
  claims(first: 100, asOf: $asOf) { nodes { id independentSourceCount } }
}`;

onBothEngines(
  "a document that cites only sources already counted never raises a count, on whatever day",
  async (graph) => {
    const property = fc.asyncProperty(quarrels, fc.nat(), async (dossier, chosen) => {
      const before = await countsIn(graph, dossier);
      const after = await countsIn(graph, withOneMore(dossier, chosen));

      expect(after).toEqual(before);
      expect(before[0]?.[0]?.independentSourceCount).toBeGreaterThan(0);
    });

    await holds(graph, property, GRAPHS, 9);
  },
  TIMEOUT_MS,
);

interface Counted {
  readonly id: string;
  readonly independentSourceCount: number;
}

/** The counts of all claims: of all that is known, and as of each day. */
async function countsIn(graph: Graph, dossier: string): Promise<readonly (readonly Counted[])[]> {
  await loadDossier(graph, [folderOf({ "d.yaml": dossier })]);
  const ask = asking(graph);
  const counts: (readonly Counted[])[] = [];
  for (const asOf of [null, ...DAYS]) counts.push((await ask(COUNTS, { asOf })).claims.nodes);
  return counts;
}

/** The dossier with one more report of its first claim, which cites one or all of the claim's sources. */
function withOneMore(dossier: string, chosen: number): string {
  const roots = rootsOf(dossier, "c0");
  const cites = chosen % 2 === 0 ? roots : [roots[chosen % roots.length]];
  const { documents, claims, ...rest } = JSON.parse(dossier);
  const more = { id: "more", kind: "ARTICLE", publishedOn: DAYS.at(-1), cites };
  const [first, ...others] = claims;
  const reported = { ...first, evidence: [...first.evidence, "more"] };
  return JSON.stringify({
    ...rest,
    documents: [...documents, more],
    claims: [reported, ...others],
  });
}

function rootsOf(dossier: string, claim: string): readonly string[] {
  const { relationships } = factsOf(dossierOf([{ file: "d.yaml", text: dossier }]));
  const reports = relationships.filter(
    ({ type, from }) => type === "REPORTED_IN" && from === claim,
  );
  return [...new Set(reports.flatMap((report) => texts(report, "roots")))].sort();
}
