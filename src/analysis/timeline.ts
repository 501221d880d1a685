import type { Dialect, Send, Values } from "../graph/graph.ts";
import { DatePrecision } from "../model/enumerations.ts";
import { BadInput, NotFound } from "../model/faults.ts";
import { model } from "../model/model.ts";
import { keyOf, type Moment, momentOf } from "./timeline/days.ts";
import { type Source, sourcesOf } from "./timeline/sources.ts";
import { Words } from "./timeline/words.ts";

/** Whose timeline is asked for, and what of it. */
export interface Span {
  readonly about: string;
  /** The first and the last day, both included. */
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly asOf?: string | null | undefined;
}

/** What of the timeline is asked for. */
export interface TimelinePart {
  readonly first: number;
  /** Only what stands after this place. */
  readonly after?: Moment | undefined;
  /** Whether to look for what precedes the page, and to count all there is. */
  readonly previous?: boolean;
  readonly total?: boolean;
}

/** A page of a timeline; what was not asked for is false and null. */
export interface TimelinePage {
  readonly page: readonly Moment[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
  readonly total: number | null;
}

const FIRST_DAY = "0001-01-01";
const LAST_DAY = "9999-12-31";

/**
 * The meetings, claims, outcomes and documents about a node, in the order of their day, then DAY, BY,
 * MONTH, then id; `sourcesOf` says what is about it. One statement for the node's kind and one for
 * the page, which reads a page and not all of a hub's claims; another for what precedes it, and one
 * for the number of all, whose time grows with it.
 *
 * @throws NotFound where no such node is known
 * @throws BadInput where `from` is after `to`
 */
export async function timeline(
  send: Send,
  dialect: Dialect,
  span: Span,
  { first, after, previous = false, total = false }: TimelinePart,
): Promise<TimelinePage> {
  checkSpan(span);
  const words = new Words(dialect, span.asOf != null);
  const kind = await kindOf(send, words, span);
  const [moments, [earliest], all] = await Promise.all([
    page(send, words, kind, valuesOf(span, first + 1, after)),
    previous && after ? page(send, words, kind, valuesOf(span, 1, undefined)) : [],
    total ? counted(send, words, kind, valuesOf(span, 0, undefined)) : null,
  ]);
  return {
    page: moments.slice(0, first),
    hasNext: moments.length > first,
    hasPrevious: after !== undefined && earliest !== undefined && keyOf(earliest) <= keyOf(after),
    total: all,
  };
}

/** The precision of a moment's day, as the API names it. */
export function precisionOf({ precision }: Moment): string | undefined {
  return DatePrecision.values[precision];
}

function checkSpan({ from, to }: Span): void {
  if (from == null || to == null || from <= to) return;
  throw new BadInput(`from must be no later than to, but ${from} is after ${to}.`);
}

async function kindOf(send: Send, words: Words, { about, asOf }: Span): Promise<string> {
  const statement = [
    `MATCH (node:Entity {id: ${words.parameter("about")}})`,
    ...words.where(words.known("node")),
    "RETURN labels(node) AS labels",
  ].join("\n");
  const [row] = await send(statement, { about, ...(asOf != null && { asOf }) });
  const labels = (row?.[0] ?? []) as readonly string[];
  const kind = model.kinds.find(({ name }) => labels.includes(name));
  if (kind !== undefined) return kind.name;
  throw new NotFound(
    asOf == null
      ? `Nothing has the id ${JSON.stringify(about)}.`
      : `Nothing that was known on ${asOf} has the id ${JSON.stringify(about)}.`,
  );
}

async function page(
  send: Send,
  words: Words,
  kind: string,
  values: Values,
): Promise<readonly Moment[]> {
  const rows = await send(
    joined(words, kind, (source) => source.page(words), [
      `RETURN key ORDER BY key LIMIT ${words.parameter("first")}`,
    ]),
    values,
  );
  return rows.map(([key]) => momentOf(String(key)));
}

async function counted(send: Send, words: Words, kind: string, values: Values): Promise<number> {
  const statement = joined(words, kind, (source) => source.all(words), [
    "RETURN count(key) AS total",
  ]);
  const [row] = await send(statement, values);
  return Number(row?.[0]);
}

/** What several sources have comes once: `UNION` sees to it. */
function joined(
  words: Words,
  kind: string,
  lines: (source: Source) => readonly string[],
  end: readonly string[],
): string {
  const branches = sourcesOf(kind, words.dialect).map((source) =>
    lines(source).map((line) => `  ${line}`),
  );
  return [
    `MATCH (node:Entity {id: ${words.parameter("about")}})`,
    "CALL (node) {",
    ...branches.flatMap((branch, at) => (at === 0 ? branch : ["  UNION", ...branch])),
    "}",
    ...end,
  ].join("\n");
}

function valuesOf(
  { about, from, to, asOf }: Span,
  first: number,
  given: Moment | undefined,
): Values {
  // All of a day's keys are greater than the day itself.
  const start = from ?? FIRST_DAY;
  const after = given !== undefined && keyOf(given) > start ? keyOf(given) : start;
  const day = momentOf(after).day;
  return { about, first, after, day, until: to ?? LAST_DAY, ...(asOf != null && { asOf }) };
}
