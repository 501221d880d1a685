import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { printContext } from "../../src/exchange/rdf/context.ts";
import { printMapping } from "../../src/exchange/rdf/mapping.ts";
import { predicateOf, termsOfKind, termsOfType } from "../../src/exchange/rdf/terms.ts";
import { model } from "../../src/model/model.ts";

const ROOT = new URL("../../", import.meta.url);
const types = model.relationships.filter(({ derived }) => !derived).map(({ type }) => type);

describe("the mapping to RDF", () => {
  it.each([
    ["schema/context.jsonld", printContext],
    ["docs/rdf.md", printMapping],
  ])("%s is what the code says (else: npm run print)", (path, print) => {
    expect(readFileSync(new URL(path, ROOT), "utf8")).toBe(print());
  });

  it.each(types)("%s has a predicate, and no two properties with one name", (type) => {
    const names = termsOfType(type).map(({ name }) => name);

    expect(predicateOf(type).name).toMatch(/^(schema|prov|parley):\w+$/);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(model.kinds.map(({ name }) => name))("%s has a word for each property", (kind) => {
    const names = termsOfKind(kind).map(({ name }) => name);

    expect(new Set(names).size).toBe(names.length);
  });
});
