import { execute } from "graphql";
import { expect, test } from "vitest";
import { loadDossier } from "../../src/dossier/load.ts";
import { asking, running } from "../support/asking.ts";
import { folderOf, SOUND, yaml } from "../support/dossiers.ts";
import { onBothEngines } from "../support/engines.ts";
import { describeWithDossier } from "../support/world.ts";

/** Refused questions, each with its code and what its message tells. */
const REFUSED = [
  ['{ path(from: "no-such-id", to: "russia") { nodes { id } } }', "NOT_FOUND", "no-such-id"],
  ['{ path(from: "russia", to: "") { nodes { id } } }', "NOT_FOUND", "the id "],
  ['{ path(from: "c01", to: "russia", asOf: "2025-05-01") { nodes { id } } }', "NOT_FOUND", "c01"],
  [
    '{ path(from: "russia", to: "ukraine", maxLength: 0) { nodes { id } } }',
    "BAD_USER_INPUT",
    "from 1 to 8",
  ],
  [
    '{ path(from: "russia", to: "ukraine", maxLength: 9) { nodes { id } } }',
    "BAD_USER_INPUT",
    "but was 9",
  ],
  ['{ neighbourhood(id: "Çırağan \'} // 😀") { truncated } }', "NOT_FOUND", "Çırağan '} // 😀"],
  [
    '{ neighbourhood(id: "russia", depth: 4) { truncated } }',
    "BAD_USER_INPUT",
    "depth must be from 0 to 3",
  ],
  ['{ neighbourhood(id: "russia", depth: -1) { truncated } }', "BAD_USER_INPUT", "but was -1"],
  [
    '{ neighbourhood(id: "russia", first: 501) { truncated } }',
    "BAD_USER_INPUT",
    "first must be from 0",
  ],
] as const;

/** What a selection can hold over them. */
const TREES = [
  '{ way: path(from: "senior-kyiv-aide", to: "vladimir-medinsky") { __typename nodes { __typename who: id ...Named ... on Claim { issues { edges { stance node { id } } } } } steps { on: forward relationship { __typename k: key type from to properties } } } } fragment Named on Entity { label evidence(first: 1) { totalCount edges { quote node { id } } } }',
  '{ same: path(from: "russia", to: "russia") { nodes { id label } steps { forward } } }',
  'query ($no: Boolean = false) { neighbourhood(id: "istanbul-round-1", depth: 2, first: 30) { truncated nodes @include(if: $no) { id } relationships { type from to } } }',
  '{ neighbourhood(id: "ukraine", first: 0) { truncated nodes { label } relationships { key } } }',
  '{ a: neighbourhood(id: "ukraine", depth: 0) { nodes { id label } } b: neighbourhood(id: "nobody") { truncated } }',
];

