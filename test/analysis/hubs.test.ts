import { expect, test } from "vitest";
import { neighbourhood } from "../../src/analysis/neighbourhood.ts";
import { path } from "../../src/analysis/path.ts";
import { changesBetween } from "../../src/dossier/changes.ts";
import { writeChanges } from "../../src/dossier/write.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { TooCostly } from "../../src/model/faults.ts";
import { describeOnBothEngines, onNeo4j } from "../support/engines.ts";
import { hitsOf } from "../support/hits.ts";

/** More than a step reads into the process. */
const MANY = 10_500;

/** What is read is counted here, not how long it takes. */
const PATIENT = { timeoutMs: 60_000 };

const KNOWN = { knownFrom: "2025-05-01" };

/**
 * `speaker` made 10,500 claims, all of which count for `land`; as many others count for `realm`,
 * where `speaker` holds an office. `land` is a party to `talks`.
 */
async function fill(graph: Graph): Promise<void> {
  const [ofLand, ofRealm] = ["of-land", "of-realm"].map(claims);
  const nodes = [
    ...["land", "realm"].map((id) => ({ kind: "Country", properties: { id, ...KNOWN } })),
    { kind: "Person", properties: { id: "speaker", ...KNOWN } },
    { kind: "Meeting", properties: { id: "talks", startsOn: "2025-05-16", ...KNOWN } },
    ...[ofLand, ofRealm].flatMap((each) => each ?? []),
  ];
  const relationships = [
    { type: "PARTY_TO", from: "land", to: "talks", properties: { key: "p", ...KNOWN } },
    { type: "HOLDS_OFFICE", from: "speaker", to: "realm", properties: { key: "o", ...KNOWN } },
    ...(ofLand ?? []).flatMap((claim) => [
      tie("MADE", "speaker", claim),
      tie("COUNTS_FOR", "land", claim),
    ]),
    ...(ofRealm ?? []).map((claim) => tie("COUNTS_FOR", "realm", claim)),
  ];
  const nothing = { nodes: [], relationships: [] };
  const changes = changesBetween(nothing, { nodes, relationships }, "2026");
  await graph.write((transaction) => writeChanges(transaction, graph.dialect, changes));
  await graph.replan();
}

/** From `of-land-100001` on, the last of a few days on every ninth. */
function claims(name: string) {
  return Array.from({ length: MANY }, (_, at) => {
    const saidOn = `2025-05-0${1 + ((at + 1) % 9)}`;
    return { kind: "Claim", properties: { id: `${name}-${100_001 + at}`, saidOn, ...KNOWN } };
  });
}

function tie(type: string, hub: string, { properties }: ReturnType<typeof claims>[number]) {
  const { id, saidOn } = properties;
  const [from, to] = type === "MADE" ? [hub, id] : [id, hub];
  const paged = { hub, sortKey: `${saidOn}/${id}` };
  return { type, from, to, properties: { key: `${hub}/${id}`, ...paged, ...KNOWN } };
}

function asking(graph: Graph) {
  const send = (statement: string, values = {}) => graph.rows(statement, values, PATIENT);
  return {
    path: (from: string, to: string, maxLength = 4) =>
      path(send, graph.dialect, { from, to, maxLength }),
    around: (id: string, first: number, depth = 1) =>
      neighbourhood(send, graph.dialect, { id, first, depth }),
  };
}

describeOnBothEngines("nodes at which more than 10,000 claims meet", fill, (_, graph) => {
  test("A path leads over them, and from one to another.", async () => {
    const { path } = asking(graph());

    expect((await path("of-land-100007", "talks"))?.nodes).toEqual([
      "of-land-100007",
      "land",
      "talks",
    ]);
    expect((await path("of-land-100007", "of-realm-100003"))?.nodes).toEqual([
      "of-land-100007",
      "speaker",
      "realm",
      "of-realm-100003",
    ]);
    expect((await path("realm", "speaker"))?.nodes).toEqual(["realm", "speaker"]);
    expect((await path("speaker", "land"))?.nodes).toEqual(["speaker", "of-land-100001", "land"]);
  });

  test("Where only reading all of them could tell, the question is refused with what can be asked.", async () => {
    const { path } = asking(graph());

    const refused = path("land", "realm");

    await expect(refused).rejects.toThrow(TooCostly);
    await expect(refused).rejects.toThrow("Ask with maxLength: 2");
    expect(await path("land", "realm", 2)).toBeNull();
  });

  test("A neighbourhood holds what is no claim and then the newest claims.", async () => {
    const { around } = asking(graph());

    const { nodes, relationships, truncated } = await around("land", 5);

    const newest = ["110493", "110484", "110475"].map((number) => `of-land-${number}`);
    expect(nodes).toEqual(["land", "talks", ...newest]);
    expect(relationships.map(({ type }) => type).toSorted()).toEqual([
      "COUNTS_FOR",
      "COUNTS_FOR",
      "COUNTS_FOR",
      "PARTY_TO",
    ]);
    expect(truncated).toBe(true);
  });
});

const ofAHub = async (graph: Graph) => {
  await fill(graph);
  const { dialect } = graph;

  const hits = {
    overHub: await hitsOf(graph, (send) =>
      path(send, dialect, { from: "of-land-100007", to: "talks", maxLength: 4 }),
    ),
    betweenHubs: await hitsOf(graph, (send) =>
      path(send, dialect, { from: "speaker", to: "realm", maxLength: 4 }),
    ),
    around: await hitsOf(graph, (send) =>
      neighbourhood(send, dialect, { id: "speaker", first: 20, depth: 1 }),
    ),
    aroundThat: await hitsOf(graph, (send) =>
      neighbourhood(send, dialect, { id: "talks", first: 20, depth: 3 }),
    ),
    asOf: await hitsOf(graph, (send) =>
      neighbourhood(send, dialect, { id: "land", first: 20, depth: 2, asOf: "2025-05-05" }),
    ),
  };

  expect(Math.max(...Object.values(hits)), JSON.stringify(hits)).toBeLessThan(2000);
};

onNeo4j("Paths and neighbourhoods of a hub read a small part of it.", ofAHub, 240_000);
