import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { printDossierSchema } from "../../src/dossier/schema.ts";
import { model } from "../../src/model/model.ts";

interface Definition {
  readonly properties: Readonly<Record<string, { description?: string; $ref?: string }>>;
}

const printed = JSON.parse(printDossierSchema());

test("the committed schema of dossiers is what the model gives: run npm run print", () => {
  const committed = readFileSync(
    new URL("../../schema/dossier.schema.json", import.meta.url),
    "utf8",
  );

  expect(committed, "schema/dossier.schema.json has drifted: run npm run print").toBe(
    printDossierSchema(),
  );
});

test("it has a list for each kind, and each thing in it a description", () => {
  expect(Object.keys(printed.properties)).toEqual([
    "dossier",
    "title",
    "process",
    "uses",
    ...model.kinds.map(({ plural }) => plural),
  ]);
  for (const [name, { properties }] of Object.entries<{ properties: object }>(
    printed.definitions,
  )) {
    for (const [key, value] of Object.entries(properties)) {
      expect(value.description ?? value.$ref, `${name}.${key}`).toBeTruthy();
    }
  }
});

test("nothing that is derived, kept by Parley or given by a list's order can be stated", () => {
  const stated = Object.values<Definition>(printed.definitions).flatMap(({ properties }) =>
    Object.keys(properties),
  );

  for (const name of [
    "label",
    "knownFrom",
    "recordedAt",
    "search",
    "roots",
    "position",
    "number",
    "countsFor",
  ]) {
    expect(stated).not.toContain(name);
  }
});

test("what has a default says it, and may be left out", () => {
  const { properties, required } = printed.definitions.Claim;

  expect(properties.saidOnPrecision).toMatchObject({
    default: "DAY",
    enum: ["DAY", "BY", "MONTH"],
  });
  expect(required).toEqual(["id", "text", "act", "saidOn"]);
});
