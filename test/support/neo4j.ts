import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { launch, missingPrograms, type Neo4jServer } from "../../bin/neo4j-server.ts";

/** The one Neo4j of a test run, as the test files see it; null where it cannot run. */
export interface TestNeo4j {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
}

declare module "vitest" {
  interface ProvidedContext {
    neo4j: TestNeo4j | null;
  }
}

let server: Neo4jServer | undefined;
let ending = false;
let home: string | undefined;

/**
 * Starts a real Neo4j on a free port, with an empty home, once for all test files. They need not
 * wait for it before they ask it. `-t '\[embedded\]'` runs without it.
 */
export async function setup(project: TestProject): Promise<void> {
  project.provide("neo4j", null);
  if (project.config.testNamePattern?.source.includes("[embedded")) return;
  const missing = missingPrograms();
  if (missing.length > 0) return refuse(missing);
  home = mkdtempSync(join(tmpdir(), "parley-neo4j-"));
  const launched = await launch({ home, password: "parley-tests" });
  launched.ready.catch((error) => {
    if (!ending) process.stderr.write(`\n*** ${error.message} ***\n\n`);
  });
  const { uri, username, password } = launched;
  project.provide("neo4j", { uri, username, password });
  server = launched;
}

/** Its data is nobody's: a power cut is the quickest end. */
export async function teardown(): Promise<void> {
  ending = true;
  await server?.stop("SIGKILL");
  if (home) rmSync(home, { recursive: true, force: true });
}

function refuse(missing: readonly string[]): void {
  const sentence = `Neo4j takes ${missing.join(" and ")}, which is not on this machine`;
  if (process.env["CI"] === "true") throw new Error(`${sentence}: its tests must run here.`);
  process.stderr.write(`\n*** ${sentence}: ALL TESTS ON NEO4J ARE SKIPPED. ***\n\n`);
}
