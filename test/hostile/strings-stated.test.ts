import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { loadDossier } from "../../src/dossier/load.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { model } from "../../src/model/model.ts";
import { isAsserted } from "../../src/model/property.ts";
import { type Asks, asking } from "../support/asking.ts";
import { problemsIn } from "../support/dossiers.ts";
import { describeOnBothEngines } from "../support/engines.ts";
import { folder } from "../support/folder.ts";
import { ASKED, statedDossier } from "./stated.ts";
import { awkwardTexts, REFUSED, STRINGS } from "./strings.ts";

/** How many entries of each kind a dossier has: some forty texts each. */
const SIZE = 15;

/** A list gives a page of so many; the pages are taken from both ends. */
const PAGE = 4;

const TIMEOUT_MS = 300_000 + 200 * STRINGS;

/** As long as a text may be, and full of signs. */
const LONGEST = "'🕊\\;".repeat(2500);

/** What Neo4j takes for larger than an emoji where it compares, and for smaller where it sorts. */
const WIDE = /[\ue000-\uffff]/;

type Entry = Readonly<Record<string, unknown>>;

describeOnBothEngines(
  "a dossier",
  async (graph) => ({ graph, ask: asking(graph) }),
  (world) => {
    test(
      "of awkward texts is answered as it was written, page by page, however YAML spells it",
      async () => {
        const { graph, ask } = world();
        const texts = [LONGEST, ...awkwardTexts(STRINGS)].toSorted(byWidth);
        let used = 0;
        const next = () => texts[used++ % texts.length] ?? "";

        for (let round = 0; used < texts.length; round++) {
          const dossier = statedDossier(SIZE, next);
          await load(graph, dossier, round % 2 === 0);

          // Neo4j's own way with such texts in cursors is told in CONTRIBUTING.md.
          const byId = graph.dialect.hubIndexes && WIDE.test(JSON.stringify(dossier));
          await expectAnswered(ask, dossier, round % 3 === 0 ? "last" : "first", byId);
        }
      },
      TIMEOUT_MS,
    );
  },
);

test("what no engine could keep is refused, wherever it stands", () => {
  for (const text of REFUSED) {
    const dossier = statedDossier(1, () => text);
    const problems = problemsIn(JSON.stringify(dossier));

    expect(problems.length).toBeGreaterThan(30);
    for (const problem of problems)
      expect(problem).toMatch(/This text has (a NUL character|half a character) in it\.$/);
  }
});

test("every text that a dossier may have, but for those of a form of their own, is among these", () => {
  const dossier = statedDossier(2, () => "x");
  const formed = ["isoCode", "wikidataId", "url", "archivedUrl", "sha256", "language"];
  for (const { plural, properties } of model.kinds) {
    const [entry = {}] = dossier[plural] as readonly Entry[];
    const texts = properties.filter(
      (each) => each.type === "text" && isAsserted(each) && !each.hidden,
    );
    const missing = texts.map(({ name }) => name).filter((name) => !(name in entry));
    expect([plural, missing.filter((name) => !formed.includes(name))]).toEqual([plural, []]);
  }
});

/** Loads it in place of what the graph holds. */
async function load(graph: Graph, dossier: Entry, asJson: boolean): Promise<void> {
  const file = join(folder(), "dossier.yaml");
  writeFileSync(file, asJson ? JSON.stringify(dossier) : stringify(dossier));
  await loadDossier(graph, [file]);
}

/** Every text of every entry, as it was written. */
async function expectAnswered(ask: Asks, dossier: Entry, end: End, byId: boolean): Promise<void> {
  for (const [list, asked] of Object.entries(ASKED)) {
    const stated = (dossier[list] as readonly Entry[]).map((entry) => answerOf(entry, list));
    const page = `${end}: ${PAGE}, ${CURSORS[end][0]}: $at, orderBy: [{ field: ${byId ? "ID" : orderOf(list)} }]`;
    const below = `nodes { ${asked} } pageInfo { at: ${CURSORS[end][1]} }`;

    const nodes = await allOf(ask, list, `query ($at: String) { ${list}(${page}) { ${below} } }`);

    expect(inOrder(nodes)).toEqual(inOrder(stated));
  }
}

type End = "first" | "last";

const CURSORS = { first: ["after", "endCursor"], last: ["before", "startCursor"] } as const;

function orderOf(list: string): string {
  return { documents: "TITLE", outcomes: "TEXT", claims: "TEXT" }[list] ?? "NAME";
}

/** All nodes of a list, from page to page in the order of a text, which the cursors hold. */
async function allOf(ask: Asks, list: string, query: string): Promise<readonly Entry[]> {
  const nodes: Entry[] = [];
  for (let at: string | null | undefined; ; ) {
    const page: Page = (await ask(query, { at }))[list];
    if (page.nodes.length === 0) return nodes;
    nodes.push(...page.nodes);
    at = page.pageInfo.at;
  }
}

interface Page {
  readonly nodes: readonly Entry[];
  readonly pageInfo: { readonly at: string | null };
}

/** An entry as the API answers it. */
function answerOf(entry: Entry, list: string): Entry {
  const names = (ASKED[list] ?? "").replaceAll(/ \{ edges.*?\} \}( \})?/g, "").split(" ");
  return Object.fromEntries(names.map((name) => [name, answered(entry[name])]));
}

function answered(value: unknown): unknown {
  if (!Array.isArray(value) || typeof value[0] !== "object") return value;
  return {
    edges: value.map(({ kind, quantityMin, ...edge }) => ({ ...edge, node: { id: edge.node } })),
  };
}

function inOrder(nodes: readonly Entry[]): readonly Entry[] {
  return nodes.toSorted((a, b) => (String(a["id"]) < String(b["id"]) ? -1 : 1));
}

/** Those that are wide come last, so that the others stand in dossiers of their own. */
function byWidth(one: string, other: string): number {
  return Number(WIDE.test(one)) - Number(WIDE.test(other));
}
