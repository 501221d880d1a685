import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Values } from "../../src/graph/graph.ts";
import { describeWithDossier } from "../support/world.ts";
import { claimAnswers } from "./answers/claims.ts";
import { meetingAnswers } from "./answers/meetings.ts";
import { positionAnswers } from "./answers/positions.ts";
import { sourceAnswers } from "./answers/sources.ts";

const QUERIES = new URL("../../cypher/queries/", import.meta.url);

const files = readdirSync(QUERIES);

function statementOf(file: string): string {
  return readFileSync(new URL(file, QUERIES), "utf8");
}

/** What a file says of how to ask it: the values of its parameters. */
function exampleIn(statement: string): Values {
  const [, params = "{}"] =
    /^\/\/ {3}parley query \S+(?: --params '(.*)')?$/m.exec(statement) ?? [];
  return JSON.parse(params);
}

it.each(files)("%s begins with its question and says how to ask it", (file) => {
  const statement = statementOf(file);
  const parameters = [...statement.replace(/^\/\/.*$/gm, "").matchAll(/\$(\w+)/g)];

  expect(statement).toMatch(/^\/\/ .*\?\n/);
  expect(statement).toContain(`//   parley query cypher/queries/${file}`);
  expect(Object.keys(exampleIn(statement))).toEqual(parameters.map(([, name]) => name));
  for (const [parameter] of parameters) expect(statement).toContain(`\n// ${parameter}: `);
});

const ANSWERS = { ...positionAnswers, ...sourceAnswers, ...meetingAnswers, ...claimAnswers };

describeWithDossier("istanbul-2025", (_ask, { graph }) => {
  it.each(files)("%s has these rows in this order", async (file) => {
    const statement = statementOf(file);

    const { columns, rows } = await graph().table(statement, exampleIn(statement));

    const short = columns.map((column) => column !== "text" && column !== "words");
    expect(rows.map((row) => row.filter((_, at) => short[at]))).toEqual(ANSWERS[file]);
  });

  it("the issue that is asked for decides which claims are given", async () => {
    const statement = statementOf("claims-on-an-issue.cypher");

    const { columns, rows } = await graph().table(statement, { issue: "nowhere" });

    expect(columns).toEqual(["said", "claim", "party", "stance", "sources", "text"]);
    expect(rows).toEqual([]);
  });
});
