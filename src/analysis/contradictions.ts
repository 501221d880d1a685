import type { Dialect, Row, Send, Value, Values } from "../graph/graph.ts";
import { ContradictionKind, ContradictionStatus } from "../model/enumerations.ts";
import { checkChosen } from "./contradictions/chosen.ts";
import { type Evidence, evidenceOf, type Side, sidesOf } from "./contradictions/evidence.ts";
import { recentDays, SIZES, sayLittle } from "./contradictions/recent.ts";
import { type Rule, rules, ruleValues } from "./contradictions/rules.ts";
import { Words, where } from "./contradictions/words.ts";

/** Which contradictions are asked for; a list that is not there chooses all. */
export interface Chosen {
  readonly kinds?: readonly string[] | null | undefined;
  readonly statuses?: readonly string[] | null | undefined;
  /** Ids of issues: the one that a candidate is on; of what is written down, one of either side. */
  readonly issues?: readonly string[] | null | undefined;
  /** Ids of actors who said either side, or whom it counts for. */
  readonly actors?: readonly string[] | null | undefined;
  readonly asOf?: string | null | undefined;
}

/** What of the list is asked for. */
export interface Part {
  readonly first: number;
  /** Only what stands after this place. */
  readonly after?: Place | undefined;
  /** Whether to look for what precedes the page, and to count all there is. */
  readonly previous?: boolean;
  readonly total?: boolean;
}

/** Where a contradiction stands: the day from which both sides are known, then what it is between. */
export type Place = readonly [day: string, key: string];

/** Two sides that contradict each other; both stay as they are. */
export interface Contradiction {
  readonly place: Place;
  readonly kind: string;
  readonly status: string;
  readonly rationale: string | null;
  /** The rule that found it; null where a person wrote it down. */
  readonly rule: string | null;
  readonly left: Side;
  readonly right: Side;
}

