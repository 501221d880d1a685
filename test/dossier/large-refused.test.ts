import { appendFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type LoadOptions, loadDossier } from "../../src/dossier/load.ts";
import { DossierProblems } from "../../src/dossier/problem.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { everything } from "../support/dossiers.ts";
import { emptyGraph } from "../support/engines.ts";
import { linesOf, type Stated } from "../support/json-lines.ts";
import { seenAs } from "../support/killed.ts";
import { Dice } from "../sweep/dice.ts";
import { AS_LARGE, fileOf, LARGE, NOW, thrown } from "./large.ts";

/** The same in which one thing is another than it was, or is not there: rarely does it hold together then. */
function altered(dossier: Stated, dice: Dice): Stated {
  const copy = structuredClone(dossier) as Record<string, unknown[]>;
  const plural = dice.pick(Object.keys(copy).filter((key) => Array.isArray(copy[key])));
  const list = copy[plural] ?? [];
  const at = dice.below(list.length);
  const entry = list[at] as Record<string, unknown>;
  const key = dice.pick(Object.keys(entry));
  const others = Object.values(copy)
    .flat()
    .filter((each) => typeof each === "object") as Stated[];
  switch (dice.below(4)) {
    case 0:
      list.splice(at, 1);
      break;
    case 1:
      delete entry[key];
      break;
    case 2:
      entry[key] = Array.isArray(entry[key]) ? [dice.pick(others)["id"]] : dice.pick(others)["id"];
      break;
    default:
      entry[key] = dice.pick(others)[key];
  }
  return copy;
}

/** What is wrong with the dossier; nothing where it was loaded. */
async function problemsOf(graph: Graph, file: string, options: LoadOptions): Promise<Set<string>> {
  try {
    await loadDossier(graph, [file], options);
    return new Set();
  } catch (error) {
    if (!(error instanceof DossierProblems)) throw error;
    return new Set(error.sentences);
  }
}

test("a dossier that does not hold together is refused as one that is held in memory", async () => {
  const [graph, whole] = [await emptyGraph("embedded"), await emptyGraph("embedded")];
  let refused = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const file = fileOf(linesOf(altered(thrown(seed % 5), new Dice(seed))));
    const before = await everything(graph);

    const found = await problemsOf(graph, file, AS_LARGE);
    const due = await problemsOf(whole, file, { now: NOW });

    expect(found.size > 0).toBe(due.size > 0);
    expect([...found].filter((each) => !due.has(each))).toEqual([]);
    expect(await everything(graph)).toBe(found.size > 0 ? before : await everything(whole));
    refused += found.size > 0 ? 1 : 0;
  }
  expect(refused).toBeGreaterThan(20);
}, 240_000);

test("a file that changes while it is read is told, and nothing is loaded", async () => {
  const graph = await emptyGraph("embedded");
  const file = fileOf(linesOf(thrown(1)));
  const exclusively: Graph["exclusively"] = (work, limits) => {
    appendFileSync(file, "\n");
    return graph.exclusively(work, limits);
  };

  const found = await problemsOf(seenAs(graph, { exclusively }), file, AS_LARGE);

  expect([...found]).toEqual([
    `${file}: The file changes while it is read: load it once it is whole.`,
  ]);
  expect(
    await graph.rows("MATCH (n) WHERE n:Entity OR n:Dossier OR n:Load RETURN count(n)"),
  ).toEqual([[0]]);
});

test("what may stand once is told of wherever it stands a second time", async () => {
  const graph = await emptyGraph("embedded");
  const evidence = ["doc"];
  const talks = { name: "M", kind: "TALKS", startsOn: "2025-05-02", process: "p", evidence };
  const claim = { text: "X.", act: "ASSERTS", saidOn: "2025-05-28", speakers: ["ann"], evidence };
  const other = (id: string, node: string) => ({
    ...{ ...claim, id },
    contradictions: [{ node, kind: "OPPOSED" }],
  });
  const file = fileOf(
    linesOf({
      dossier: "d",
      documents: [{ id: "doc", kind: "ARTICLE", publishedOn: "2025-05-29" }],
      processes: [{ id: "p", name: "P", evidence }],
      meetings: [{ id: "m", ...talks, round: 1 }],
      people: [{ id: "ann", name: "Ann", evidence }],
      claims: [other("b", "a"), ...[1, 2, 3].map((at) => ({ ...claim, id: `c-${at}` }))],
    }),
  );
  const again = { meetings: { id: "n", ...talks, round: 1 } };
  for (const line of [again, { claims: other("a", "b") }, { people: { id: "ann", name: "A" } }]) {
    appendFileSync(file, `\n${JSON.stringify(line)}`);
  }

  const found = await problemsOf(graph, file, { ...AS_LARGE, large: { ...LARGE, window: 1 } });

  expect([...found].map((each) => each.replaceAll(`${file}:`, ""))).toEqual([
    "10:1: Round 1 of `p` is `m` already, at 4:1.",
    "11:1: `contradictions` leads to `b` in the same way already, at 6:1.",
    "12:1: `ann` is the id of a Person already, at 5:1.",
  ]);
});

test("files that would take out most of a dossier are refused, also where it is large", async () => {
  const graph = await emptyGraph("embedded");
  const [all, few] = [thrown(1), thrown(1)];
  await loadDossier(graph, [fileOf(linesOf(all))], AS_LARGE);
  const before = await everything(graph);
  const file = fileOf(
    linesOf({
      ...{ dossier: few["dossier"] },
      documents: [{ id: "z", kind: "ARTICLE", publishedOn: "2025-05-29" }],
    }),
  );

  const refused = loadDossier(graph, [file], { ...AS_LARGE, keepMost: true });

  await expect(refused).rejects.toThrow(
    /of which these files state 0: the other \d+ would be taken/,
  );
  expect(await everything(graph)).toBe(before);
});

test("of very much that is wrong, the first hundred things are told", async () => {
  const graph = await emptyGraph("embedded");
  const claims = Array.from({ length: 500 }, (_, at) => ({ id: `c-${at}`, text: "X." }));
  const many = fileOf(linesOf({ dossier: "d", claims }));
  const unknown = claims.map((claim) => ({
    ...claim,
    ...{
      act: "ASSERTS",
      saidOn: "2025-05-28",
      speakers: [`nobody-${claim.id}`],
      evidence: ["doc"],
    },
  }));

  expect((await problemsOf(graph, many, AS_LARGE)).size).toBe(100);
  const lost = fileOf(linesOf({ dossier: "d", claims: unknown }));
  expect((await problemsOf(graph, lost, AS_LARGE)).size).toBe(100);
});

test("a dossier whose lines say nothing of it, or nothing at all, is refused", async () => {
  const graph = await emptyGraph("embedded");
  const nameless = fileOf(linesOf(thrown(1)).slice(1));
  const named = "Nothing says which dossier this is: begin a file with `dossier: ` and an id.";
  expect([...(await problemsOf(graph, nameless, AS_LARGE))]).toEqual([`${nameless}: ${named}`]);

  writeFileSync(nameless, "\n\n");
  expect([...(await problemsOf(graph, nameless, AS_LARGE))]).toEqual([
    `${nameless}: The file holds nothing.`,
  ]);
});
