import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** An empty folder of the test's own, which is gone after it. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "parley-test-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
