import { execFile } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ROOT } from "../support/parley.ts";

const BUILDING = "Building the program ...\n";

let clone: string;

/** What a clone has after `npm ci`, without anything built. */
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), "parley-clone-"));
  for (const path of ["bin", "src", "package.json", "tsconfig.json"]) {
    cpSync(join(ROOT, path), join(clone, path), { recursive: true });
  }
  symlinkSync(join(ROOT, "node_modules"), join(clone, "node_modules"));
});

afterEach(() => rmSync(clone, { recursive: true }));

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function version(): Promise<Said> {
  const line = [join(clone, "bin/parley.mjs"), "--version"];
  return new Promise((said) => {
    execFile(process.execPath, line, (error, out, err) => {
      said({ code: Number(error?.code ?? 0), out, err });
    });
  });
}

describe("the program builds what is stale", () => {
  test("once, and again when a source has changed", async () => {
    const first = await version();
    const second = await version();
    appendFileSync(join(clone, "src/cli/main.ts"), "// changed\n");
    const third = await version();

    expect([first.code, second.code, third.code]).toEqual([0, 0, 0]);
    expect([first.err, second.err, third.err]).toEqual([BUILDING, "", BUILDING]);
    expect(second.out).toBe(first.out);
  });

  test("once, when several start at once", async () => {
    const said = await Promise.all([version(), version(), version()]);

    expect(said.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(said.map(({ err }) => err).sort()).toEqual(["", "", BUILDING]);
  });

  test("though one that built before was killed while it did", async () => {
    await version();
    appendFileSync(join(clone, "src/cli/main.ts"), "// changed\n");
    writeFileSync(join(clone, "dist/.lock"), "2147483646");

    expect(await version()).toMatchObject({ code: 0, err: BUILDING });
  });

  test("and says what is wrong with a source that does not compile", async () => {
    appendFileSync(join(clone, "src/cli/main.ts"), 'export const wrong: number = "text";\n');

    const { code, err } = await version();

    expect(code).toBe(1);
    expect(err).toContain("The program could not be built.");
    expect(err).toContain("src/cli/main.ts");
  });
});
