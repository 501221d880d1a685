import { expect, test } from "vitest";
import {
  type LoadOptions,
  loadDossier,
  loadDossiers,
  unloadDossiers,
} from "../../src/dossier/load.ts";
import { DossierProblems } from "../../src/dossier/problem.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { everything } from "../support/dossiers.ts";
import { emptyGraph, onBothEngines } from "../support/engines.ts";
import { linesOf, type Stated } from "../support/json-lines.ts";
import { alone, Killed, killedAfter } from "../support/killed.ts";
import {
  AS_LARGE,
  COARSELY,
  fileOf,
  IN_BATCHES,
  idsIn,
  NOW,
  shortened,
  split,
  UPPER,
} from "./large.ts";

const IN_MEMORY: LoadOptions = { now: NOW };

/** Another that uses the same, in which others say the like and relate to no claim or meeting. */
function beside({ base, large }: ReturnType<typeof split>): Stated {
  const alien = /"(claim|outcome|meeting)-\d+"/;
  const fieldsOf = (claim: Stated) =>
    Object.entries(claim).filter(([, value]) => !alien.test(JSON.stringify(value)));
  const claims = (large["claims"] as Stated[]).map((claim) => ({
    ...Object.fromEntries(fieldsOf(claim)),
    id: `${claim["id"]}-beside`,
  }));
  return { dossier: "beside", process: "process-1", uses: idsIn(base), claims };
}

/** Loads it some entries at a time into one graph, and as a whole into the other: to the same end. */
async function loadBoth(graph: Graph, whole: Graph, dossier: Stated, options: LoadOptions) {
  expect(await stagesOf(graph, whole, dossier, options)).toEqual(["read", "checked", "compared"]);
}

/** The stages that were told of it: none where it was held in memory. */
async function stagesOf(graph: Graph, whole: Graph, dossier: Stated, options: LoadOptions) {
  const file = fileOf(linesOf(dossier));
  const stages = new Set<string>();
  const told = (stage: string) => () => void stages.add(stage);

  const loaded = await loadDossier(graph, [file], { ...options, stages: told });

  expect(loaded).toEqual(await loadDossier(whole, [file], IN_MEMORY));
  expect(await everything(graph)).toBe(await everything(whole));
  return [...stages];
}

/** Where the one that uses the same comes, among what happens to the large one. */
const TURNS = ["first", "second", "never"] as const;

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  "a large dossier that uses others comes to the same graph as one that is held in memory (%i)",
  async (seed) => {
    const [graph, whole] = [await emptyGraph("embedded"), await emptyGraph("embedded")];
    const thrown = split(seed, UPPER[seed % 2] ?? []);
    const { base, large } = thrown;
    const options = seed % 3 === 0 ? AS_LARGE : IN_BATCHES;
    const turn = TURNS[seed % TURNS.length];
    const both = async (dossier: Stated) => {
      const file = fileOf(linesOf(dossier));
      for (const each of [graph, whole]) await loadDossier(each, [file], IN_MEMORY);
    };

    await both(base);
    if (turn === "first") await both(beside(thrown));
    await loadBoth(graph, whole, large, options);
    if (turn === "second") await both(beside(thrown));
    await loadBoth(graph, whole, shortened(large, 5 * seed), options);
    await loadBoth(graph, whole, large, options);

    const unloaded = await unloadDossiers(graph, ["large"], options);
    expect(unloaded).toEqual(await unloadDossiers(whole, ["large"], IN_MEMORY));
    expect(await everything(graph)).toBe(await everything(whole));
  },
);

onBothEngines(
  "one that uses others and was cut short is finished by the next",
  async (graph) => {
    const { base, large } = split(3, UPPER[1]);
    const [used, before, after] = [base, shortened(large, 12), large].map((each) =>
      fileOf(linesOf(each)),
    ) as [string, string, string];
    const whole = await emptyGraph("embedded");
    for (const each of [used, before, after]) await loadDossier(whole, [each], IN_MEMORY);
    const due = await everything(whole);
    const own = alone(graph);
    await loadDossier(own, [used], IN_MEMORY);
    let cut = 0;
    for (let writes = 1; ; writes += 9) {
      await loadDossier(own, [before], COARSELY);
      const load = loadDossier(killedAfter(own, writes), [after], COARSELY);
      const error = await load.catch((each) => each);
      if (!(error instanceof Error)) break;
      expect(error).toBeInstanceOf(Killed);
      expect((await graph.unfinished())?.around).toEqual(["base", "large"]);
      if (cut % 2 === 1) await unloadDossiers(own, ["large"], COARSELY);
      await loadDossier(own, [after], COARSELY);
      expect(await everything(graph)).toBe(due);
      cut += 1;
    }
    expect(await everything(graph)).toBe(due);
    expect(cut).toBeGreaterThan(1);
  },
  300_000,
);

test("a small dossier that uses much is not held in memory with that", async () => {
  const [graph, whole] = [await emptyGraph("embedded"), await emptyGraph("embedded")];
  const { base, large: small } = split(4, UPPER[0]);
  const most = idsIn(base).length;
  const file = fileOf(linesOf(base));
  for (const each of [graph, whole]) await loadDossier(each, [file], IN_MEMORY);
  const above = (nodes: number): LoadOptions => {
    return { ...IN_BATCHES, large: { window: 20, above: { bytes: Number.MAX_VALUE, nodes } } };
  };

  await loadBoth(graph, whole, small, above(most - 1));
  await expect(loadBoth(graph, whole, shortened(small, 7), above(most))).rejects.toThrow(
    "compared",
  );
  expect(await everything(graph)).toBe(await everything(whole));
  await loadBoth(graph, whole, shortened(small, 9), above(most - 1));
  await unloadDossiers(graph, ["large"], above(most - 1));
  await unloadDossiers(whole, ["large"], IN_MEMORY);

  expect(await everything(graph)).toBe(await everything(whole));
});

