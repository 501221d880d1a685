import { expect, it } from "vitest";
import type { Asks } from "../../support/asking.ts";
import { claims } from "../claims.ts";
import { documents } from "../documents.ts";
import { issues } from "../issues.ts";
import { meetings } from "../meetings.ts";
import { organizations } from "../organizations.ts";
import { outcomes } from "../outcomes.ts";
import { people, unnamedSources } from "../people.ts";
import { countries, places } from "../places.ts";
import { relationshipCounts } from "../relationship-counts.ts";
import { unordered } from "../shapes.ts";

/** How many the sheet has of each kind, counted on the sheet itself, and which. */
const kinds = [
  { list: "people", count: 11, rows: people },
  { list: "countries", count: 4, rows: countries },
  { list: "organizations", count: 27, rows: organizations },
  { list: "unnamedSources", count: 3, rows: unnamedSources },
  { list: "places", count: 5, rows: places },
  { list: "processes", count: 1, rows: [{ id: "istanbul-2025" }] },
  { list: "meetings", count: 5, rows: meetings },
  { list: "issues", count: 15, rows: issues },
  { list: "claims", count: 63, rows: claims },
  { list: "outcomes", count: 11, rows: outcomes },
  { list: "documents", count: 24, rows: documents },
] as const;

const aliased = new Set(["people", "countries", "organizations", "unnamedSources", "places"]);

/** The page around the seed article, and the hosts that carry articles: none of it is a node. */
const furniture =
  /petition|byju|eze\b|tottenham|man united|trade court|tariff|olymp|onlyfans|team gb|lottery|nagaland|sandpiper|newszop|news-pravda/i;

/** That the graph holds what the sheet has and nothing else. */
export function nothingElseAsked(ask: Asks): void {
  for (const { list, count, rows } of kinds) {
    it(`there are ${count} ${list}, those of the sheet`, async () => {
      const data = await ask(`{ ${list}(first: 100) { totalCount nodes { id } } }`);

      const { totalCount, nodes }: Page = data[list];
      expect(totalCount).toBe(count);
      expect(nodes.map((node) => node.id).sort()).toEqual(rows.map((row) => row.id).sort());
    });
  }

  for (const { list } of kinds) {
    it(`no ${list} come from the furniture of the page`, async () => {
      const aliases = aliased.has(list) ? "aliases" : "";
      const data = await ask(`{ ${list}(first: 100) { nodes { id label ${aliases} } } }`);

      const { nodes }: Page = data[list];
      const words = nodes.flatMap((node) => [node.id, node.label, ...(node.aliases ?? [])]);
      expect(words.filter((word) => furniture.test(word))).toEqual([]);
    });
  }

  it("there are as many relationships of each type as the sheet has, and no others", async () => {
    const data = await ask("{ statistics { relationships { type count } } }");

    // Spans are told apart, so that a document may report one claim more than once.
    const found: Counts = data.statistics.relationships;
    const others = found.filter(({ type, count }) => count > 0 && type !== "REPORTED_IN");
    expect(unordered(others)).toEqual(unordered(relationshipCounts));
  });

  it("the sheet's days go from round 1 to the days after round 3", async () => {
    const data = await ask("{ statistics { firstDay lastDay } }");

    expect(data).toEqual({ statistics: { firstDay: "2025-05-16", lastDay: "2025-07-25" } });
  });
}

type Counts = readonly { readonly type: string; readonly count: number }[];

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly {
    readonly id: string;
    readonly label: string;
    readonly aliases?: readonly string[];
  }[];
}
