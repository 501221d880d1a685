/** Cyrillic letters of Russian, Ukrainian and Belarusian, as they are usually written in Latin. */
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
  ў: "u",
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

/** Letters that are no letter with an accent, and so have no decomposition. */
const LETTERS: Readonly<Record<string, string>> = {
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
  ς: "σ",
};

/** Of a longer word, that many characters count: Neo4j's index would cut it in two at 255. */
const WORD_LENGTH = 64;

/** A word of a text as searches compare it. */
export interface Word {
  /** In lower case, without accents, Cyrillic in Latin: what an unfinished word is the beginning of. */
  readonly plain: string;
  /** Besides, with the ways of writing a Slavic name alike. */
  readonly folded: string;
}

/**
 * The words of a text. Zelenskyy, Zelensky, Zelenskyi and Зеленський are folded to one word, and so
 * are Volodymyr and Володимир, Umierov and Умєров. Names that sound different in two languages
 * (Kyiv, Киев) stay different: aliases tell of them.
 */
export function wordsOf(text: string): readonly Word[] {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[а-яёєіїґў]/g, (letter) => CYRILLIC[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[ıßøłđðþæœəς]/g, (letter) => LETTERS[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => [...word].slice(0, WORD_LENGTH).join(""))
    .map((plain) => ({ plain, folded: writtenAlike(plain) }));
}

/**
 * The words of several texts, each once in both its forms, with a space before each: a word begins
 * where a space stands.
 */
export function folded(texts: readonly string[]): string {
  const words = new Set(texts.flatMap(wordsOf).flatMap(({ plain, folded }) => [plain, folded]));
  return [...words].map((word) => ` ${word}`).join("");
}

/**
 * И is written i in one country and y in the next, й is y, i or j, and both together nearly anything;
 * є and е are ie, ye or e.
 */
function writtenAlike(word: string): string {
  return word
    .replace(/[iy]j$/, "i")
    .replace(/[iy]+/g, "i")
    .replace(/ie(?=[^aeiou])/g, "e");
}
