import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadDossier } from "../../src/dossier/load.ts";
import { jsonlLine, printJsonlSchema } from "../../src/exchange/jsonl-schema.ts";
import { model } from "../../src/model/model.ts";
import { onBothEngines } from "../support/engines.ts";
import { exported } from "../support/exchange.ts";
import { bundled } from "../support/world.ts";

test("the committed schema of exported lines is what the model gives: run npm run print", () => {
  const committed = readFileSync(
    new URL("../../schema/jsonl.schema.json", import.meta.url),
    "utf8",
  );

  expect(committed, "schema/jsonl.schema.json has drifted: run npm run print").toBe(
    printJsonlSchema(),
  );
});

test("no property has the name of what a line says besides", () => {
  const names = [...model.kinds, ...model.relationships].flatMap(({ properties }) =>
    properties.map(({ name }) => name),
  );

  for (const word of ["node", "relationship", "from", "to"]) expect(names).not.toContain(word);
});

onBothEngines("every line of an export is as the schema says", async (graph) => {
  await loadDossier(graph, [bundled("istanbul-2025")]);

  const { "graph.jsonl": text = "" } = await exported(graph, "jsonl");

  const lines = text.trimEnd().split("\n");
  expect(lines.length).toBeGreaterThan(600);
  for (const line of lines) {
    expect(jsonlLine.safeParse(JSON.parse(line)).error?.issues, line).toBeUndefined();
  }
});
