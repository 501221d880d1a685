import { beforeAll, describe, expect, test } from "vitest";
import { type Complaints, lint } from "../support/biome.ts";

const lines = (count: number, line: string) => `${line}\n`.repeat(count);

const func = (body: string) =>
  `export function work(given: number): number {\n${body}  return given;\n}\n`;

/** Each habit with a file that breaks it and one that just keeps it. */
const HABITS: Readonly<Record<string, readonly [path: string, breaks: string, keeps: string]>> = {
  noExcessiveLinesPerFunction: [
    "src/api/long.ts",
    func(lines(40, "  given += 1;")),
    func(lines(30, "  given += 1;")),
  ],
  noExcessiveLinesPerFile: ["src/api/file.ts", lines(301, "export {};"), lines(290, "export {};")],
  noExcessiveCognitiveComplexity: [
    "src/api/tangled.ts",
    func(
      "  if (given > 1) { if (given > 2) { if (given > 3) { if (given > 4) { return 5; } } } }\n",
    ),
    func("  if (given > 1) { if (given > 2) { if (given > 3) { return 5; } } }\n"),
  ],
  noProcessEnv: [
    "src/graph/environment.ts",
    'export const uri = process.env["NEO4J_URI"];\n',
    "export const uri = process.version;\n",
  ],
  noDefaultExport: [
    "src/api/whole.ts",
    "export default function work() {}\n",
    "export function work() {}\n",
  ],
  noConsole: ["src/server/loud.ts", 'console.log("here");\n', 'process.stderr.write("here");\n'],
  noNonNullAssertion: [
    "src/api/sure.ts",
    "export const first = (list: string[]): string => list[0]!;\n",
    "export const first = (list: string[]): string | undefined => list[0];\n",
  ],
  noBarrelFile: [
    "src/api/barrel.ts",
    'export * from "./whole.ts";\n',
    'import { work } from "./whole.ts";\n\nwork();\n',
  ],
  useImportExtensions: [
    "src/api/short.ts",
    'import { work } from "./whole";\n\nwork();\n',
    'import { work } from "./whole.ts";\n\nwork();\n',
  ],
  useImportType: [
    "src/api/types.ts",
    'import { Thing } from "./whole.ts";\n\nexport type Other = Thing;\n',
    'import type { Thing } from "./whole.ts";\n\nexport type Other = Thing;\n',
  ],
  noFloatingPromises: [
    "src/api/adrift.ts",
    "async function work() {}\n\nwork();\n",
    "async function work() {}\n\nawait work();\n",
  ],
  noImportCycles: [
    "src/api/round.ts",
    'import { back } from "./back.ts";\n\nexport const there = () => back;\n',
    'export const there = () => "there";\n',
  ],
};

const BACK = 'import { there } from "./round.ts";\n\nexport const back = () => there;\n';
const WHOLE = "export type Thing = string;\nexport function work() {}\n";

let broken: Complaints;
let kept: Complaints;

beforeAll(async () => {
  const files = (which: 1 | 2) =>
    Object.fromEntries(Object.values(HABITS).map((habit) => [habit[0], habit[which]]));
  const around = {
    "src/api/back.ts": BACK,
    "src/cli/settings.ts": "export const uri = process.env;\n",
    "src/api/HTTPServer.ts": "export const port = 1;\n",
  };
  broken = await lint({ "src/api/whole.ts": WHOLE, ...around, ...files(1) });
  kept = await lint({ ...around, ...files(2), "src/api/whole.ts": WHOLE });
});

describe("a habit of the house that is broken is an error", () => {
  test.each(Object.entries(HABITS))("%s", (rule, [path]) => {
    expect(broken.get(path) ?? []).toContain(rule);
    expect(kept.get(path) ?? []).not.toContain(rule);
  });

  test("useFilenamingConvention", () => {
    expect(broken.get("src/api/HTTPServer.ts")).toEqual(["useFilenamingConvention"]);
    expect(broken.get("src/cli/settings.ts") ?? []).not.toContain("useFilenamingConvention");
  });

  test("but the environment may be read in one place", () => {
    expect(broken.get("src/cli/settings.ts") ?? []).not.toContain("noProcessEnv");
  });
});
