import { beforeAll, describe, expect, test } from "vitest";
import { type Complaints, lint } from "../support/biome.ts";

/** Which rooms of the house each room may import from, beside itself. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  model: [],
  graph: ["model"],
  plan: ["model", "graph"],
  analysis: ["model", "graph"],
  api: ["model", "graph", "plan", "analysis"],
  dossier: ["model", "graph"],
  exchange: ["model", "graph", "dossier"],
  server: ["model", "graph", "plan", "analysis", "api", "exchange"],
  cli: ["model", "graph", "plan", "analysis", "api", "dossier", "exchange", "server"],
};

/** The rooms that may import a package; all others may not. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  "neo4j-driver": ["graph"],
  "@grafeo-db/js": ["graph"],
  fastify: ["server"],
  "@fastify/cors": ["server"],
  "@apollo/server": ["server"],
  "@apollo/server/errors": ["server"],
  "@as-integrations/fastify": ["server"],
  "prom-client": ["server"],
  "rate-limiter-flexible": ["server"],
  "@opentelemetry/api": ["server"],
  "@opentelemetry/sdk-trace-node": ["server"],
  commander: ["cli"],
};

const names = Object.keys(ROOMS);

const ways = names.flatMap((from) =>
  names
    .filter((to) => to !== from)
    .map((to) => [from, to, ROOMS[from]?.includes(to) ?? false] as const),
);

const uses = names.flatMap((from) =>
  Object.entries(PACKAGES).map(([name, rooms]) => [from, name, rooms.includes(from)] as const),
);

const fileName = (from: string, to: string) => `src/${from}/uses-${to.replace(/\W+/g, "-")}.ts`;

const importing = (specifier: string) =>
  `import { thing } from "${specifier}";\n\nexport const other = thing;\n`;

let complaints: Complaints;

beforeAll(async () => {
  complaints = await lint({
    ...Object.fromEntries(
      ways.map(([from, to]) => [fileName(from, to), importing(`../${to}/thing.ts`)]),
    ),
    ...Object.fromEntries(uses.map(([from, name]) => [fileName(from, name), importing(name)])),
    "src/graph/uses-graphql.ts": importing("graphql"),
    "src/graph/deep/uses-api.ts": importing("../../api/thing.ts"),
    "src/model/uses-graphql.ts": importing("type-graphql"),
    "src/model/names-api.ts":
      'import type { Thing } from "../api/thing.ts";\n\nexport type Other = Thing;\n',
    "src/model/passes-api-on.ts": 'export { thing } from "../api/thing.ts";\n',
    "src/model/asks-for-api.ts": 'export const thing = () => import("../api/thing.ts");\n',
    "web/page/uses-model.ts": importing("../../src/model/thing.ts"),
    "web/page/uses-page.ts": importing("./thing.ts"),
  });
});

const refused = (path: string) => complaints.get(path)?.includes("noRestrictedImports") ?? false;

describe("imports point one way through the house", () => {
  test.each(ways)("from %s to %s: %s", (from, to, allowed) => {
    expect(refused(fileName(from, to))).toBe(!allowed);
  });

  test.each([
    ["src/graph/deep/uses-api.ts", true],
    ["src/model/names-api.ts", true],
    ["src/model/passes-api-on.ts", true],
    ["src/model/asks-for-api.ts", true],
    ["web/page/uses-model.ts", true],
    ["web/page/uses-page.ts", false],
  ])("%s is refused: %s", (path, wrong) => {
    expect(refused(path)).toBe(wrong);
  });
});

describe("what a room is built with stays in it", () => {
  test.each(uses)("%s may use %s: %s", (from, name, allowed) => {
    expect(refused(fileName(from, name))).toBe(!allowed);
  });

  test("the engines know no GraphQL, the model may", () => {
    expect(refused("src/graph/uses-graphql.ts")).toBe(true);
    expect(refused("src/model/uses-graphql.ts")).toBe(false);
  });
});
