import { readFileSync } from "node:fs";
import { buildSchema, parse } from "graphql";
import { expect, test } from "vitest";
import { difference } from "./compare.ts";
import type { Facts, NodeFact, Properties, RelationshipFact } from "./facts.ts";
import { placeOfCursor } from "./places.ts";
import { read } from "./reader.ts";

const schema = buildSchema(readFileSync("schema/schema.graphql", "utf8"));

function node(kind: string, id: string, knownFrom: string, properties: Properties = {}): NodeFact {
  return { kind, properties: { id, name: id, knownFrom, label: id, ...properties } };
}

function edge(
  type: string,
  from: string,
  to: string,
  knownFrom: string,
  properties: Properties = {},
): RelationshipFact {
  const key = `${type} ${from} ${to} ${properties["role"] ?? properties["kind"] ?? ""}`;
  return { type, from, to, properties: { key, knownFrom, ...properties } };
}

/** Two rounds of talks, as three documents tell of them. */
const talks: Facts = {
  nodes: [
    node("Document", "early", "2025-05-16", { kind: "ARTICLE", publishedOn: "2025-05-16" }),
    node("Document", "late", "2025-06-02", { kind: "ARTICLE", publishedOn: "2025-06-02" }),
    node("Document", "agency", "2025-05-16", { kind: "ARTICLE", publishedOn: "2025-05-16" }),
    node("Country", "utopia", "2025-05-16", { name: "～wide" }),
    node("Country", "arcadia", "2025-05-16", { name: "😀 smile" }),
    node("Country", "erewhon", "2025-06-02", { name: "Zed" }),
    node("Person", "anna", "2025-05-16"),
    node("Meeting", "round-1", "2025-05-16", {
      startsOn: "2025-05-20",
      proposedOn: "2025-05-10",
      heldOn: "2025-05-20",
    }),
    ...["c1", "c2", "c3"].map((id) =>
      node("Claim", id, "2025-05-20", { saidOn: id === "c1" ? "2025-05-20" : "2025-05-18" }),
    ),
  ],
  relationships: [
    edge("PARTY_TO", "utopia", "round-1", "2025-05-16", {
      role: "HOST",
      reportedIn: ["late", "early"],
    }),
    edge("PARTY_TO", "utopia", "round-1", "2025-05-16", { role: "MEDIATOR" }),
    edge("PARTY_TO", "arcadia", "round-1", "2025-05-17", { role: "PARTY" }),
    edge("ATTENDED", "anna", "round-1", "2025-05-16", { role: "CHAIR", side: "erewhon" }),
    edge("INVITED_TO", "anna", "round-1", "2025-05-16", { attended: "YES" }),
    edge("MADE", "utopia", "c1", "2025-05-20", { position: 1 }),
    edge("MADE", "anna", "c1", "2025-05-20", { position: 0 }),
    edge("MADE", "utopia", "c2", "2025-05-20", { position: 0 }),
    edge("MADE", "utopia", "c3", "2025-05-20", { position: 0 }),
    edge("CONTRADICTS", "c1", "c1", "2025-05-20", { kind: "REPORT" }),
    edge("CONTRADICTS", "c2", "c1", "2025-05-20", { kind: "SELF" }),
    edge("REPORTED_IN", "c1", "early", "2025-05-16", { roots: ["agency"], via: "erewhon" }),
    edge("REPORTED_IN", "c1", "agency", "2025-05-16", { roots: ["agency"] }),
    edge("REPORTED_IN", "c1", "late", "2025-06-02", { roots: ["late"] }),
  ],
};

// biome-ignore lint/suspicious/noExplicitAny: an answer has whatever shape its question has.
function ask(query: string, variables = {}, cursors?: (given: string) => string): any {
  const document = parse(query);
  const question = { schema, document, variables };
  const answer = read(talks, cursors ? { ...question, cursors } : question);
  expect(answer.errors).toBeUndefined();
  return JSON.parse(JSON.stringify(answer.data));
}

const page = "nodes { id } totalCount pageInfo { hasPreviousPage hasNextPage endCursor }";

test("A page says the truth in both directions, also where it is empty.", () => {
  const first = ask(`{ countries(first: 2) { ${page} } }`).countries;
  expect(first).toMatchObject({
    nodes: [{ id: "arcadia" }, { id: "erewhon" }],
    totalCount: 3,
    pageInfo: { hasPreviousPage: false, hasNextPage: true },
  });

  const after = `query($after: String) { countries(first: 2, after: $after) { ${page} } }`;
  const same = (given: string) => given;
  const second = ask(after, { after: first.pageInfo.endCursor }, same).countries;
  expect(second).toMatchObject({
    nodes: [{ id: "utopia" }],
    totalCount: 3,
    pageInfo: { hasPreviousPage: true, hasNextPage: false },
  });

  const third = ask(after, { after: second.pageInfo.endCursor }, same).countries;
  expect(third.nodes).toEqual([]);
  expect(third.pageInfo).toEqual({ hasPreviousPage: true, hasNextPage: false, endCursor: null });
  const none = ask(`{ countries(first: 0) { ${page} } }`).countries;
  expect(none.pageInfo).toEqual({ hasPreviousPage: false, hasNextPage: true, endCursor: null });
});

test("Texts are sorted by code point, a tie by the id.", () => {
  const { byName, byDay } = ask(`{
    byName: countries(orderBy: [{ field: NAME }]) { nodes { name } }
    byDay: countries(orderBy: [{ field: KNOWN_FROM, direction: DESC }]) { nodes { id } }
  }`);

  expect(byName.nodes.map((each: { name: string }) => each.name)).toEqual([
    "Zed",
    "～wide",
    "😀 smile",
  ]);
  expect(byDay.nodes).toEqual([{ id: "erewhon" }, { id: "arcadia" }, { id: "utopia" }]);
});

