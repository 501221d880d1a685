import { defineConfig } from "vitest/config";
import { Tally } from "./test/support/tally.ts";

export default defineConfig({
  // Without this vitest loads a second copy of graphql, whose types are not those of the first.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/support/metadata.ts"],
    globalSetup: ["test/support/neo4j.ts"],
    // All files share one Neo4j, whose Community edition has one database.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 150_000,
    reporters: ["default", new Tally()],
  },
});
