import { expect, test } from "vitest";
import {
  precisionOf,
  type Span,
  type TimelinePart,
  timeline,
} from "../../src/analysis/timeline.ts";
import type { Facts } from "../../src/dossier/fact.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { BadInput, NotFound } from "../../src/model/faults.ts";
import { SOUND, yaml } from "../support/dossiers.ts";
import { describeOnBothEngines, onBothEngines } from "../support/engines.ts";
import { randomDossier } from "../sweep/world.ts";
import { type Asked, type Entry, plainTimeline } from "./plain-timeline.ts";
import { loadedFacts } from "./worlds.ts";

const TIMEOUT_MS = 300_000;

/** Days before, amid and after most of what the generated worlds hold. */
const DAYS = ["2025-05-20", "2025-06-05", "2025-06-25"];

function timelineIn(graph: Graph, span: Span, part: TimelinePart) {
  const send = (statement: string, values = {}) =>
    graph.rows(statement, values, { timeoutMs: 60_000 });
  return timeline(send, graph.dialect, span, part);
}

/** The whole timeline, a few at a time, with what each page says of the others. */
async function paged(graph: Graph, span: Span): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (let after: TimelinePart["after"]; ; ) {
    const part = { first: 7, after, previous: true, total: true };
    const { page, hasNext, hasPrevious, total } = await timelineIn(graph, span, part);
    expect(hasPrevious, `${JSON.stringify(span)}: what precedes ${entries.length}`).toBe(
      entries.length > 0,
    );
    entries.push(...page.map((each): Entry => [each.day, precisionOf(each) ?? "", each.id]));
    if (!hasNext) {
      expect(total, `${JSON.stringify(span)}: how many`).toBe(entries.length);
      return entries;
    }
    after = page.at(-1);
  }
}

describeOnBothEngines(
  "a world that nobody wrote",
  (graph) => loadedFacts(graph, randomDossier(3)),
  (world, graph) => {
    const check = async (facts: Facts, asked: Asked) => {
      const expected = plainTimeline(facts, asked);
      if (!isKnown(facts, asked)) {
        await expect(timelineIn(graph(), asked, { first: 1 })).rejects.toBeInstanceOf(NotFound);
      } else {
        expect(await paged(graph(), asked), JSON.stringify(asked)).toEqual(expected);
      }
    };

    test(
      "The timeline of anything is what a plain reader of all that is stated finds about it.",
      async () => {
        for (const { properties } of world().nodes) await check(world(), { about: properties.id });
      },
      TIMEOUT_MS,
    );

    test(
      "As of a day it holds what was known by its end, and a node that was not is not found.",
      async () => {
        for (const [at, { properties }] of world().nodes.entries()) {
          await check(world(), { about: properties.id, asOf: DAYS[at % DAYS.length] ?? "" });
        }
      },
      TIMEOUT_MS,
    );

    test(
      "Between two days it holds what is of both and of all between them.",
      async () => {
        const some = world().nodes.filter((_, at) => at % 3 === 0);
        for (const { properties } of some) {
          const about = properties.id;
          const spans = spansIn(plainTimeline(world(), { about }));
          for (const span of spans) await check(world(), { about, ...span });
        }
      },
      TIMEOUT_MS,
    );
  },
);

/** Spans that begin and end on days of a timeline. */
function spansIn(entries: readonly Entry[]): readonly Omit<Asked, "about">[] {
  const [from, to] = [entries[1]?.[0], entries.at(-2)?.[0]];
  if (from === undefined || to === undefined || to < from) return [];
  return [{ from }, { to }, { from, to }, { from: to, to }, { from, asOf: DAYS[2] ?? "" }];
}

function isKnown({ nodes }: Facts, { about, asOf = "9999" }: Asked): boolean {
  const node = nodes.find(({ properties }) => properties.id === about);
  return String(node?.properties["knownFrom"]) <= asOf;
}

