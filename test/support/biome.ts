import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The names of the rules that each file breaks, by its path. */
export type Complaints = ReadonlyMap<string, readonly string[]>;

/** Lints files, given by path and text, as if they stood in the project. */
export async function lint(files: Readonly<Record<string, string>>): Promise<Complaints> {
  const folder = mkdtempSync(join(tmpdir(), "parley-house-"));
  try {
    copyFileSync(join(ROOT, "biome.json"), join(folder, "biome.json"));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return complaintsIn(await report(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Report {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly location: { readonly path: string };
  }[];
}

function report(folder: string): Promise<Report> {
  const biome = join(ROOT, "node_modules/@biomejs/biome/bin/biome");
  const args = [biome, "lint", "--reporter=json", "--max-diagnostics=none"];
  return new Promise((told, failed) => {
    execFile(process.execPath, args, { cwd: folder }, (_complained, stdout) => {
      try {
        told(JSON.parse(stdout));
      } catch (error) {
        failed(error);
      }
    });
  });
}

function complaintsIn({ diagnostics }: Report): Complaints {
  const complaints = new Map<string, string[]>();
  for (const { category, location } of diagnostics) {
    const rule = category.split("/").at(-1) ?? category;
    complaints.set(location.path, [...(complaints.get(location.path) ?? []), rule]);
  }
  return complaints;
}
