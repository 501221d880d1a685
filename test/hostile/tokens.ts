import { UNSEEN } from "../support/unseen.ts";
import type { Dice } from "../sweep/dice.ts";

/** What has a meaning to a parser, to JavaScript, to Cypher, to a terminal, or to nobody. */
const ODD_TEXTS: readonly string[] = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "__typename",
  "__schema",
  "$v",
  "$",
  "`",
  "'",
  '"',
  '"""',
  "\\",
  "\\u0000",
  "\\uD83D",
  "\\u{110000}",
  "' }) DETACH DELETE n //",
  "\u0000",
  "\u0007",
  "\u001b[2J",
  ...UNSEEN,
  "\ud83d",
  "\udd4a",
  "\u{1f54a}",
  "e\u0301",
  "#",
  "...",
  "@",
  "&",
  "|",
  "!",
  "{",
  "}",
  "[",
  "]",
];

const NUMBERS: readonly string[] = [
  "-1",
  "0",
  "101",
  "2147483648",
  "-2147483649",
  "9007199254740993",
  "1e5",
  "1e400",
  "-0.0",
  "00",
  "0x10",
  "1.",
  "9".repeat(400),
];

/** The words and signs of a document, with the white space between them. */
const TOKEN = /\s+|"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|[A-Za-z_]\w*|-?\d[\d.eE+-]*|\.{3}|[\s\S]/g;

const NAME = /^[A-Za-z_]\w*$/;

type Change = (tokens: string[], dice: Dice) => void;

/** Changes a word or a sign here and there. */
const CHANGES: readonly Change[] = [
  (tokens, dice) => void tokens.splice(dice.below(tokens.length), 1),
  (tokens, dice) => {
    const at = dice.below(tokens.length);
    tokens.splice(at, 0, tokens[at] ?? "");
  },
  (tokens, dice) => {
    const [one, other] = [dice.below(tokens.length), dice.below(tokens.length)];
    [tokens[one], tokens[other]] = [tokens[other] ?? "", tokens[one] ?? ""];
  },
  (tokens, dice) => replaced(tokens, dice, isName, misspelled),
  (tokens, dice) => replaced(tokens, dice, isName, () => dice.pick(tokens.filter(isName))),
  (tokens, dice) => replaced(tokens, dice, isName, () => dice.pick(ODD_TEXTS)),
  (tokens, dice) => replaced(tokens, dice, isNumber, () => dice.pick(NUMBERS)),
  (tokens, dice) => replaced(tokens, dice, isText, () => JSON.stringify(dice.pick(ODD_TEXTS))),
  (tokens, dice) => replaced(tokens, dice, isText, () => JSON.stringify("x".repeat(60_000))),
  (tokens, dice) => void tokens.splice(dice.below(tokens.length), 0, dice.pick(ODD_TEXTS)),
  (tokens, dice) => void tokens.splice(dice.below(tokens.length)),
];

/** The document with one of its words or signs gone, doubled, misspelled, or in another's place. */
export function changed(document: string, dice: Dice): string {
  const tokens = document.match(TOKEN) ?? [];
  if (tokens.length > 0) dice.pick(CHANGES)(tokens, dice);
  return tokens.join("");
}

/** One of the texts that somebody has a meaning for. */
export function oddText(dice: Dice): string {
  return dice.pick(ODD_TEXTS);
}

function replaced(
  tokens: string[],
  dice: Dice,
  fits: (token: string) => boolean,
  by: (token: string, dice: Dice) => string,
): void {
  const places = tokens.flatMap((token, at) => (fits(token) ? [at] : []));
  if (places.length === 0) return;
  const at = dice.pick(places);
  tokens[at] = by(tokens[at] ?? "", dice);
}

function misspelled(name: string, dice: Dice): string {
  const at = dice.below(name.length);
  const letter = dice.pick([..."abeinorst"]);
  return `${name.slice(0, at)}${letter}${name.slice(at + dice.below(2))}`;
}

function isName(token: string): boolean {
  return NAME.test(token);
}

function isNumber(token: string): boolean {
  return /^-?\d/.test(token);
}

function isText(token: string): boolean {
  return token.startsWith('"');
}
