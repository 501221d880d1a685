import { expect } from "vitest";
import { timeline } from "../../src/analysis/timeline.ts";
import { changesBetween } from "../../src/dossier/changes.ts";
import type { NodeFact, RelationshipFact } from "../../src/dossier/fact.ts";
import { writeChanges } from "../../src/dossier/write.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { onNeo4j } from "../support/engines.ts";
import { hitsOf } from "../support/hits.ts";

const KNOWN = { knownFrom: "2020-01-01" };

const DOCUMENTS = 600;

/** `speaker` made all claims, ten a day, in one of four rounds of `process`; documents report three each. */
async function fill(graph: Graph, claims: number): Promise<void> {
  const numbers = Array.from({ length: claims }, (_, at) => at);
  const nodes: NodeFact[] = [
    { kind: "Person", properties: { id: "speaker", ...KNOWN } },
    { kind: "Process", properties: { id: "process", ...KNOWN } },
    ...numbers.slice(0, 4).map((at) => meeting(at)),
    ...numbers.slice(0, DOCUMENTS).map((at) => document(at)),
    ...numbers.map((at) => claim(at)),
  ];
  const relationships = [
    ...numbers.slice(0, 4).map((at) => link("ROUND_OF", `round-${at}`, "process")),
    ...numbers.flatMap((at) => [
      link("MADE", "speaker", `claim-${at}`, { hub: "speaker", sortKey: `${day(at)}/claim-${at}` }),
      link("IN_ROUND", `claim-${at}`, `round-${at % 4}`, {
        hub: `round-${at % 4}`,
        sortKey: `${day(at)}/claim-${at}`,
      }),
      link("REPORTED_IN", `claim-${at}`, `document-${at % DOCUMENTS}`),
    ]),
  ];
  const nothing = { nodes: [], relationships: [] };
  const changes = changesBetween(nothing, { nodes, relationships }, "2026");
  await graph.write((transaction) => writeChanges(transaction, graph.dialect, changes));
  await graph.replan();
}

function day(at: number): string {
  const time = Date.UTC(2020, 0, 1 + Math.floor(at / 10));
  return new Date(time).toISOString().slice(0, 10);
}

function claim(at: number): NodeFact {
  const said = { saidOn: day(at), saidOnPrecision: at % 7 === 0 ? "BY" : "DAY" };
  return {
    kind: "Claim",
    properties: { id: `claim-${at}`, process: "process", ...said, ...KNOWN },
  };
}

function meeting(at: number): NodeFact {
  const held = { startsOn: day(at * 100), datePrecision: "DAY" };
  return { kind: "Meeting", properties: { id: `round-${at}`, ...held, ...KNOWN } };
}

function document(at: number): NodeFact {
  const published = { publishedOn: day(at * 10), datePrecision: "DAY" };
  return { kind: "Document", properties: { id: `document-${at}`, ...published, ...KNOWN } };
}

function link(type: string, from: string, to: string, more = {}): RelationshipFact {
  const properties = { key: `${type} ${from} ${to}`, ...KNOWN, ...more };
  return { type, from, to, properties };
}

onNeo4j("A page of a hub's or a process's timeline reads a page, at any size.", async (graph) => {
  const hits: number[] = [];
  for (const claims of [2000, 6000]) {
    await graph.write((transaction) => transaction.rows("MATCH (n:Entity) DETACH DELETE n"));
    await fill(graph, claims);
    for (const about of ["speaker", "process"]) {
      const after = { day: day(claims / 2), precision: 0, id: "claim" };
      for (const part of [{ first: 10 }, { first: 10, after }]) {
        const read = await hitsOf(graph, (send) => timeline(send, graph.dialect, { about }, part));
        expect(read, `${about} of ${claims}`).toBeLessThan(2000);
        hits.push(read);
      }
    }
  }

  const [small, large] = [hits.slice(0, 4), hits.slice(4)].map((each) => Math.max(...each));
  expect(large).toBeLessThan(2 * (small ?? 0));
});
