import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Explained } from "../../src/plan/planner.ts";
import { describeWithDossier } from "../support/world.ts";

const EXAMPLES = new URL("../../schema/examples/", import.meta.url);

const ANSWERS = new URL("answers/", import.meta.url);

/** Root fields that ask for what they compute, then for what is selected of the nodes in it. */
const COMPUTED = ["positions", "roundDiff"];

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

  it.each(names)(
    "the example %s is one statement for each root field, two where it is computed",
    async (name) => {
      const explain: Explained[] = [];

      const { data } = await run(operation(name), {}, explain);

      const fields = explain.map((each) => each.field);
      const paged = graph().dialect.pagesIdsFirst && fields.length !== new Set(fields).size;
      const twice = paged || fields.some((field) => COMPUTED.includes(field));
      expect(new Set(fields)).toEqual(new Set(Object.keys(data ?? {})));
      expect(fields.length).toBeLessThanOrEqual(Object.keys(data ?? {}).length * (twice ? 2 : 1));
    },
  );
});
