import { execute } from "graphql";
import { expect, it } from "vitest";
import { BadInput } from "../../src/model/faults.ts";
import type { Explained } from "../../src/plan/planner.ts";
import { running } from "../support/asking.ts";
import { describeWithDossier } from "../support/world.ts";

const PAGE = `query ($query: String!, $types: [EntityKind!], $first: Int, $after: String, $asOf: Date) {
  search(query: $query, types: $types, first: $first, after: $after, asOf: $asOf) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor score matched node { __typename id label } }
    nodes { id }
  }
}`;

describeWithDossier("istanbul-2025", (ask, { run, graph }) => {
  it("an answer has what matched, and anything that is asked of what was found", async () => {
    const { search } = await ask(`{
      search(query: "medinskiy", first: 1) {
        found: edges { matched who: node { ... on Person { name invited: invitations { totalCount } } kind: __typename } }
      }
    }`);

    expect(search).toEqual({
      found: [
        {
          matched: "Vladimir Medinsky",
          who: { name: "Vladimir Medinsky", invited: { totalCount: 1 }, kind: "Person" },
        },
      ],
    });
  });

  it("pages follow each other through all that is found", async () => {
    const whole = (await ask(PAGE, { query: "ukraine", first: 100 })).search;
    const ids: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: typeof whole = (await ask(PAGE, { query: "UKRAINE!", first: 5, after })).search;
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      expect(page.totalCount).toBe(whole.totalCount);
      expect(page.nodes).toEqual(
        page.edges.map(({ node }: { node: { id: string } }) => ({ id: node.id })),
      );
      ids.push(...page.nodes.map(({ id }: { id: string }) => id));
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }

    expect(ids).toEqual(whole.nodes.map(({ id }: { id: string }) => id));
    expect(ids).toHaveLength(whole.totalCount);
    expect(ids[0]).toBe("ukraine");
    expect(ids.length).toBeGreaterThan(10);
  });

  it("what is found is of the kinds that are named, and was known on the day", async () => {
    const { search } = await ask(PAGE, {
      query: "talks",
      types: ["MEETING", "PROCESS"],
      asOf: "2025-05-29",
      first: 100,
    });

    const kinds = search.edges.map(({ node }: { node: { __typename: string } }) => node.__typename);
    expect(new Set(kinds)).toEqual(new Set(["Process", "Meeting"]));
    expect(search.nodes).toContainEqual({ id: "istanbul-round-2" });
    expect(search.nodes).not.toContainEqual({ id: "istanbul-round-3" });
  });

  it("a cursor of other words, of another list or altered, and a page out of bounds, are refused", async () => {
    const { search } = await ask(PAGE, { query: "ukraine", first: 1 });
    const cursor: string = search.pageInfo.endCursor;
    const { claims } = await ask("{ claims(first: 1) { pageInfo { endCursor } } }");

    for (const given of [
      { query: "russia", after: cursor },
      { query: "ukraine", after: claims.pageInfo.endCursor },
      { query: "ukraine", after: `${cursor}x` },
      { query: "ukraine", after: "" },
      { query: "ukraine", first: 101 },
      { query: "ukraine", first: -1 },
      { query: Array.from({ length: 31 }, (_, at) => `w${at}`).join(" ") },
    ]) {
      await expect(ask(PAGE, given), JSON.stringify(given)).rejects.toBeInstanceOf(BadInput);
    }
    expect((await ask(PAGE, { query: "ukraine", first: 0 })).search).toMatchObject({
      edges: [],
      pageInfo: { hasNextPage: true, startCursor: null },
    });
  });

  it("graphql-js gives the same answer, and both take two statements at most", async () => {
    for (const query of ["talks", "", "?", "xyzzy"]) {
      const explain: Explained[] = [];
      const answer = await run(PAGE, { query }, explain);

      const oracle = await running(graph(), execute)(PAGE, { query });
      expect(JSON.stringify(answer)).toBe(JSON.stringify(oracle));
      expect(answer.errors).toBeUndefined();
      expect(explain.length).toBeLessThanOrEqual(2);
    }
  });
});