/** A page of them; what was not asked for is false and null. */
export interface Contradictions {
  readonly page: readonly Contradiction[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
  readonly total: number | null;
}

/** A contradiction before its sides are told. */
interface Found extends Omit<Contradiction, "left" | "right"> {
  readonly left: string;
  readonly right: string;
  /** The tellings of a candidate by REPORT, left and right; empty for others. */
  readonly tellings: readonly string[];
}

/** Where contradictions come from. */
interface Source {
  readonly rule: string | null;
  /** Whether it can begin at some claims, such as the newest, and need not read all. */
  readonly beginsAnywhere: boolean;
  /** The lines that end in the columns of `COLUMNS`. */
  readonly lines: (words: Words) => readonly string[];
}

/** What is asked, and of which sources. */
interface Asked {
  readonly send: Send;
  readonly words: Words;
  readonly values: Values;
  /** How many claims to look back, each time further. */
  readonly sizes: readonly number[];
  /** Those that read all there is, and those that are asked for the newest days first. */
  readonly whole: readonly Source[];
  readonly begun: readonly Source[];
  /** How the latter are asked for all days. */
  readonly allDays: Words;
}

type Columns = readonly [
  ...place: Place,
  left: string,
  right: string,
  tellings: readonly string[],
  kind: string,
  status: string,
  rationale: string | null,
];

const COLUMNS = "day, key, left, right, tellings, kind, status, rationale";

/**
 * The contradictions that were written down, and the candidates that rules find, newest first: by the
 * day from which both sides are known, descending, then by the ids of left and right and the kind.
 *
 * Where there are indexes in the order of days, most rules are first asked for what was known on the
 * newest of them, and for all days only where that does not fill the page: so a page takes as long in a
 * graph of any size. Actors who say little are asked for all days at once. Counting, and the embedded
 * engine, read all claims once for each rule. Candidates grow with the cells of parties, issues and rounds.
 *
 * @throws NotFound where an issue or actor is chosen that is not there
 */
export async function contradictions(
  send: Send,
  dialect: Dialect,
  chosen: Chosen,
  part: Part,
  sizes: readonly number[] = SIZES,
): Promise<Contradictions> {
  const words = wordsOf(dialect, chosen);
  const values = valuesOf(chosen, part);
  await checkChosen(send, words, values);
  const asked = await begin({ send, words, values, sizes }, dialect, chosen);
  const found = await pages(asked, chosen, part);
  const previous = part.previous && part.after && (await anyUntil(asked, chosen, part.after));
  const total = part.total ? await counted(asked) : null;
  const page = found.slice(0, part.first);
  const evidence = await evidenceOf(send, words, values, idsOf(page));
  return {
    page: page.map((each) => told(each, evidence)),
    hasNext: found.length > part.first,
    hasPrevious: previous === true,
    total,
  };
}

function wordsOf(dialect: Dialect, { asOf, issues, actors }: Chosen): Words {
  return new Words({ dialect, asOf: asOf != null, issues: issues != null, actors: actors != null });
}

/** An issue that is chosen leads to its claims by itself, and so do actors who say little. */
async function begin(
  asked: Pick<Asked, "send" | "words" | "values" | "sizes">,
  dialect: Dialect,
  chosen: Chosen,
): Promise<Asked> {
  const sources = sourcesOf(chosen);
  const isIndexed = dialect.hubIndexes && chosen.issues == null;
  const byActors = isIndexed && chosen.actors != null;
  return {
    ...asked,
    sizes: byActors && (await sayLittle(asked)) ? [] : asked.sizes,
    whole: sources.filter(({ beginsAnywhere }) => !(isIndexed && beginsAnywhere)),
    begun: sources.filter(({ beginsAnywhere }) => isIndexed && beginsAnywhere),
    allDays: byActors ? asked.words.of("actors") : asked.words,
  };
}

function sourcesOf(chosen: Chosen): readonly Source[] {
  const kinds = chosen.kinds ?? ContradictionKind.values;
  const findsAny = chosen.statuses?.includes("CANDIDATE") ?? true;
  const chosenRules = findsAny ? rules.filter(({ kind }) => kinds.includes(kind)) : [];
  return [
    { rule: null, beginsAnywhere: false, lines: writtenDown },
    ...chosenRules.map((rule) => ({ ...rule, lines: (words: Words) => candidates(rule, words) })),
  ];
}

function valuesOf(
  { kinds, statuses, issues, actors, asOf }: Chosen,
  { first, after }: Part,
): Values {
  const given: Record<string, Value> = {
    ...ruleValues,
    kinds: kinds ?? ContradictionKind.values,
    statuses: statuses ?? ContradictionStatus.values,
    // One more than the page holds shows whether any follows.
    limit: first + 1,
  };
  if (issues != null) given["issues"] = issues;
  if (actors != null) given["actors"] = actors;
  if (asOf != null) given["asOf"] = asOf;
  if (after) [given["day"], given["key"]] = after;
  return given;
}

/** What a person wrote down, as it stands: left is where it was written. */
function writtenDown(words: Words): readonly string[] {
  return [
    "MATCH (one)-[written:CONTRADICTS]->(other)",
    ...where(
      `written.kind IN ${words.parameter("kinds")}`,
      `written.status IN ${words.parameter("statuses")}`,
      ...words.known("written", "one", "other"),
      ...words.onChosenIssue("one", "other"),
      ...words.byChosenActor("one", "other"),
    ),
    "WITH CASE WHEN one.knownFrom > other.knownFrom THEN one.knownFrom ELSE other.knownFrom END AS day,",
    "  one.id AS left, other.id AS right, [] AS tellings,",
    "  written.kind AS kind, written.status AS status, written.rationale AS rationale,",
    "  one.id + ' ' + other.id + ' ' + written.kind AS key",
  ];
}

function candidates({ kind, found }: Rule, words: Words): readonly string[] {
  const between = `left + ' ' + right + ' ${kind}'`;
  const key = kind === "REPORT" ? `${between} + ' ' + tellings[0] + ' ' + tellings[1]` : between;
  return [
    ...found(words),
    "WITH day, left, right, tellings,",
    `  '${kind}' AS kind, 'CANDIDATE' AS status, null AS rationale, ${key} AS key`,
  ];
}

/** What all sources give for the page, in one order. */
async function pages(
  asked: Asked,
  { asOf }: Chosen,
  { first, after }: Part,
): Promise<readonly Found[]> {
  const { send, words, values, sizes, whole, begun, allDays } = asked;
  const [day, key, limit] = ["day", "key", "limit"].map((name) => words.parameter(name));
  const tail = [
    ...(after ? ["WITH *", ...where(`day <= ${day}`, `(day < ${day} OR key > ${key})`)] : []),
    `RETURN ${COLUMNS}`,
    `ORDER BY day DESC, key LIMIT ${limit}`,
  ];
  const found = await foundBy(asked, whole, tail);
  if (begun.length > 0) {
    const until = after?.[0] ?? asOf ?? undefined;
    for await (const { since, ...days } of recentDays(send, words, values, { sizes, until })) {
      const newest = await foundBy({ ...asked, ...days }, begun, tail);
      const sure = [...found, ...newest].filter(({ place }) => place[0] >= since);
      if (sure.length > first) return sure.sort(inOrder).slice(0, first + 1);
    }
    found.push(...(await foundBy({ ...asked, words: allDays }, begun, tail)));
  }
  return found.sort(inOrder).slice(0, first + 1);
}

/** One source after another: at once, each would take the others' share of the processors and its own deadline. */
async function foundBy(
  { send, words, values }: Asked,
  sources: readonly Source[],
  tail: readonly string[],
): Promise<Found[]> {
  const found: Found[] = [];
  for (const { rule, lines } of sources) {
    const rows = await send([...lines(words), ...tail].join("\n"), values);
    found.push(...rows.map((row) => foundIn(row, rule)));
  }
  return found;
}

/** Whether anything stands up to the place that the page begins after. */
async function anyUntil(asked: Asked, { asOf }: Chosen, [place]: Place): Promise<boolean> {
  const { send, words, values, sizes, whole, begun, allDays } = asked;
  const [day, key] = ["day", "key"].map((name) => words.parameter(name));
  const tail = [
    "WITH *",
    ...where(`day >= ${day}`, `(day > ${day} OR key <= ${key})`),
    `RETURN ${COLUMNS} LIMIT 1`,
  ];
  if ((await foundBy(asked, whole, tail)).length > 0) return true;
  if (begun.length === 0) return false;
  const until = asOf ?? undefined;
  for await (const { since, ...days } of recentDays(send, words, values, { sizes, until })) {
    if ((await foundBy({ ...asked, ...days }, begun, tail)).length > 0) return true;
    if (since <= place) return false;
  }
  return (await foundBy({ ...asked, words: allDays }, begun, tail)).length > 0;
}

async function counted({ send, words, values, whole, begun, allDays }: Asked): Promise<number> {
  const all = [
    ...whole.map(({ lines }) => lines(words)),
    ...begun.map(({ lines }) => lines(allDays)),
  ];
  let total = 0;
  for (const lines of all) {
    const [row] = await send([...lines, "RETURN count(*) AS total"].join("\n"), values);
    total += Number(row?.[0]);
  }
  return total;
}

function foundIn(row: Row, rule: string | null): Found {
  const [day, key, left, right, tellings, kind, status, rationale] = row as unknown as Columns;
  return { place: [day, key], left, right, tellings, kind, status, rationale, rule };
}

/** Keys compare by code point, as they do in the graph, and not by UTF-16 unit. */
function inOrder({ place: [day, key] }: Found, { place: [otherDay, otherKey] }: Found): number {
  if (day !== otherDay) return day > otherDay ? -1 : 1;
  return Buffer.compare(Buffer.from(key), Buffer.from(otherKey));
}

function idsOf(page: readonly Found[]): readonly string[] {
  return [...new Set(page.flatMap(({ left, right }) => [left, right]))];
}

function told(found: Found, evidence: Evidence): Contradiction {
  return { ...found, ...sidesOf(found, evidence) };
}
