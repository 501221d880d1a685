import { expect, it } from "vitest";
import { changesBetween } from "../../src/dossier/changes.ts";
import { derive } from "../../src/dossier/derive/derive.ts";
import type { Facts } from "../../src/dossier/fact.ts";
import { writeChanges } from "../../src/dossier/write.ts";
import { FORMATS } from "../../src/exchange/formats.ts";
import { importGraph } from "../../src/exchange/import.ts";
import { type Choice, partSource } from "../../src/exchange/part.ts";
import { graphSource, type Source } from "../../src/exchange/source.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { BadInput, NotFound } from "../../src/model/faults.ts";
import { asking } from "../support/asking.ts";
import { emptyGraph } from "../support/engines.ts";
import { folder } from "../support/folder.ts";
import { describeWithDossier } from "../support/world.ts";
import { allOf, exportTo } from "./exported.ts";

const DAYS = ["2025-05-15", "2025-05-16", "2025-05-28", "2025-05-29", "2025-06-02", "2025-07-23"];

const CHOICES: readonly Choice[] = [
  {},
  { process: "istanbul-2025" },
  { process: "istanbul-2025", asOf: "2025-05-28" },
  { about: "c08", depth: 0 },
  { about: "c08" },
  { about: "istanbul-round-2", depth: 1, asOf: "2025-05-29" },
  { about: "russia", depth: 2 },
  { about: "tass-0602" },
  { about: "ceasefire", depth: 1 },
  ...DAYS.map((asOf) => ({ asOf })),
];

/** All that a part holds that names a node, with what it names. */
function named({ nodes, relationships }: Facts): readonly (readonly [string, unknown])[] {
  return [
    ...nodes.flatMap(({ properties }) =>
      [properties["process"], properties["countsFor"]].flat().map((id) => ["node", id] as const),
    ),
    ...relationships.flatMap(({ type, from, to, properties }) =>
      [from, to, properties["side"], properties["via"], properties["reportedIn"]]
        .flat()
        .map((id) => [type, id] as const),
    ),
  ].filter(([, id]) => id !== undefined);
}

const idsOf = (facts: Facts, kind?: string) =>
  facts.nodes.filter((node) => !kind || node.kind === kind).map((node) => node.properties.id);

/** A graph of its own that holds a part and what follows from it. */
async function graphOf(facts: Facts): Promise<Graph> {
  const graph = await emptyGraph("embedded");
  const nothing = { nodes: [], relationships: [] };
  const changes = changesBetween(nothing, derive(facts), "2025-08-01T00:00:00.000Z");
  await graph.write((transaction) => writeChanges(transaction, graph.dialect, changes));
  return graph;
}

