import { describe, expect, test } from "vitest";
import { compareRanked, ranked } from "../../src/analysis/ranking.ts";
import { askedWords } from "../../src/analysis/search.ts";

describe("what answers best comes first", () => {
  const texts = (names: readonly string[], said: readonly string[] = []) => [
    ...names.map((text) => ({ text, isName: true })),
    ...said.map((text) => ({ text, isName: false })),
  ];
  const rank = (query: string, id: string, all: ReturnType<typeof texts>) =>
    ranked(askedWords(query), { id, texts: all });

  test("a name, then a name with more, then a text, then what only begins so", () => {
    const found = [
      rank("istanbul", "e", texts([], ["The istanbulites wait."])),
      rank("istanbul", "d", texts(["Istanbulites"])),
      rank("istanbul", "c", texts([], ["Invites Ukraine to Istanbul."])),
      rank("istanbul", "b", texts(["Istanbul round 2"])),
      rank("istanbul", "a", texts(["Constantinople", "İSTANBUL"])),
    ];

    expect(found.sort(compareRanked).map(({ id, level }) => [id, level])).toEqual([
      ["a", 0],
      ["b", 1],
      ["c", 2],
      ["d", 3],
      ["e", 4],
    ]);
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(scores[0]).toBe(1);
  });

  test("of equals the shortest comes first, then the lowest id", () => {
    const found = [
      rank("talks", "c", texts(["Talks of Istanbul"])),
      rank("talks", "b", texts(["Direct talks"])),
      rank("talks", "a", texts(["Istanbul talks"])),
    ];

    expect(found.sort(compareRanked).map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });

  test("matched is the name, alias, text or title that has the most of it, as it is stored", () => {
    const all = texts(["Volodymyr Zelensky", "Володимир Зеленський"], ["Zelensky said so."]);

    expect(rank("Зеленский", "z", all).matched).toBe("Volodymyr Zelensky");
    expect(rank("zelensky said", "z", all).matched).toBe("Zelensky said so.");
    expect(rank("volod zelen", "z", all).matched).toBe("Volodymyr Zelensky");
  });
});