const BASE = {
  dossier: "base",
  documents: [{ id: "late", kind: "ARTICLE", publishedOn: "2025-05-29" }],
  processes: [{ id: "talks", name: "Talks", evidence: ["late"] }],
  people: [{ id: "ann", name: "Ann", evidence: ["late"] }],
  places: [{ id: "bay", name: "Bay", kind: "CITY", evidence: ["late"] }],
};

const USES = {
  dossier: "large",
  uses: ["ann", "bay", "talks"],
  documents: [{ id: "early", kind: "ARTICLE", publishedOn: "2025-04-01" }],
  claims: [
    {
      ...{ id: "c", text: "C.", act: "ASSERTS", saidOn: "2025-03-31" },
      ...{ speakers: ["ann"], about: ["bay"], evidence: ["early"] },
    },
  ],
};

onBothEngines("what others state is known from what one reports that is large", async (graph) => {
  const since = async () => {
    const rows = await graph.rows("MATCH (n:Place {id: 'bay'}) RETURN n.knownFrom AS since");
    return String(rows);
  };
  await loadDossier(graph, [fileOf(linesOf(BASE))], IN_MEMORY);
  const seen = [await since()];
  const { claims: _, ...silent } = { ...USES, uses: [] };

  await loadDossier(graph, [fileOf(linesOf(USES))], AS_LARGE);
  seen.push(await since());
  await loadDossier(graph, [fileOf(linesOf(silent))], AS_LARGE);
  seen.push(await since());
  await loadDossier(graph, [fileOf(linesOf(USES))], AS_LARGE);
  await unloadDossiers(graph, ["large"], AS_LARGE);
  seen.push(await since());

  expect(seen).toEqual(["2025-05-29", "2025-04-01", "2025-05-29", "2025-05-29"]);
});

/** What is loaded over the base, some of it wrong, and what is said of that in both ways of loading. */
const REFUSED: Readonly<Record<string, Stated>> = {
  "uses what nobody states": { ...USES, uses: ["ann", "bay", "nobody"] },
  "uses and defines it": { ...USES, places: [{ ...BASE.places[0], evidence: ["early"] }] },
  "names what it does not use": { ...USES, uses: ["ann"] },
  "uses a thing of another kind": {
    ...USES,
    claims: [{ ...USES.claims[0], speakers: ["bay"] }],
  },
};

test("what is wrong with one that uses others is told as of one that is held in memory", async () => {
  const graph = await emptyGraph("embedded");
  await loadDossier(graph, [fileOf(linesOf(BASE))], IN_MEMORY);
  const before = await everything(graph);
  for (const [what, dossier] of Object.entries(REFUSED)) {
    const file = fileOf(linesOf(dossier));
    const told = async (options: LoadOptions) => {
      const error = await loadDossiers(graph, [file], options).catch((each) => each);
      expect([what, error]).toEqual([what, expect.any(DossierProblems)]);
      return [...error.sentences].sort();
    };

    expect([what, await told(AS_LARGE)]).toEqual([what, await told(IN_MEMORY)]);
    expect(await everything(graph)).toBe(before);
  }
});

/** Two dossiers that do not go together, though each holds by itself. */
const APART: Readonly<Record<string, readonly [base: Stated, large: Stated, problem: RegExp]>> = {
  "a second meeting that is the same round": [
    {
      ...BASE,
      meetings: [
        {
          ...{ id: "m", name: "M", kind: "TALKS", startsOn: "2025-05-20" },
          ...{ process: "talks", round: 1, evidence: ["late"] },
        },
      ],
    },
    {
      ...USES,
      meetings: [
        {
          ...{ id: "n", name: "N", kind: "TALKS", startsOn: "2025-05-21" },
          ...{ process: "talks", round: 1, evidence: ["early"] },
        },
      ],
    },
    /Round 1 of `talks` is `(m` and `n|n` and `m)`; it can be one of them\./,
  ],
};

test("what two dossiers state only together is refused in both ways of loading", async () => {
  for (const [base, large, problem] of Object.values(APART)) {
    const graph = await emptyGraph("embedded");
    await loadDossier(graph, [fileOf(linesOf(base))], IN_MEMORY);
    const before = await everything(graph);
    for (const options of [AS_LARGE, IN_MEMORY]) {
      await expect(loadDossier(graph, [fileOf(linesOf(large))], options)).rejects.toThrow(problem);
    }
    expect(await everything(graph)).toBe(before);
  }
});

test("one that dates what others state is not unloaded, in either way", async () => {
  const graph = await emptyGraph("embedded");
  const third = { dossier: "third", documents: [{ ...BASE.documents[0], id: "third-late" }] };
  const base = { ...BASE, uses: ["third-late"] };
  const undated = { ...base, people: [{ id: "ann", name: "Ann" }] };
  for (const each of [third, base, USES, undated]) {
    await loadDossier(graph, [fileOf(linesOf(each))], IN_MEMORY);
  }
  const before = await everything(graph);

  for (const options of [AS_LARGE, IN_MEMORY]) {
    await expect(unloadDossiers(graph, ["large"], options)).rejects.toThrow(
      "Nothing would date `ann` any more.",
    );
  }

  expect(await everything(graph)).toBe(before);
});
