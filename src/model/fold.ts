/** Cyrillic letters of Russian and Ukrainian, as they are usually written in Latin. */
const CYRILLIC: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  ґ: "g",
  д: "d",
  е: "e",
  є: "e",
  ё: "e",
  ж: "zh",
  з: "z",
  и: "i",
  і: "i",
  ї: "i",
  й: "y",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ъ: "",
  ы: "y",
  ь: "",
  э: "e",
  ю: "yu",
  я: "ya",
};

/** Latin letters that are no letter with an accent, and so have no decomposition. */
const LATIN: Readonly<Record<string, string>> = {
  ı: "i",
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ə: "e",
};

/**
 * The words of a text as searches compare them: lower case, without accents, Cyrillic in Latin, the
 * endings of Slavic names alike, so that Zelenskyy, Zelensky and Зеленский are one word. Names that
 * sound different in two languages (Kyiv, Киев) stay different: aliases tell of them.
 */
export function foldedWords(text: string): readonly string[] {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[а-яёєіїґ]/g, (letter) => CYRILLIC[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[ıßøłđðþæœə]/g, (letter) => LATIN[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map(endedAlike);
}

/** The words of several texts, each once, with a space before each: a word begins where a space stands. */
export function folded(texts: readonly string[]): string {
  const words = new Set(texts.flatMap(foldedWords));
  return [...words].map((word) => ` ${word}`).join("");
}

function endedAlike(word: string): string {
  if (word.length <= 3) return word;
  return word.replace(/(ii|iy|yy|yi|ij|yj|iyi)$/, "y").replace(/(?<=[^aeiouy])(i)$/, "y");
}
