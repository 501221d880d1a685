import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { model } from "../../src/model/model.ts";

/** All statements of an engine's migrations, without their line breaks. */
function migrations(engine: "neo4j" | "embedded"): string {
  const folder = new URL(`../../cypher/migrations/${engine}/`, import.meta.url);
  return readdirSync(folder)
    .map((file) => readFileSync(new URL(file, folder), "utf8"))
    .join("\n");
}

const withNames = model.kinds.filter((kind) =>
  kind.properties.some((each) => each.name === "name"),
);

const paged = model.relationships.filter((relationship) => relationship.pagedByClaim);

describe("the migrations cover what the model declares (else add a migration)", () => {
  it.each(model.kinds.map((kind) => kind.name))(
    "every %s is found and listed by its id",
    (kind) => {
      expect(migrations("neo4j")).toContain(`FOR (node:${kind}) ON (node.id)`);
    },
  );

  it.each(withNames.map((kind) => kind.name))("every %s is listed by its name", (kind) => {
    expect(migrations("neo4j")).toContain(`FOR (node:${kind}) ON (node.name, node.id)`);
  });

  it.each(paged.map((each) => each.type))("a hub's claims along %s are paged", (type) => {
    expect(migrations("neo4j")).toContain(
      `FOR ()-[relationship:${type}]-() ON (relationship.hub, relationship.sortKey)`,
    );
  });

  it.each(["neo4j", "embedded"] as const)("ids are unique over the whole graph on %s", (engine) => {
    expect(migrations(engine)).toMatch(/FOR \(\w+:Entity\) REQUIRE \w+\.id IS UNIQUE/);
  });
});
