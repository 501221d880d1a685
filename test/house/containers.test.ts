import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { ROOT } from "../support/parley.ts";

const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

/** The names that Parley reads from its environment. */
const PARLEY = [...read("src/cli/settings.ts").matchAll(/environment\["([A-Z0-9_]+)"\]/g)].map(
  ([, name]) => name,
);

/** The settings with which the tests start their Neo4j, which refuses to start with one that it does not know. */
const NEO4J = [...read("bin/neo4j-server.ts").matchAll(/^ +"([a-z][\w.]+)": "/gm)].map(
  ([, name]) => name,
);

/** How the image of Neo4j spells a setting in its environment. */
const spelled = (setting = "") => `NEO4J_${setting.replaceAll("_", "__").replaceAll(".", "_")}`;

describe("compose.yaml", () => {
  const { services } = parse(read("compose.yaml"));

  test("starts Parley after its Neo4j, and nothing else", () => {
    expect(Object.keys(services)).toEqual(["neo4j", "parley"]);
    expect(services.parley.depends_on).toEqual({ neo4j: { condition: "service_healthy" } });
    expect(services.parley.ports).toEqual(["127.0.0.1:4000:4000"]);
  });

  test("sets only what Parley and Neo4j know", () => {
    const unknown = (given: object, known: readonly (string | undefined)[]) =>
      Object.keys(given).filter((name) => !known.includes(name));

    expect(unknown(services.parley.environment, PARLEY)).toEqual([]);
    expect(unknown(services.neo4j.environment, ["NEO4J_AUTH", ...NEO4J.map(spelled)])).toEqual([]);
  });

  test("has no password of its own", () => {
    expect(services.parley.environment.NEO4J_PASSWORD).toMatch(/^\$\{NEO4J_PASSWORD:\?/);
    expect(services.neo4j.environment.NEO4J_AUTH).toMatch(/^neo4j\/\$\{NEO4J_PASSWORD:\?/);
  });
});

describe("Dockerfile", () => {
  const [, image = ""] = read("Dockerfile")
    .split(/^FROM .*\n(?!.*AS build)/m)
    .slice(-2);
  const copied = [...image.matchAll(/^COPY --from=build \/parley\/(\S+)/gm)].map(
    ([, path]) => path,
  );

  test("takes what is there, and all that the program reads", () => {
    const made = ["node_modules", "dist"];

    expect(
      copied.filter((path = "") => !made.includes(path) && !existsSync(join(ROOT, path))),
    ).toEqual([]);
    expect(copied).toEqual(
      expect.arrayContaining([...made, "package.json", "bin", "cypher", "dossiers", "schema"]),
    );
  });

  test("sets only what Parley knows", () => {
    const [, variables = ""] = /^ENV (.*)$/m.exec(image) ?? [];
    const names = variables.split(" ").map((each) => each.split("=")[0]);

    expect(names.filter((name) => name !== "NODE_ENV" && !PARLEY.includes(name))).toEqual([]);
    expect(names).toContain("HOST");
  });
});
