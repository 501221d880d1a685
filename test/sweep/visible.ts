import type { NodeFact } from "./facts.ts";

/** Days that nobody can know before they have come. */
const untilReached = ["until", "endsOn", "postponedOn", "heldOn", "cancelledOn"];

/** What a property shows on a day: null where there is none, or where its day has yet to come. */
export function visibleValue(name: string, value: unknown, asOf: string | undefined): unknown {
  if (value === undefined || value === null) return null;
  const yetToCome = untilReached.includes(name) && asOf !== undefined && String(value) > asOf;
  return yetToCome ? null : value;
}

/** What the latest of its four days says that is not after the day; on one day, the furthest. */
export function statusOf(meeting: NodeFact, asOf: string | undefined): string {
  const stages = [
    ["proposedOn", "PROPOSED"],
    ["postponedOn", "POSTPONED"],
    ["heldOn", "HELD"],
    ["cancelledOn", "CANCELLED"],
  ] as const;
  const reached = stages
    .map(([date, status]) => ({ day: meeting.properties[date] as string | undefined, status }))
    .filter(({ day }) => day !== undefined && (asOf === undefined || day <= asOf))
    .toSorted((a, b) => compareDays(a.day, b.day));
  return reached.at(-1)?.status ?? "UNKNOWN";
}

function compareDays(a = "", b = ""): number {
  return Number(a > b) - Number(a < b);
}
