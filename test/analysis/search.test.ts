import { expect, it, test } from "vitest";
import { compareRanked, ranked } from "../../src/analysis/ranking.ts";
import { askedWords, CANDIDATES, type Sought, search } from "../../src/analysis/search.ts";
import type { Facts, NodeFact } from "../../src/dossier/fact.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { BadInput } from "../../src/model/faults.ts";
import { wordsOf } from "../../src/model/fold.ts";
import { SOUND, yaml } from "../support/dossiers.ts";
import { describeOnBothEngines, onBothEngines } from "../support/engines.ts";
import { describeWithDossier } from "../support/world.ts";
import { Dice } from "../sweep/dice.ts";
import { randomDossier } from "../sweep/world.ts";
import { loadedFacts } from "./worlds.ts";

/** As many as there can be. */
const ALL = { first: CANDIDATES, total: true };

function searchIn(graph: Graph, sought: Sought, part = ALL) {
  const send = (statement: string, values = {}) => graph.rows(statement, values);
  return search(send, graph.dialect, sought, part);
}

async function idsIn(graph: Graph, query: string, more: Omit<Sought, "query"> = {}) {
  const { page } = await searchIn(graph, { query, ...more });
  return page.map(({ id }) => id);
}

describeWithDossier("istanbul-2025", (_ask, { graph }) => {
  it.each([
    ["volodymyr-zelensky", "Zelenskyy Zelensky Zelenskyi Zelenskiy ZELENSKIJ Зеленский Зеленський"],
    ["rustem-umerov", "Umerov Umierov Умєров Умеров umier ume"],
    ["recep-tayyip-erdogan", "Erdoğan erdogan ERDOĞAN Erdog\u0306an"],
    ["vladimir-medinsky", "Medinsky Medinskiy Medinskyi Мединский Мединський Medi"],
    ["istanbul", "Istanbul İstanbul ISTANBUL ıstanbul istan"],
    ["turkey", "Türkiye Turkiye TÜRKİYE turkey"],
  ])("%s comes first, however it is written: %s", async (id, names) => {
    for (const name of names.split(" ")) expect((await idsIn(graph(), name))[0], name).toBe(id);
  });

  it("whatever stands between words is no syntax, and finds what the words alone find", async () => {
    const expected = await idsIn(graph(), "istanbul talks");
    const marks = [..."+-&|!(){}[]^\"~*?:\\/'`%.\u202e", "&&", "||", "🕊️"];
    for (const mark of marks) {
      for (const query of [
        `${mark} istanbul${mark} ${mark}talks`,
        `istanbul ${mark}talks${mark}`,
      ]) {
        expect(await idsIn(graph(), query), query).toEqual(expected);
      }
    }
    expect(expected.length).toBeGreaterThan(1);
  });

  it("AND, OR, NOT and TO are words like others", async () => {
    for (const word of ["AND", "OR", "NOT", "TO"]) {
      const found = await idsIn(graph(), word);
      expect(found.length, word).toBeGreaterThan(0);
      expect(found, word).toEqual(await idsIn(graph(), word.toLowerCase()));
      expect(await idsIn(graph(), `${word} xyzzy`), word).toEqual([]);
    }
  });

  it.each(["", " ", "…?!", "🕊️😀", "\u0301", "\u200d", "+-*"])(
    "a query without a word (%j) finds nothing, and asks nothing",
    async (query) => {
      const send = () => Promise.reject(new Error("It asks."));

      expect(await search(send, graph().dialect, { query }, ALL)).toEqual({
        page: [],
        hasNext: false,
        hasPrevious: false,
        total: 0,
      });
    },
  );

  it("a word of any length is one, and too many words are refused", async () => {
    expect(await idsIn(graph(), "a".repeat(10_000))).toEqual([]);
    expect(await idsIn(graph(), "istanbul ".repeat(1000))).toEqual(
      await idsIn(graph(), "istanbul"),
    );

    const words = Array.from({ length: 31 }, (_, at) => `w${at}`);
    await expect(searchIn(graph(), { query: words.join(" ") })).rejects.toThrow(
      new BadInput("query must have at most 30 words, but had 31."),
    );
    expect(await idsIn(graph(), words.slice(1).join("-"))).toEqual([]);
  });

  it("what is found is of the kinds asked for; of none, nothing is", async () => {
    const types = ["Claim", "Outcome"];

    const found = await idsIn(graph(), "istanbul", { types });

    const all = await idsIn(graph(), "istanbul");
    expect(all[0]).toBe("istanbul");
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(all.filter((id) => /^(c|r)\d/.test(id)));
    expect(await idsIn(graph(), "istanbul", { types: [] })).toEqual([]);
  });

  it("what was known later is not found, and not counted", async () => {
    const { page, total } = await searchIn(graph(), { query: "prisoners", asOf: "2025-05-29" });

    const all = await searchIn(graph(), { query: "prisoners" });
    expect(total).toBe(page.length);
    expect(all.total).toBeGreaterThan(page.length);
    const [row] = await graph().rows(
      "MATCH (n:Entity) WHERE n.search CONTAINS ' prisoners' AND n.knownFrom <= '2025-05-29' RETURN count(n) AS n",
    );
    expect(page.length).toBe(row?.[0]);
    expect(await idsIn(graph(), "zelensky", { asOf: "2020-01-01" })).toEqual([]);
  });
});

