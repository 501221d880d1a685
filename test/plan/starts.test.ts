import { parse } from "graphql";
import { describe, expect, test } from "vitest";
import { describeOnBothEngines } from "../support/engines.ts";
import { read } from "../sweep/reader.ts";
import type { Swept, Variables } from "../sweep/sweeping.ts";
import { sweptTalks, sweptWorld } from "../sweep/swept.ts";

/** Filters that bind ends at which a list of claims can be read, in every form, and some that only seem to. */
const FILTERS: readonly string[] = [
  '{ party: { id: { eq: "ukraine" } }, issues: { some: { node: { id: { eq: "ceasefire" } } } } }',
  '{ parties: { some: { node: { id: { eq: "russia" } } } }, issues: { some: { node: { id: { eq: "ceasefire" } }, edge: { stance: { ne: NONE } } } } }',
  '{ speaker: { id: { eq: "sergey-lavrov" } }, addressees: { some: { node: { id: { eq: "ukraine" } } } }, party: { id: { eq: "russia" } } }',
  '{ saidAt: { id: { eq: "istanbul-round-2" } } }',
  '{ round: { id: { eq: "istanbul-round-1", in: ["istanbul-round-1"] } } }',
  '{ about: { some: { node: { id: { eq: "istanbul-round-2" } } } }, text: { contains: "e" } }',
  '{ party: { id: { eq: "nobody" } }, issues: { some: { node: { id: { eq: "ceasefire" } } } } }',
  '{ party: { id: { eq: "" } } }',
  '{ party: { id: { eq: null } }, issues: { some: { node: { id: { eq: "ceasefire" } } } } }',
  '{ issues: { some: { node: { id: { eq: "ukraine" } } } } }',
  '{ issues: { none: { node: { id: { eq: "ceasefire" } } }, some: { node: { id: { eq: "territory" } } } } }',
  '{ issues: { all: { node: { id: { eq: "ceasefire" } } } } }',
  '{ not: { party: { id: { eq: "ukraine" } } } }',
  '{ or: [{ party: { id: { eq: "ukraine" } } }, { issues: { some: { node: { id: { eq: "ceasefire" } } } } }] }',
];

const DAYS = [null, "2025-05-31"];

const LIST = `query ($first: Int, $after: String, $last: Int, $before: String, $asOf: Date) {
  claims(first: $first, after: $after, last: $last, before: $before, asOf: $asOf, filter: FILTER) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    nodes { id }
  }
}`;

const BELOW = `query ($first: Int, $after: String, $last: Int, $before: String, $asOf: Date) {
  country(id: "russia", asOf: $asOf) {
    claims: partyClaims(first: $first, after: $after, last: $last, before: $before, filter: FILTER) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { id }
    }
  }
}`;

interface Connection {
  readonly totalCount: number;
  readonly pageInfo: Readonly<Record<string, boolean | string | null>>;
  readonly nodes: readonly { readonly id: string }[];
}

describeOnBothEngines("claims that a filter binds to an end", sweptTalks, (swept) => {
  describe.each([
    ["of all", LIST],
    ["of a hub", BELOW],
  ])("%s", (_of, operation) => {
    test.each(FILTERS)(
      "%s: pages in both directions are what a plain reader gives.",
      async (filter) => {
        const text = operation.replace("FILTER", filter);
        for (const asOf of DAYS) {
          const whole = claimsIn(plainly(swept(), text, { asOf, first: 100 }));

          expect(await walk(swept(), text, { asOf }, "forward")).toEqual(idsOf(whole));
          expect(await walk(swept(), text, { asOf }, "backward")).toEqual(idsOf(whole));
          const { data } = await swept().run(text, { asOf, first: 0 });
          expect(claimsIn(data).totalCount).toBe(whole.totalCount);
        }
      },
    );
  });
});

describeOnBothEngines("a dossier that nobody wrote", sweptWorld, (swept) => {
  test("Pairs of a party and an issue, and of a speaker and a meeting, have the reader's claims.", async () => {
    const { facts } = swept();
    const ids = (kind: string) =>
      facts.nodes.filter((node) => node.kind === kind).map((node) => String(node.properties["id"]));
    const text = `query ($one: ID!, $other: ID!) {
      a: claims(filter: { party: { id: { eq: $one } }, issues: { some: { node: { id: { eq: $other } } } } }) { totalCount nodes { id } }
      b: claims(last: 5, filter: { speaker: { id: { eq: $one } }, saidAt: { id: { eq: $other } } }) { totalCount nodes { id } }
    }`;
    const some = (...kinds: readonly string[]) => kinds.flatMap((kind) => ids(kind).slice(0, 3));
    for (const one of some("Country", "Organization", "Person")) {
      for (const other of some("Issue", "Meeting")) {
        const { data } = await swept().run(text, { one, other });
        expect(plain(data)).toEqual(plain(plainly(swept(), text, { one, other })));
      }
    }
  });
});

type Direction = "forward" | "backward";

/** How a list is walked: the page's size and cursor, whether it goes on, and whether something lies behind. */
const WALKS = {
  forward: ["first", "after", "endCursor", "hasNextPage", "hasPreviousPage"],
  backward: ["last", "before", "startCursor", "hasPreviousPage", "hasNextPage"],
} as const;

/** Walks a list page by page, to its end; gives its ids in the order of the list. */
async function walk(swept: Swept, text: string, given: Variables, direction: Direction) {
  const [size, side, cursor, goesOn, came] = WALKS[direction];
  const pages: (readonly string[])[] = [];
  for (let at: unknown = null; at !== undefined; ) {
    const { data } = await swept.run(text, { ...given, [size]: 5, [side]: at });
    const page = claimsIn(data);
    pages.push(idsOf(page));
    expect(page.pageInfo[came]).toBe(at !== null);
    at = page.pageInfo[goesOn] ? page.pageInfo[cursor] : undefined;
  }
  return (direction === "forward" ? pages : pages.toReversed()).flat();
}

const EMPTY: Connection = {
  totalCount: 0,
  pageInfo: { hasNextPage: false, hasPreviousPage: false },
  nodes: [],
};

/** The connection of an answer; the empty one where the node that has it was not known yet. */
function claimsIn(data: unknown): Connection {
  const { claims, country } = data as { claims?: Connection; country?: { claims: Connection } };
  return claims ?? country?.claims ?? EMPTY;
}

function idsOf({ nodes }: Connection): readonly string[] {
  return nodes.map(({ id }) => id);
}

function plainly({ schema, facts }: Swept, text: string, variables: Variables): unknown {
  return read(facts, { schema, document: parse(text), variables }).data;
}

function plain(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data));
}
