import type { Dialect, Row, Send, Values } from "../graph/graph.ts";
import { BadInput } from "../model/faults.ts";
import { type Word, wordsOf } from "../model/fold.ts";
import { model } from "../model/model.ts";
import { compareRanked, type Ranked, ranked, type Searched } from "./ranking.ts";

/** What is searched for. */
export interface Sought {
  /** What a person typed: its words alone count, and none of it is syntax. */
  readonly query: string;
  /** The kinds of node to look among; of all where there is no list, of none where it is empty. */
  readonly types?: readonly string[] | null | undefined;
  readonly asOf?: string | null | undefined;
}

/** Where a node stands among those found: its class, the words of what matched, its id. */
export type RankPlace = readonly [level: number, words: number, id: string];

/** What of the list is asked for. */
export interface SearchPart {
  readonly first: number;
  /** Only what stands after this place. */
  readonly after?: RankPlace | undefined;
  /** Whether to count all that match. */
  readonly total?: boolean;
}

/** A page of what was found; the number of all that match is null where nobody asked for it. */
export interface SearchPage {
  readonly page: readonly Ranked[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
  readonly total: number | null;
}

/** So many are ranked, and can be given. */
export const CANDIDATES = 200;

/** A question of more words is refused: it would be no search but a text. */
const WORD_LIMIT = 30;

/** The properties that can match. */
const SEARCHED = [
  ...new Set(
    model.kinds
      .flatMap((kind) => kind.properties.filter((property) => property.searched))
      .map(({ name }) => name),
  ),
];

/** Those that name a node; the others say something. */
const NAMES: readonly string[] = ["name", "aliases"];

/**
 * Finds nodes by their names, aliases, texts and titles: every word of the query begins a word of the
 * node, whatever the case, the accents and the transliteration. Both engines find the same nodes in
 * the same order (`ranked` says which). One statement; a second where more than `CANDIDATES` match
 * and all are to be counted. Of so many, those are ranked that have the words whole, then names
 * before texts, then what has the fewest letters.
 *
 * @throws BadInput where the query has more words than `WORD_LIMIT`
 */
export async function search(
  send: Send,
  dialect: Dialect,
  sought: Sought,
  { first, after, total = false }: SearchPart,
): Promise<SearchPage> {
  const words = askedWords(sought.query);
  const all = words.length === 0 ? [] : await candidates(send, dialect, sought, words);
  const places = all.map((row) => ranked(words, nodeOf(row))).sort(compareRanked);
  const rest = places.filter((each) => after === undefined || standsAfter(each, after));
  return {
    page: rest.slice(0, first),
    hasNext: rest.length > first,
    hasPrevious: rest.length < places.length,
    total: total ? await counted(send, dialect, sought, words, all.length) : null,
  };
}

/** The words that a query comes to, each once; two queries with the same words are the same. */
export function askedWords(query: string): readonly Word[] {
  const words = new Map(wordsOf(query).map((word) => [word.plain, word]));
  if (words.size > WORD_LIMIT) {
    throw new BadInput(`query must have at most ${WORD_LIMIT} words, but had ${words.size}.`);
  }
  return [...words.values()];
}

function standsAfter(each: Ranked, [level, words, id]: RankPlace): boolean {
  return compareRanked(each, { ...each, level, words, id }) > 0;
}

function candidates(
  send: Send,
  dialect: Dialect,
  sought: Sought,
  words: readonly Word[],
): Promise<readonly Row[]> {
  const { parameter } = dialect;
  const whole = `all(word IN ${parameter("whole")} WHERE (node.search + ' ') CONTAINS word)`;
  const statement = [
    ...matched(dialect, sought, words),
    `RETURN node.id AS id, ${SEARCHED.map((name) => `node.${name} AS ${name}`).join(", ")}`,
    `ORDER BY CASE WHEN ${whole} THEN 0 ELSE 1 END, node.name IS NULL, size(node.search), id`,
    `LIMIT ${parameter("first")}`,
  ].join("\n");
  const values = {
    ...valuesOf(dialect, sought, words),
    whole: words.map(({ folded }) => ` ${folded} `),
    first: CANDIDATES,
  };
  return send(statement, values);
}

async function counted(
  send: Send,
  dialect: Dialect,
  sought: Sought,
  words: readonly Word[],
  found: number,
): Promise<number> {
  if (found < CANDIDATES) return found;
  const statement = [...matched(dialect, sought, words), "RETURN count(node) AS total"].join("\n");
  const [row] = await send(statement, valuesOf(dialect, sought, words));
  return Number(row?.[0]);
}

function matched(
  dialect: Dialect,
  { asOf, types }: Sought,
  words: readonly Word[],
): readonly string[] {
  const { match, conditions } = dialect.search("node", words.map(spellings));
  const { parameter } = dialect;
  const all = [
    ...conditions,
    ...(types == null ? [] : [`any(label IN labels(node) WHERE label IN ${parameter("types")})`]),
    ...(asOf == null ? [] : [`node.knownFrom <= ${parameter("asOf")}`]),
  ];
  return all.length === 0 ? [match] : [match, `WHERE ${all.join(" AND ")}`];
}

function valuesOf(dialect: Dialect, { asOf, types }: Sought, words: readonly Word[]): Values {
  return {
    ...dialect.search("node", words.map(spellings)).values,
    ...(types != null && { types }),
    ...(asOf != null && { asOf }),
  };
}

/** As it was typed it may be unfinished; folded it meets those who write it in another way. */
function spellings({ plain, folded }: Word): readonly string[] {
  return plain === folded ? [plain] : [plain, folded];
}

function nodeOf([id, ...values]: Row): {
  readonly id: string;
  readonly texts: readonly Searched[];
} {
  const texts = SEARCHED.flatMap((name, at) => {
    const value = values[at] ?? [];
    return [value].flat().map((text) => ({ text: String(text), isName: NAMES.includes(name) }));
  });
  return { id: String(id), texts };
}
