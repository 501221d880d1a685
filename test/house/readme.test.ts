import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadDossier } from "../../src/dossier/load.ts";
import { running } from "../support/asking.ts";
import { onBothEngines } from "../support/engines.ts";
import { ROOT } from "../support/parley.ts";
import { follow } from "../support/processes.ts";
import { describeWithDossier } from "../support/world.ts";

const PARLEY = fileURLToPath(new URL("../../bin/parley.mjs", import.meta.url));

const README = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

/** The fenced blocks of a language, in order. */
function blocks(language: string): readonly string[] {
  return [...README.matchAll(/```(\w+)\n([\s\S]*?)```/g)]
    .filter(([, of]) => of === language)
    .map(([, , text = ""]) => text);
}

const questions = blocks("graphql").map((question, at) => ({
  question,
  answer: blocks("json")[at],
}));

const commands = blocks("sh")
  .flatMap((block) => block.trim().split("\n"))
  .filter((line) => line.startsWith("npx parley "));

describeWithDossier("istanbul-2025", (_ask, { run }) => {
  it.each(questions)(
    "the README's question $# has the README's answer",
    async ({ question, answer }) => {
      const { data, errors } = await run(question);

      expect(errors).toBeUndefined();
      expect(JSON.parse(JSON.stringify(data))).toEqual(JSON.parse(answer ?? ""));
    },
  );
});

describe("the README's dossier", () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "parley-readme-"));
    writeFileSync(join(folder, "dossier.yaml"), blocks("yaml")[0] ?? "");
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  onBothEngines("loads, and its claim counts for the union in the first round", async (graph) => {
    await loadDossier(graph, [folder]);

    const { data } = await running(graph)(
      '{ claim(id: "six-percent") { party { name } round { name } } }',
    );

    expect(JSON.parse(JSON.stringify(data))).toEqual({
      claim: { party: { name: "Dockers' Union" }, round: { name: "First round" } },
    });
  });
});

describe("the README's commands", () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "parley-readme-"));
    for (const name of ["cypher", "dossiers"]) symlinkSync(join(ROOT, name), join(folder, name));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(commands)("%s works", async (command) => {
    const line = command.replace(/^npx parley /, "").split(" ");

    const { ended, errors } = follow(
      spawn(process.execPath, [PARLEY, ...line], {
        cwd: folder,
        env: { PATH: "/usr/bin:/bin" },
      }),
    );

    expect([await ended, errors()]).toEqual([0, expect.any(String)]);
  });
});
