import { expect, test } from "vitest";
import { folded, foldedWords } from "../../src/model/fold.ts";

test.each([
  [
    [
      "Zelenskyy",
      "Zelensky",
      "Zelenskiy",
      "Zelenskij",
      "Зеленський",
      "Зеленский",
      "Zelenskyi",
      "ZELENSKYY",
    ],
  ],
  [["Putin", "Путин", "Путін"]],
  [["Medinsky", "Medinskiy", "Мединский", "Мединський"]],
  [["Umerov", "Умєров", "Умеров"]],
  [["Lavrov", "Лавров"]],
  [["Erdoğan", "Erdogan", "ERDOĞAN"]],
  [["Türkiye", "Turkiye", "TÜRKİYE"]],
  [["İstanbul", "Istanbul", "istanbul"]],
  [["Ushakov", "Ушаков"]],
  [["Straße", "Strasse"]],
  [["Łódź", "Lodz"]],
  [["Budanov", "Буданов"]],
])("%j fold alike", (names) => {
  expect(new Set(names.map((name) => foldedWords(name).join(" "))).size).toBe(1);
});

test("names that sound different stay different", () => {
  expect(foldedWords("Київ")).not.toEqual(foldedWords("Киев"));
});

test("a space stands before each word, and each word once", () => {
  expect(folded(["Recep Tayyip Erdoğan", "Erdogan, R."])).toBe(" recep tayyip erdogan r");
  expect(folded([])).toBe("");
  expect(folded(["\u{1F600} -- !"])).toBe("");
});

test("whatever is not a letter or a digit parts words, so nothing needs escaping", () => {
  expect(foldedWords('all-for-all: 1,000 (2-3 day) "x"*~')).toEqual([
    "all",
    "for",
    "all",
    "1",
    "000",
    "2",
    "3",
    "day",
    "x",
  ]);
});