describeOnBothEngines(
  "a world that nobody wrote",
  (graph) => loadedFacts(graph, randomDossier(2)),
  (world, graph) => {
    test("Random words find what a plain reader of all nodes finds, in its order.", async () => {
      const dice = new Dice(11);
      const words = vocabulary(world());
      for (let number = 0; number < 200; number += 1) {
        const query = dice
          .times(1 + dice.below(3), () => begun(dice, dice.pick(words)))
          .join(dice.pick([" ", "-", " & "]));
        const { page, total } = await searchIn(graph(), { query });
        const expected = plainSearch(world(), query);
        expect(page, query).toEqual(expected.slice(0, CANDIDATES));
        expect(total, query).toBe(expected.length);
      }
    });

    test("Pages of it meet, and say what precedes and follows them.", async () => {
      const all = plainSearch(world(), "p");
      const found: string[] = [];
      for (let after: Parameters<typeof search>[3]["after"], more = true; more; ) {
        const part = { first: 4, after, total: false };
        const { page, hasNext, hasPrevious } = await searchIn(graph(), { query: "p" }, part);
        expect(hasPrevious).toBe(found.length > 0);
        found.push(...page.map(({ id }) => id));
        const last = page.at(-1);
        after = last && [last.level, last.words, last.id];
        more = hasNext;
      }

      expect(found).toEqual(all.map(({ id }) => id));
      expect(found.length).toBeGreaterThan(8);
    });
  },
);

/** Every text that has words, and the words of other scripts besides. */
function vocabulary({ nodes }: Facts): readonly string[] {
  return nodes
    .flatMap(textsOf)
    .flatMap(({ text }) => text.split(" "))
    .filter(Boolean);
}

function begun(dice: Dice, word: string): string {
  const letters = [...word];
  return dice.chance(0.5) ? word : letters.slice(0, 1 + dice.below(letters.length)).join("");
}

/** Looks at every node: each word begins one of its words, in either way of writing them. */
function plainSearch({ nodes }: Facts, query: string) {
  const asked = askedWords(query);
  const forms = ({ plain, folded }: { plain: string; folded: string }) => [plain, folded];
  const isFound = (node: NodeFact) => {
    const own = textsOf(node).flatMap(({ text }) => wordsOf(text).flatMap(forms));
    return asked.every((word) =>
      forms(word).some((start) => own.some((one) => one.startsWith(start))),
    );
  };
  return asked.length === 0
    ? []
    : nodes
        .filter(isFound)
        .map((node) => ranked(asked, { id: node.properties.id, texts: textsOf(node) }))
        .sort(compareRanked);
}

function textsOf({ properties }: NodeFact) {
  return ["name", "aliases", "text", "title"].flatMap((name) =>
    [properties[name] ?? []].flat().map((text) => ({
      text: String(text),
      isName: name === "name" || name === "aliases",
    })),
  );
}

const SCRIPTS =
  "北京会談 東京2025年 ﺍﻟﺴﻼﻡ שלום ไทย ΟΔΟΣ 한국어 ウクライナabc हिन्दी 𝒜𝓑 ½ ᾳ İSTANBUL o’clock";

onBothEngines("a word of any script is found by its beginning", async (graph) => {
  const people = SCRIPTS.split(" ").map(
    (name, at) => `  - { id: p${at}, name: "${name}", evidence: [doc] }`,
  );
  await loadedFacts(graph, yaml(SOUND[0], "people:", ...people));

  for (const [at, name] of SCRIPTS.split(" ").entries()) {
    for (const query of [name, [...name].slice(0, 2).join(""), [...name][0] ?? ""]) {
      expect(await idsIn(graph, query), query).toContain(`p${at}`);
    }
  }
});

/** One value for both engines, once either has told it. */
let told: readonly string[] | undefined;

onBothEngines(
  "of more than can be ranked both engines give the same, and count all",
  async (graph) => {
    const dice = new Dice(5);
    const filler = () =>
      dice.times(1 + dice.below(9), () => dice.pick(["talks", "peace", "round"]));
    const people = dice.times(
      150,
      (at) => `  - { id: p${at}, name: "Talker ${filler().join(" ")}", evidence: [doc] }`,
    );
    const claims = dice.times(150, (at) => {
      const text = `${filler().join(" ")} talker`;
      return `  - { id: c${at}, text: "${text}", act: ASSERTS, saidOn: 2025-05-28, speakers: [p1], evidence: [doc] }`;
    });
    await loadedFacts(graph, yaml(SOUND[0], "people:", ...people, "claims:", ...claims));

    const { page, hasNext, total } = await searchIn(graph, { query: "talk" });

    const ids = page.map(({ id }) => id);
    told ??= ids;
    expect(ids).toEqual(told);
    expect([ids.length, hasNext, total]).toEqual([CANDIDATES, false, 300]);
    expect(ids.filter((id) => id.startsWith("p"))).toHaveLength(150);
  },
);