test("Claims come newest first, speakers in their order.", () => {
  const { country, claim, claims } = ask(`{
    country(id: "utopia") { claims { nodes { id } } }
    claim(id: "c1") { speaker { id } speakers { nodes { id } } }
    claims { nodes { id } }
  }`);

  expect(claims.nodes).toEqual([{ id: "c1" }, { id: "c3" }, { id: "c2" }]);
  expect(country.claims).toEqual(claims);
  expect(claim.speaker).toEqual({ id: "anna" });
  expect(claim.speakers.nodes).toEqual([{ id: "anna" }, { id: "utopia" }]);
});

test("There is one edge for each relationship, sorted by its properties where that is asked for.", () => {
  const { meeting } = ask(`{
    meeting(id: "round-1") {
      parties { edges { role node { id } } }
      byRole: parties(orderBy: [{ field: ROLE, direction: DESC }]) { edges { role } }
    }
  }`);

  expect(meeting.parties.edges).toEqual([
    { role: "PARTY", node: { id: "arcadia" } },
    { role: "HOST", node: { id: "utopia" } },
    { role: "MEDIATOR", node: { id: "utopia" } },
  ]);
  expect(meeting.byRole.edges).toEqual([{ role: "PARTY" }, { role: "MEDIATOR" }, { role: "HOST" }]);
});

test("As of a day, neither a later node nor a later relationship is seen.", () => {
  const question = (asOf: string) =>
    ask(`{
      countries(asOf: "${asOf}") { totalCount }
      country(id: "erewhon", asOf: "${asOf}") { id }
      meeting(id: "round-1", asOf: "${asOf}") {
        parties { edges { reportedIn { id } node { id } } }
        attendees { edges { side { id } } }
      }
      nodes(ids: ["erewhon", "anna", "anna", "nobody"], asOf: "${asOf}") { id }
    }`);

  expect(question("2025-05-16")).toEqual({
    countries: { totalCount: 2 },
    country: null,
    meeting: {
      parties: {
        edges: [
          { reportedIn: [{ id: "early" }], node: { id: "utopia" } },
          { reportedIn: [], node: { id: "utopia" } },
        ],
      },
      attendees: { edges: [{ side: null }] },
    },
    nodes: [null, { id: "anna" }, { id: "anna" }, null],
  });
  expect(question("2025-06-02").meeting.parties.edges[1].reportedIn).toEqual([
    { id: "early" },
    { id: "late" },
  ]);
  expect(question("2025-06-02").meeting.attendees.edges).toEqual([{ side: { id: "erewhon" } }]);
});

test("A day that has not come is null, and nobody knows who came.", () => {
  const question = (asOf: string) =>
    ask(`{ meeting(id: "round-1", asOf: "${asOf}") {
      status heldOn invited { edges { attended } }
    } }`).meeting;

  const before = {
    status: "PROPOSED",
    heldOn: null,
    invited: { edges: [{ attended: "UNKNOWN" }] },
  };
  expect(question("2025-05-19")).toEqual(before);
  const after = { status: "HELD", heldOn: "2025-05-20", invited: { edges: [{ attended: "YES" }] } };
  expect(question("2025-05-20")).toEqual(after);
});

test("Reports that go back to one source count once, as of the day.", () => {
  const count = (asOf: string) =>
    ask(
      `query($asOf: Date) { claim(id: "c1", asOf: $asOf) {
      independentSourceCount evidence { edges { via { __typename id } } }
    } }`,
      asOf === "" ? {} : { asOf },
    ).claim;

  expect(count("").independentSourceCount).toBe(2);
  expect(count("2025-05-20").independentSourceCount).toBe(1);
  expect(count("").evidence.edges[1]).toEqual({ via: { __typename: "Country", id: "erewhon" } });
  expect(count("2025-05-20").evidence.edges[1]).toEqual({ via: null });
});

test("A contradiction is read from both ends, and one with itself once.", () => {
  const { c1, c2 } = ask(`{
    c1: claim(id: "c1") { contradictions { edges { kind node { id } } } }
    c2: claim(id: "c2") { contradictions { edges { kind node { id ... on Claim { saidOn } } } } }
  }`);

  expect(c1.contradictions.edges).toEqual([
    { kind: "REPORT", node: { id: "c1" } },
    { kind: "SELF", node: { id: "c2" } },
  ]);
  expect(c2.contradictions.edges).toEqual([
    { kind: "SELF", node: { id: "c1", saidOn: "2025-05-20" } },
  ]);
});

test("A cursor holds the list, the order and the row's values.", () => {
  const { country } = ask(`{ country(id: "utopia") { claims(first: 1) { edges { cursor } } } }`);

  expect(placeOfCursor(country.claims.edges[0].cursor)).toEqual({
    scope: "Actor.claims",
    order: "saidOn- id-",
    values: ["2025-05-20", "c1"],
  });
});

test("The first difference is told with its path, and a cursor must always mean one place.", () => {
  const expected = {
    data: { people: { edges: [{ cursor: "cursor a" }, { cursor: "cursor b" }] } },
  };
  const actual = (...cursors: string[]) => ({
    data: { people: { edges: cursors.map((cursor) => ({ cursor })) } },
  });

  expect(difference(expected, actual("x", "y"), new Map())).toBeUndefined();
  expect(difference(expected, actual("x", "x"), new Map())).toMatch(
    /edges\[1\].cursor: one cursor/,
  );
  expect(difference(expected, actual("x"), new Map())).toBe(
    'data.people.edges[1]: expected {"cursor":"cursor b"}, but was absent',
  );
  expect(difference({ data: { a: null } }, { data: {} }, new Map())).toBe(
    "data.a: expected null, but was absent",
  );
});