describeWithDossier("istanbul-2025", (ask, { graph, run }) => {
  test.each(REFUSED)("%s is refused with %s", async (question, code, message) => {
    await expect(ask(question)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  });

  test.each(TREES)("The answer is shaped as graphql-js shapes it: %s", async (operation) => {
    const ours = await run(operation);
    const theirs = await running(graph(), execute)(operation);

    expect(JSON.parse(JSON.stringify(ours))).toEqual(JSON.parse(JSON.stringify(theirs)));
  });

  test("A path from a node to itself has that node and no step.", async () => {
    const { path } = await ask(
      '{ path(from: "crimea", to: "crimea") { nodes { id } steps { forward } } }',
    );

    expect(path).toEqual({ nodes: [{ id: "crimea" }], steps: [] });
  });

  test("A path back has the steps of a path there, the other way round.", async () => {
    const ends = "{ nodes { id } steps { forward relationship { key from to } } }";
    const { there, back } = await ask(
      `{ there: path(from: "crimea", to: "c16") ${ends} back: path(from: "c16", to: "crimea") ${ends} }`,
    );

    expect(there.steps).toHaveLength(back.steps.length);
    expect(turned(there)).toEqual(there.nodes);
    expect(turned(back)).toEqual(back.nodes);
  });

  test("Nothing that was known only later is on a path or in a neighbourhood.", async () => {
    const { path, neighbourhood } = await ask(
      '{ path(from: "donald-trump", to: "rustem-umerov", asOf: "2025-06-01") { nodes { knownFrom } steps { relationship { properties } } } neighbourhood(id: "russia", depth: 2, first: 300, asOf: "2025-06-01") { nodes { knownFrom } relationships { properties } } }',
    );

    const days = [
      ...[path, neighbourhood].flatMap(({ nodes }) => nodes),
      ...path.steps.map(({ relationship }: Tie) => relationship.properties),
      ...neighbourhood.relationships.map(({ properties }: Tie["relationship"]) => properties),
    ].map(({ knownFrom }) => knownFrom);
    expect(days.length).toBeGreaterThan(50);
    expect(days.filter((day) => day > "2025-06-01")).toEqual([]);
  });
});

interface Tie {
  readonly forward: boolean;
  readonly relationship: {
    readonly from: string;
    readonly to: string;
    readonly properties: { readonly knownFrom: string };
  };
}

/** The nodes as the steps lead over them. */
function turned({ steps }: { readonly steps: readonly Tie[] }) {
  const ways = steps.map(({ forward, relationship: { from, to } }) =>
    forward ? [from, to] : [to, from],
  );
  return [ways[0]?.[0], ...ways.map(([, to]) => to)].map((id) => ({ id }));
}

onBothEngines("What a relationship says of a later day is not seen before it.", async (graph) => {
  const late = "{ id: late, kind: ARTICLE, publishedOn: 2025-06-10 }";
  const dossier = yaml(
    SOUND[0].replace("}]", `}, ${late}]`),
    ...SOUND.slice(1),
    "organizations: [{ id: oz, name: Oz, kind: OTHER, evidence: [late] }]",
    "meetings: [{ id: round, name: Round, kind: TALKS, startsOn: 2025-06-02, evidence: [doc],",
    "  invited: [{ node: ann, attended: YES, reportedIn: [doc, late] }],",
    "  attendees: [{ node: ann, side: oz, reportedIn: [doc, late] }] }]",
  );
  await loadDossier(graph, [folderOf({ "d.yaml": dossier })]);
  const ask = asking(graph);
  const question =
    'query ($asOf: Date) { neighbourhood(id: "round", asOf: $asOf) { relationships { type properties } } }';

  const before = (await ask(question, { asOf: "2025-06-01" })).neighbourhood.relationships;
  const during = (await ask(question, { asOf: "2025-06-02" })).neighbourhood.relationships;
  const after = (await ask(question)).neighbourhood.relationships;

  const properties = (all: readonly { type: string; properties: object }[], type: string) =>
    all.find((each) => each.type === type)?.properties;
  expect(properties(before, "INVITED_TO")).toMatchObject({
    attended: "UNKNOWN",
    reportedIn: ["doc"],
    role: null,
  });
  expect(properties(before, "ATTENDED")).toBeUndefined();
  expect(properties(during, "INVITED_TO")).toMatchObject({ attended: "YES", reportedIn: ["doc"] });
  expect(properties(during, "ATTENDED")).toMatchObject({ side: "oz", reportedIn: ["doc"] });
  expect(properties(after, "INVITED_TO")).toMatchObject({ reportedIn: ["doc", "late"] });
  expect(properties(after, "ATTENDED")).toMatchObject({ reportedIn: ["doc", "late"] });
});

onBothEngines(
  "A last day is not seen before it has come, and bookkeeping never is.",
  async (graph) => {
    const office = "offices: [{ node: narnia, title: Queen, until: 2025-06-30 }]";
    const dossier = yaml(
      ...SOUND.map((line) => line.replace("name: Ann,", `name: Ann, ${office},`)),
    );
    await loadDossier(graph, [folderOf({ "d.yaml": dossier })]);
    const ask = asking(graph);
    const question =
      'query ($asOf: Date) { path(from: "ann", to: "narnia", asOf: $asOf) { steps { relationship { properties } } } }';

    const propertiesOn = async (asOf: string | null) =>
      (await ask(question, { asOf })).path.steps[0].relationship.properties;

    const seen = { title: "Queen", since: null, knownFrom: "2025-05-29", reportedIn: ["doc"] };
    expect(await propertiesOn("2025-06-29")).toEqual({ ...seen, until: null });
    expect(await propertiesOn("2025-06-30")).toEqual({ ...seen, until: "2025-06-30" });
    expect(await propertiesOn(null)).toEqual({ ...seen, until: "2025-06-30" });
  },
);
