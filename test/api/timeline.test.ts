import { execute } from "graphql";
import { expect, it } from "vitest";
import { BadInput, NotFound } from "../../src/model/faults.ts";
import type { Explained } from "../../src/plan/planner.ts";
import { running } from "../support/asking.ts";
import { describeWithDossier } from "../support/world.ts";

const PAGE = `query ($about: ID!, $from: Date, $to: Date, $first: Int, $after: String, $asOf: Date) {
  timeline(about: $about, from: $from, to: $to, first: $first, after: $after, asOf: $asOf) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor on precision node { __typename id } }
    nodes { id }
  }
}`;

interface Edge {
  readonly on: string;
  readonly precision: string;
  readonly node: { readonly __typename: string; readonly id: string };
}

describeWithDossier("istanbul-2025", (ask, { run, graph }) => {
  it("an entry has its day, and anything that is asked of what stands there", async () => {
    const { timeline } = await ask(`{
      timeline(about: "istanbul-2025", from: "2025-06-02", first: 100) {
        edges { on precision node { ... on Outcome { text meeting { name } } ... on Meeting { status } ... on Claim { evidence { totalCount } } } }
      }
    }`);

    const days = timeline.edges.map(({ on }: Edge) => on);
    expect(days).toEqual(days.toSorted());
    expect(timeline.edges).toContainEqual({
      on: "2025-06-02",
      precision: "DAY",
      node: { status: "HELD" },
    });
  });

  it("pages follow each other from the first day to the last", async () => {
    const about = "russia";
    const whole = (await ask(PAGE, { about, first: 100 })).timeline;
    const edges: Edge[] = [];
    for (let after: string | null = null; ; ) {
      const page: typeof whole = (await ask(PAGE, { about, first: 6, after })).timeline;
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      edges.push(...page.edges);
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }

    expect(edges).toEqual(whole.edges);
    expect(edges).toHaveLength(whole.totalCount);
    expect(new Set(edges.map(({ node }) => node.__typename))).toEqual(
      new Set(["Meeting", "Claim"]),
    );
  });

  it("as of a day it holds what was known, and the rest has not happened", async () => {
    const { timeline } = await ask(PAGE, {
      about: "istanbul-2025",
      asOf: "2025-05-29",
      first: 100,
    });

    const days = timeline.edges.map(({ on }: Edge) => on);
    expect(timeline.nodes).toContainEqual({ id: "istanbul-round-2" });
    expect(timeline.nodes).not.toContainEqual({ id: "r2-prisoners" });
    expect(days.filter((day: string) => day > "2025-05-29")).toEqual(["2025-06-02"]);
    expect(timeline.totalCount).toBe(days.length);
  });

  it("a foreign or altered cursor, a page out of bounds and days in the wrong order are refused", async () => {
    const { claims } = await ask("{ claims(first: 1) { pageInfo { endCursor } } }");

    for (const given of [
      { after: claims.pageInfo.endCursor },
      { after: "nonsense" },
      { first: 101 },
      { first: -1 },
      { from: "2025-06-02", to: "2025-06-01" },
    ]) {
      const asked = ask(PAGE, { about: "russia", ...given });
      await expect(asked, JSON.stringify(given)).rejects.toBeInstanceOf(BadInput);
    }
  });

  it("an unknown id is NOT_FOUND, and so is one that was not known yet", async () => {
    await expect(ask(PAGE, { about: "nobody" })).rejects.toBeInstanceOf(NotFound);
    await expect(
      ask(PAGE, { about: "istanbul-round-3", asOf: "2025-05-29" }),
    ).rejects.toBeInstanceOf(NotFound);
  });

  it("graphql-js gives the same answer, and both take three statements for a page", async () => {
    for (const about of ["c05", "istanbul", "nobody"]) {
      const explain: Explained[] = [];
      const text = PAGE.replace("totalCount", "");
      const answer = await run(text, { about }, explain);

      const oracle = await running(graph(), execute)(text, { about });
      expect(JSON.stringify(answer)).toBe(JSON.stringify(oracle));
      expect(explain).toHaveLength(about === "nobody" ? 1 : 3);
    }
  });
});