describeWithDossier("istanbul-2025", (_ask, { graph }) => {
  const part = async (choice: Choice) => allOf(await partSource(graph(), choice));

  it.each(CHOICES)("nothing in the part %o points at what is left out", async (choice) => {
    const facts = await part(choice);

    const ids = new Set(idsOf(facts));
    expect(named(facts).filter(([, id]) => !ids.has(String(id)))).toEqual([]);
  });

  it.each(CHOICES)("every node of the part %o is dated by something in it", async (choice) => {
    const { nodes } = derive(await part(choice));

    expect(nodes.filter((node) => node.properties["knownFrom"] === undefined)).toEqual([]);
  });

  it.each(CHOICES)("the entries of the part %o are its nodes and relationships", async (choice) => {
    const source = await partSource(graph(), choice);
    const { nodes, relationships } = await allOf(source);

    const entries = [];
    for (const kind of new Set(nodes.map((node) => node.kind))) {
      for await (const page of source.entries(kind)) entries.push(...page);
    }

    const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
    expect(entries.map(({ node }) => node).sort(byText)).toEqual(nodes.toSorted(byText));
    expect(entries.flatMap((entry) => entry.relationships).sort(byText)).toEqual(
      relationships.toSorted(byText),
    );
  });

  it.each(CHOICES)("the part %o is imported again as a graph of its own", async (choice) => {
    const source = await partSource(graph(), choice);
    const own = await importedFrom(source);

    expect(await allOf(graphSource(own))).toEqual(await allOf(source));
    await own.close();
  });

  it("all there is, is the process with all that it rests on, but for what nothing leads to", async () => {
    const [all, process] = await Promise.all([part({}), part({ process: "istanbul-2025" })]);

    expect(idsOf(process, "Claim")).toEqual(idsOf(all, "Claim"));
    expect(idsOf(process, "Outcome")).toEqual(idsOf(all, "Outcome"));
    expect(idsOf(all).length - idsOf(process).length).toBeLessThan(10);
  });

  it("a claim alone comes with its speaker, his offices, its issues and its documents", async () => {
    const facts = await part({ about: "c08", depth: 0 });

    expect(idsOf(facts)).toEqual(
      expect.arrayContaining(["c08", "rustem-umerov", "ukraine", "russia", "express-0529"]),
    );
    expect(idsOf(facts, "Claim")).toEqual(["c08"]);
    expect(facts.relationships.map(({ type }) => type)).not.toContain("RESPONDS_TO");
  });

  it("a step farther there are the claims that it answers", async () => {
    const facts = await part({ about: "c08", depth: 1 });

    expect(idsOf(facts, "Claim")).toContain("c01");
    expect(facts.relationships).toContainEqual({
      type: "RESPONDS_TO",
      from: "c08",
      to: "c01",
      properties: {},
    });
  });

  it.each(DAYS)("what was known on %s is, by itself, what the API tells as of it", async (asOf) => {
    const own = await graphOf(await part({ asOf }));

    for (const question of QUESTIONS) {
      const then = await asking(graph())(`query ($day: Date) { ${question("asOf: $day")} }`, {
        day: asOf,
      });
      expect(await asking(own)(`{ ${question("filter: {}")} }`)).toEqual(then);
    }
    await own.close();
  });

  it("a plan that came later is not in what was known before it", async () => {
    const facts = await part({ asOf: "2025-05-29" });

    const round = facts.nodes.find((node) => node.properties.id === "istanbul-round-2");
    const invited = facts.relationships.filter(({ type }) => type === "INVITED_TO");
    expect(round?.properties).not.toHaveProperty("heldOn");
    expect(round?.properties).toMatchObject({ proposedOn: "2025-05-28", startsOn: "2025-06-02" });
    expect(invited.map(({ from, to, properties }) => [from, to, properties["attended"]])).toEqual([
      ["vladimir-putin", "istanbul-round-1", "NO"],
      ["ukraine", "istanbul-round-2", "UNKNOWN"],
      ["vladimir-medinsky", "istanbul-round-2", "UNKNOWN"],
    ]);
  });

  it.each([
    [{ process: "nowhere" }, NotFound, "There is no process with the id nowhere."],
    [{ process: "c08" }, NotFound, "There is no process with the id c08."],
    [{ about: "nowhere" }, NotFound, "There is no node with the id nowhere."],
    [{ about: "c63", asOf: "2025-05-29" }, NotFound, "There is no node with the id c63."],
    [{ about: "c08", depth: 4 }, BadInput, "The depth must be a whole number from 0 to 3."],
    [{ depth: 1 }, BadInput, /^A depth goes with the node/],
    [{ about: "c08", process: "istanbul-2025" }, BadInput, /not both/],
    [{ asOf: "2025-02-30" }, BadInput, /^The day must be one of the calendar/],
  ])("%o is refused", async (choice, fault, sentence) => {
    const refused = part(choice);

    await expect(refused).rejects.toThrow(fault);
    await expect(refused).rejects.toThrow(sentence);
  });
});

/** A part written as JSON Lines and imported into a graph of its own. */
async function importedFrom(source: Source) {
  const [path = ""] = (await exportTo(folder(), "jsonl", source)).values();
  const reads = await FORMATS.find(({ name }) => name === "jsonl")?.reader?.();
  const own = await emptyGraph("embedded");
  if (reads) await importGraph(own, await reads(path));
  return own;
}

/** Everything that has a day, and what hides behind one. */
const QUESTIONS: readonly ((options: string) => string)[] = [
  (
    by,
  ) => `claims(first: 100, ${by}) { nodes { id knownFrom party { id } round { id } speakers(first: 9) {
    edges { node { id } reportedIn { id } } } } }`,
  (by) => `claims(first: 100, ${by}) { nodes { id evidence(first: 20) { edges { node { id } } }
    independentSourceCount contradictions(first: 9) { nodes { ... on Claim { id } } } } }`,
  (by) => `meetings(first: 100, ${by}) { nodes { id knownFrom status heldOn endsOn
    attendees(first: 20) { edges { node { id } side { id } } }
    invited(first: 20) { edges { attended node { ... on Node { id } } reportedIn { id } } }
    follows { id } followedBy { id } places(first: 9) { nodes { id } } } }`,
  (by) => `people(first: 100, ${by}) { nodes { id knownFrom offices(first: 9) {
    edges { title until node { ... on Node { id } } } } } }`,
  (by) => `documents(first: 100, ${by}) { nodes { id label publishers(first: 9) { nodes {
    ... on Node { id } } } citedBy(first: 20) { nodes { id } } reports(first: 50) { totalCount } } }`,
  (by) =>
    `outcomes(first: 100, ${by}) { nodes { id knownFrom issues(first: 9) { nodes { id } } } }`,
  (by) => `places(first: 100, ${by}) { nodes { id knownFrom locatedIn { id } } }`,
];
