import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Values } from "../../src/graph/graph.ts";
import { describeWithDossier } from "../support/world.ts";

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

/** The rows without the columns that hold whole texts. */
const ANSWERS: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  "claims-on-an-issue.cypher": [
    ["2025-05-16", "c23", "Russia", "CONDITIONAL", 3],
    ["2025-05-19", "c35", "Russia", "CONDITIONAL", 1],
    ["2025-05-29", "c10", "Ukraine", "OFFERS", 1],
    ["2025-06-02", "c39", "Ukraine", "NONE", 1],
    ["2025-06-02", "c40", "Ukraine", "DEMANDS", 1],
    ["2025-06-02", "c52", "Russia", "CONDITIONAL", 2],
    ["2025-07-23", "c58", "Turkey", "DEMANDS", 2],
    ["2025-07-23", "c61", "Ukraine", "DEMANDS", 1],
  ],
  "who-met-whom.cypher": [
    [1, "russia", "Vladimir Medinsky", "HEAD_OF_DELEGATION", "turkey", "Hakan Fidan", "CHAIR"],
    [1, ...heads("russia", "Vladimir Medinsky"), ...heads("ukraine", "Rustem Umerov")],
    [1, "turkey", "Hakan Fidan", "CHAIR", ...heads("ukraine", "Rustem Umerov")],
    [2, ...heads("russia", "Vladimir Medinsky"), ...heads("ukraine", "Rustem Umerov")],
    [3, ...heads("russia", "Vladimir Medinsky"), "turkey", "Hakan Fidan", "SPEAKER"],
    [3, ...heads("russia", "Vladimir Medinsky"), ...heads("ukraine", "Rustem Umerov")],
    [3, "turkey", "Hakan Fidan", "SPEAKER", ...heads("ukraine", "Rustem Umerov")],
  ],
  "answered-claims.cypher": [
    ["2025-05-28", "c01", "Sergey Lavrov", "2025-05-29", "c08", "Rustem Umerov", "ACCEPTS"],
    ["2025-05-28", "c01", "Sergey Lavrov", "2025-05-29", "c09", "Rustem Umerov", "DEMANDS"],
    ["2025-05-28", "c01", "Sergey Lavrov", "2025-05-29", "c10", "Rustem Umerov", "OFFERS"],
    ["2025-05-28", "c01", "Sergey Lavrov", "2025-05-29", "c11", "Rustem Umerov", "CONDITIONS"],
    ["2025-05-28", "c01", "Sergey Lavrov", "2025-05-29", "c12", "Rustem Umerov", "ASSERTS"],
    ["2025-05-28", "c02", "Sergey Lavrov", "2025-05-29", "c09", "Rustem Umerov", "DEMANDS"],
    [
      "2025-06-02",
      "c41",
      "Vladimir Medinsky",
      "2025-06-03",
      "c45",
      "Volodymyr Zelensky",
      "REJECTS",
    ],
    ["2025-06-02", "c52", "Russia", "2025-06-02", "c39", "Rustem Umerov", "REPORTS"],
  ],
};

function heads(side: string, name: string): readonly string[] {
  return [side, name, "HEAD_OF_DELEGATION"];
}

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
