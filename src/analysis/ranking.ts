import { type Word, wordsOf } from "../model/fold.ts";

/** Something that a node is found by, as stored. */
export interface Searched {
  readonly text: string;
  /** A name or an alias, not a text or a title. */
  readonly isName: boolean;
}

/** A node that was found, and where it stands. */
export interface Ranked {
  readonly id: string;
  /** The name, alias, text or title that has the most of the words. */
  readonly matched: string;
  /** From 0, where it is what was asked for, to 4. */
  readonly level: number;
  /** How many words `matched` has. */
  readonly words: number;
  /** From 1, where it is what was asked for, down to 0; in the order of the list. */
  readonly score: number;
}

/** How well one of a node's texts answers. */
interface Fit extends Searched {
  /** How many words it has. */
  readonly words: number;
  /** How many of those asked for begin one of its own, and how many are one of its own. */
  readonly begun: number;
  readonly whole: number;
}

const WORST = 4;

/**
 * How a node answers to the words of a query, each of which begins a word of it. Levels, best first:
 *
 * 0. a name has these words and no others;
 * 1. a name has all of them;
 * 2. a text has;
 * 3. a name has words that they begin;
 * 4. a text has.
 */
export function ranked(
  asked: readonly Word[],
  { id, texts }: { readonly id: string; readonly texts: readonly Searched[] },
): Ranked {
  const [best] = texts.map((each) => fitOf(asked, each)).sort(compareFits);
  if (best === undefined) throw new Error(`${id} has nothing that it could be found by.`);
  const { text, words } = best;
  const level = levelOf(asked, best);
  // A fifth for each level, and within it the share of what matched that was asked for.
  const score = (WORST - level + Math.min(1, asked.length / Math.max(1, words))) / (WORST + 1);
  return { id, matched: text, level, words, score };
}

/** The order of what was found: level, then the fewest words, then the id. */
export function compareRanked(a: Place, b: Place): number {
  return a.level - b.level || a.words - b.words || (a.id < b.id ? -1 : Number(a.id > b.id));
}

type Place = Pick<Ranked, "level" | "words" | "id">;

function levelOf(asked: readonly Word[], { isName, words, whole }: Fit): number {
  if (whole < asked.length) return isName ? 3 : WORST;
  if (!isName) return 2;
  return words === asked.length ? 0 : 1;
}

function fitOf(asked: readonly Word[], searched: Searched): Fit {
  const own = [...new Map(wordsOf(searched.text).map((word) => [word.folded, word])).values()];
  const count = (holds: (word: Word, one: Word) => boolean) =>
    asked.filter((word) => own.some((one) => holds(word, one))).length;
  return {
    ...searched,
    words: own.length,
    begun: count(begins),
    whole: count((word, one) => word.folded === one.folded),
  };
}

/** Either may be written in one way or the other. */
function begins(word: Word, one: Word): boolean {
  return [word.plain, word.folded].some(
    (start) => one.plain.startsWith(start) || one.folded.startsWith(start),
  );
}

/** What has the most of the words; then names, what is shorter, and what comes first. */
function compareFits(a: Fit, b: Fit): number {
  return (
    b.begun - a.begun ||
    b.whole - a.whole ||
    Number(b.isName) - Number(a.isName) ||
    a.words - b.words
  );
}
