import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Explained } from "../../src/plan/planner.ts";
import { describeWithDossier } from "../support/world.ts";

const EXAMPLES = new URL("../../schema/examples/", import.meta.url);

const ANSWERS = new URL("answers/", import.meta.url);

const names = readdirSync(EXAMPLES)
  .filter((file) => file.endsWith(".graphql"))
  .map((file) => file.replace(/\.graphql$/, ""));

function operation(name: string): string {
  return readFileSync(new URL(`${name}.graphql`, EXAMPLES), "utf8");
}

it.each(names)("the example %s begins with the question it asks", (name) => {
  expect(operation(name)).toMatch(/^# .*\?\n/);
});

describeWithDossier("istanbul-2025", (_ask, { run, graph }) => {
  it.each(names)("the example %s has the answer that the fact sheet gives it", async (name) => {
    const answer = await run(operation(name));

    const expected = JSON.parse(readFileSync(new URL(`${name}.json`, ANSWERS), "utf8"));
    expect(JSON.parse(JSON.stringify(answer))).toEqual({ data: expected });
  });

  it.each(names)("the example %s is as many statements as its root fields need", async (name) => {
    const explain: Explained[] = [];

    const { data } = await run(operation(name), {}, explain);

    const fields = explain.map((each) => each.field);
    expect(new Set(fields)).toEqual(new Set(Object.keys(data ?? {})));
    for (const field of Object.keys(data ?? {})) {
      const asked = fields.filter((each) => each === field).length;
      expect(asked, field).toBeLessThanOrEqual(statementsOf(field, graph().dialect.pagesIdsFirst));
    }
  });
});

/** What analyses need: statements of their own, and one for the nodes that they name. */
const ANALYSES: Readonly<Record<string, number>> = {
  positions: 2,
  roundDiff: 2,
  search: 2,
  timeline: 4,
  // One for each step, its ends and its relationships.
  path: 7,
  neighbourhood: 6,
  // What is written down and four rules, all of it counted as well, and the evidence; where there are
  // indexes of days, how far to look back besides.
  contradictions: 13,
};

/** One for a root field, or two for a list where the engine pages ids first. */
function statementsOf(field: string, pagesIdsFirst: boolean): number {
  return ANALYSES[field] ?? (pagesIdsFirst ? 2 : 1);
}
