import { DatePrecision } from "../../model/enumerations.ts";
import type { Words } from "./words.ts";

/** The kinds that have a day: where it stands, and how exactly it is known. */
const DATED = {
  Meeting: { day: "found.startsOn", precision: "found.datePrecision" },
  Claim: { day: "found.saidOn", precision: "found.saidOnPrecision" },
  Document: { day: "found.publishedOn", precision: "found.datePrecision" },
  // An outcome has the day of the meeting that it came of; of none, the day on which it became known.
  Outcome: {
    day: "coalesce(meeting.startsOn, found.knownFrom)",
    precision: "meeting.datePrecision",
  },
} as const;

/** A kind of node that a timeline can hold. */
export type Dated = keyof typeof DATED;

export const datedKinds = Object.keys(DATED) as readonly Dated[];

/** Where a moment stands: its day, its precision (DAY is 0, BY 1, MONTH 2), its node's id. */
export interface Moment {
  readonly day: string;
  readonly precision: number;
  readonly id: string;
}

/** A moment as one text, whose order is that of a timeline: `2025-05-28/0/c05`. */
export function keyOf({ day, precision, id }: Moment): string {
  return `${day}/${precision}/${id}`;
}

export function momentOf(key: string): Moment {
  const [day = "", precision = ""] = key.split("/", 2);
  return { day, precision: Number(precision), id: key.slice(day.length + precision.length + 2) };
}

/** That key, of `found`, as an expression. */
export function keyExpression(kind: Dated): string {
  const { day, precision } = DATED[kind];
  const cases = DatePrecision.values.map((value, at) => `WHEN '${value}' THEN '/${at}/'`);
  return `${day} + CASE ${precision} ${cases.join(" ")} ELSE '/0/' END + found.id`;
}

/** That `found` stands behind the key `after` and no later than the day `until`. */
export function within(kind: Dated, words: Words): readonly string[] {
  const { day } = DATED[kind];
  return [
    `${day} >= ${words.parameter("day")}`,
    `${day} <= ${words.parameter("until")}`,
    `${keyExpression(kind)} > ${words.parameter("after")}`,
  ];
}
