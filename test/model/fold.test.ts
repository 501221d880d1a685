import { expect, test } from "vitest";
import { folded, wordsOf } from "../../src/model/fold.ts";

function foldedWords(text: string): readonly string[] {
  return wordsOf(text).map((word) => word.folded);
}

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
  [["Umerov", "Umierov", "Умєров", "Умеров"]],
  [["Volodymyr Zelenskyi", "Володимир Зеленський"]],
  [["Serhii", "SERHIY", "Serhij"]],
  [["Sergei", "Sergey", "Сергей"]],
  [["Kyslytsia", "Kyslytsya", "Кислиця"]],
  [["Yermak", "Ermak", "Єрмак", "Ермак"]],
  [["Yuri", "Yuriy", "Yury", "Юрий", "Юрій"]],
  [["Çırağan", "Ciragan", "ÇIRAĞAN", "c\u0327ırag\u0306an"]],
  [["ΟΔΟΣ", "οδος", "Οδός"]],
  [["ﬁnal", "final", "FINAL"]],
  [["ＡＢ１", "ab1"]],
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

test("an unfinished word is the beginning of what it becomes, in one of its forms", () => {
  const forms = ({ plain, folded }: { plain: string; folded: string }) => [plain, folded];
  for (const name of ["Medinsky", "Umierov", "Zelenskyy", "Мединский", "İstanbul", "Yermak"]) {
    const [whole] = wordsOf(name);
    for (let length = 1; length <= name.length; length += 1) {
      const [begun] = wordsOf(name.slice(0, length));
      const starts = forms(begun ?? { plain: "?", folded: "?" });
      const found = forms(whole ?? { plain: "", folded: "" }).some((form) =>
        starts.some((start) => form.startsWith(start)),
      );
      expect(found, name.slice(0, length)).toBe(true);
    }
  }
});

test("of a word of any length 64 characters count, and none of them is cut in two", () => {
  expect(foldedWords("a".repeat(300))).toEqual(["a".repeat(64)]);
  expect(foldedWords("\u{20000}".repeat(100))).toEqual(["\u{20000}".repeat(64)]);
});

test("a space stands before each word, and each word and each of its forms once", () => {
  expect(folded(["Zelenskyy, Zelensky"])).toBe(" zelenskyy zelenski zelensky");
  expect(folded(["Recep Tayyip Erdoğan", "Erdogan, R."])).toBe(" recep tayyip taip erdogan r");
  expect(folded([])).toBe("");
  expect(folded(["\u{1F600} -- !"])).toBe("");
});

test("whatever is not a letter or a digit parts words, so nothing needs escaping", () => {
  expect(wordsOf('all-for-all: 1,000 (2-3 day) "x"*~').map(({ plain }) => plain)).toEqual([
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
