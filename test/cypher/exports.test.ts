import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { loadDossier } from "../../src/dossier/load.ts";
import type { Table } from "../../src/graph/graph.ts";
import { independentSources } from "../facts/independent-sources.ts";
import { unordered } from "../facts/shapes.ts";
import { emptyGraph } from "../support/engines.ts";
import { bundled, describeWithDossier } from "../support/world.ts";
import { statedClaims } from "./exports/stated-claims.ts";
import { statedOthers } from "./exports/stated-others.ts";

const EXPORTS = new URL("../../cypher/exports/", import.meta.url);

const files = readdirSync(EXPORTS);

const STATED = { ...statedClaims, ...statedOthers };

function statementOf(file: string): string {
  return readFileSync(new URL(file, EXPORTS), "utf8");
}

/** The columns that the lines above a statement explain, in their order. */
function explainedIn(statement: string): readonly string[] {
  return [...statement.matchAll(/^\/\/ (\w+(?:, \w+)*): /gm)].flatMap(([, names = ""]) =>
    names.split(", "),
  );
}

it.each(files)("%s begins with what its rows are, and says how to ask for them", (file) => {
  const statement = statementOf(file);

  expect(statement).toMatch(/^\/\/ One row for each [^\n]+\.\n\/\/\n/);
  expect(statement).toContain(`\n//   parley query cypher/exports/${file} --format csv\n`);
});

describeWithDossier("istanbul-2025", (_ask, { graph }) => {
  it.each(files)("%s explains each of its columns", async (file) => {
    const statement = statementOf(file);

    const { columns } = await graph().table(statement);

    expect(explainedIn(statement).toSorted()).toEqual(columns.toSorted());
  });

  it.each(files)("%s has the rows that the fact sheet states", async (file) => {
    const stated = STATED[file] ?? [];

    const table = await graph().table(statementOf(file));

    expect(unordered(chosen(table, Object.keys(stated[0] ?? {})))).toEqual(unordered(stated));
  });

  it("reports that go back to one source count once", async () => {
    const numbers = await Promise.all(
      ["claims", "outcomes"].map(async (file) => {
        const table = await graph().table(statementOf(`${file}.cypher`));
        return chosen(table, [file.slice(0, -1), "sources"]).map((row) => Object.values(row));
      }),
    );

    const stated = independentSources.filter(({ id, asOf }) => /^[cr]\d/.test(id) && !asOf);
    expect(numbers.flat()).toEqual(
      expect.arrayContaining(stated.map(({ id, roots }) => [id, roots.length])),
    );
  });

  it("all exports have the same rows in the same order as on the embedded engine", async () => {
    const embedded = await emptyGraph("embedded");
    await loadDossier(embedded, [bundled("istanbul-2025")]);

    for (const file of files) {
      const statement = statementOf(file);
      expect(await graph().table(statement), file).toEqual(await embedded.table(statement));
    }
    await embedded.close();
  });
});

/** The rows as objects, with these columns alone. */
function chosen({ columns, rows }: Table, names: readonly string[]) {
  return rows.map((row) =>
    Object.fromEntries(names.map((name) => [name, row[columns.indexOf(name)]])),
  );
}
