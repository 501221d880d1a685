import { Dice } from "../sweep/dice.ts";

/** How many texts are sent and stored; a long run takes 10,000. */
export const STRINGS = Number(process.env["HOSTILE_STRINGS"] ?? 300);

/** Those that no engine could keep, which are refused with a sentence. */
export const REFUSED: readonly string[] = ["a\0b", "\0", "a\ud83db", "\udd4a", "\udd4a\ud83d"];

const CYPHER: readonly string[] = [
  "'",
  '"',
  "`",
  "\\",
  "\\'",
  "'} ) DETACH DELETE n //",
  "' OR 1=1 //",
  "`) MATCH (n) DETACH DELETE n //",
  "$v",
  "$v.id",
  "\u0024{id}",
  "/* */ RETURN 1",
  "\\u0027 OR true",
  "null",
  "true",
  "n.id",
];

const SCRIPT: readonly string[] = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "[object Object]",
  "undefined",
  "NaN",
  "%00",
  "%0d%0a",
  "\\0",
  "{{7*7}}",
  "<script>alert(1)</script>",
  "../../etc/passwd",
  "*",
  "+word* -word*",
  "search:*",
];

const YAML: readonly string[] = [
  "no",
  "Yes",
  "~",
  "1e3",
  "0x1F",
  "0o17",
  "1_000",
  "-.inf",
  "2024-01-01",
  "2024-01-01T00:00:00Z",
  "12:30:45",
  "!!js/function 'a'",
  "!ruby/object:X",
  "&anchor",
  "*alias",
  "<<",
  "- a",
  "? a",
  "a: b",
  "# a",
  "--- a",
  "...",
  "|",
  ">-",
  "%YAML 1.2",
  "@a",
  "{a: b}",
  "[a",
];

const SIGNS: readonly string[] = [
  " a ",
  "\t",
  "\n",
  "\r",
  "a\r\nX-Odd: 1",
  "\u000b\u000c",
  "\u0001\u001b[2J",
  "\u007f",
  "\u0085",
  "\u00a0",
  "\u2003",
  "\u2028\u2029",
  "\u200b\u200d",
  "\ufeff",
  "\u202e\u2066",
  "\u0645\u0631\u062d\u0628\u0627",
  "\u05e9\u05dc\u05d5\u05dd",
  "e\u0301",
  "\u00e9",
  "\u1100\u1161",
  "\uac00",
  "\ufb01",
  "Z\u0351\u036f\u0324",
  "\u{1f54a}\ufe0f",
  "\u{1f469}\u200d\u{1f680}",
  "\u{10ffff}",
  "\ufffe\uffff",
  "\u0130\u0131\u00df",
];

const ALL: readonly string[] = [...CYPHER, ...SCRIPT, ...YAML, ...SIGNS];

/** So many awkward texts, each another: the known ones, then several of them together. */
export function awkwardTexts(count: number): readonly string[] {
  const texts = new Set(ALL);
  for (let number = 0; texts.size < count; number++) {
    const dice = new Dice(number);
    texts.add(dice.times(2 + dice.below(3), () => part(dice)).join(dice.pick(["", "", " "])));
  }
  return [...texts].slice(0, count);
}

/** One of them, or any character that a text may have. */
function part(dice: Dice): string {
  if (dice.chance(0.7)) return dice.pick(ALL);
  const code = 1 + dice.below(dice.pick([0x7f, 0x2fff, 0xd7fe, 0x10fffe]));
  return code >= 0xd800 && code <= 0xdfff ? "\ud7ff" : String.fromCodePoint(code);
}
