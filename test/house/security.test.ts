import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../support/parley.ts";

const SECURITY = readFileSync(join(ROOT, "SECURITY.md"), "utf8");

/** What is said to be defended, each in a line. */
const lines = SECURITY.split("\n").filter((line) => line.startsWith("- "));

describe("every line of SECURITY.md names the tests behind it", () => {
  test.each(lines)("%s", (line) => {
    const paths = [...line.matchAll(/\]\(([^)]+)\)/g)].map(([, path = ""]) => path);

    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) {
      expect(path).toMatch(/^test\/.+\.test\.ts$/);
      expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
    }
  });
});