const claim = (id: string, day: string, precision: string) =>
  `  - { id: ${id}, text: X., act: ASSERTS, saidOn: ${day}, saidOnPrecision: ${precision}, speakers: [ann], evidence: [doc] }`;

onBothEngines("on one day comes DAY, then BY, then MONTH, then the id decides", async (graph) => {
  await loadedFacts(
    graph,
    yaml(
      ...SOUND,
      "claims:",
      claim("a", "2025-05-01", "MONTH"),
      claim("b", "2025-05-01", "BY"),
      claim("d", "2025-05-01", "DAY"),
      claim("c", "2025-05-01", "DAY"),
      claim("a0", "2025-05-02", "DAY"),
      claim("z", "2025-04-30", "BY"),
    ),
  );

  const entries = await paged(graph, { about: "ann", to: "2025-05-28" });

  expect(entries.map(([, , id]) => id)).toEqual(["z", "c", "d", "b", "a", "a0"]);
});

onBothEngines("pages of any size meet, also where a day fills several", async (graph) => {
  const ids = Array.from({ length: 30 }, (_, at) => `c${String(at).padStart(2, "0")}`);
  const precisions = ["MONTH", "BY", "DAY"];
  const lines = ids.map((id, at) =>
    claim(id, at < 20 ? "2025-05-01" : "2025-05-02", precisions[at < 20 ? at % 3 : 2] ?? ""),
  );
  const facts = await loadedFacts(graph, yaml(...SOUND, "claims:", ...lines));
  const expected = plainTimeline(facts, { about: "ann" }).map(([, , id]) => id);

  for (const first of [1, 2, 9, 31]) {
    const found: string[] = [];
    for (let after: TimelinePart["after"], more = true; more; ) {
      const { page, hasNext } = await timelineIn(graph, { about: "ann" }, { first, after });
      found.push(...page.map(({ id }) => id));
      [after, more] = [page.at(-1), hasNext];
    }
    expect(found, `${first} at a time`).toEqual(expected);
  }
  expect(expected).toHaveLength(31);
});

onBothEngines(
  "an outcome has the day of its meeting, else the first it was told",
  async (graph) => {
    await loadedFacts(
      graph,
      yaml(
        ...SOUND,
        "issues: [{ id: i, name: I, proposition: P. }]",
        "meetings: [{ id: m, name: M, kind: TALKS, startsOn: 2025-05-01, datePrecision: MONTH, parties: [narnia], evidence: [doc] }]",
        "outcomes:",
        "  - { id: o, text: X., kind: AGREED, meeting: m, issues: [i], evidence: [doc] }",
        "  - { id: p, text: X., kind: OFFERED, issues: [i], evidence: [doc] }",
      ),
    );

    expect(await paged(graph, { about: "i" })).toEqual([
      ["2025-05-01", "MONTH", "o"],
      ["2025-05-29", "DAY", "doc"],
      ["2025-05-29", "DAY", "p"],
    ]);
  },
);

onBothEngines(
  "days in the wrong order are refused, and an unknown id is not found",
  async (graph) => {
    await loadedFacts(graph, yaml(...SOUND));
    const asked = (span: Span) => timelineIn(graph, span, { first: 1 });

    await expect(asked({ about: "ann", from: "2025-06-02", to: "2025-06-01" })).rejects.toThrow(
      new BadInput("from must be no later than to, but 2025-06-02 is after 2025-06-01."),
    );
    await expect(asked({ about: 'nobody "x" 😀' })).rejects.toThrow(
      new NotFound('Nothing has the id "nobody \\"x\\" 😀".'),
    );
    await expect(asked({ about: "ann", asOf: "2025-05-28" })).rejects.toThrow(
      new NotFound('Nothing that was known on 2025-05-28 has the id "ann".'),
    );
    expect((await asked({ about: "ann", from: "2030-01-01" })).page).toEqual([]);
  },
);
