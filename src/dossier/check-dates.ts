import { isAsserted } from "../model/property.ts";
import type { Draft } from "./draft.ts";
import type { Entry, Item, StatedValue } from "./entries.ts";
import { type NodeFact, type Properties, textOf } from "./fact.ts";
import { nodeOf } from "./facts.ts";
import type { Problem } from "./problem.ts";

type Values = ReadonlyMap<string, StatedValue>;

/** Properties of which the second cannot be less than the first, wherever both stand. */
const RISING: readonly (readonly [string, string])[] = [
  ["startsOn", "endsOn"],
  ["since", "until"],
  ["quantityMin", "quantityMax"],
];

/** Relationships that lead to something earlier, and how a sentence says it. */
const BACKWARDS: Readonly<Record<string, string>> = {
  CITES: "cite",
  CORRECTS: "correct",
  FOLLOWS: "follow",
};

/** Days and numbers that contradict each other. */
export function checkDates(draft: Draft): readonly Problem[] {
  return draft.entries.flatMap((entry) => [
    ...falling(entry.properties),
    ...heldBefore(entry.properties),
    ...noMonth(entry),
    ...entry.items.flatMap((item) => [...falling(item.properties), ...later(draft, entry, item)]),
  ]);
}

function falling(values: Values): readonly Problem[] {
  return RISING.flatMap(([first, second]) => {
    const [from, to] = [values.get(first), values.get(second)];
    if (from === undefined || to === undefined || from.value <= to.value) return [];
    const than = typeof to.value === "number" ? "less than" : "before";
    const sentence = `\`${second}\` (${to.value}) is ${than} \`${first}\` (${from.value}).`;
    return [{ place: to.place, sentence }];
  });
}

/** A meeting starts on the day on which it took place, unless that is known as the last it can be. */
function heldBefore(values: Values): readonly Problem[] {
  const [startsOn, heldOn] = [values.get("startsOn"), values.get("heldOn")];
  const exact = values.get("datePrecision")?.value !== "BY";
  if (!exact || startsOn === undefined || heldOn === undefined) return [];
  if (heldOn.value >= startsOn.value) return [];
  const sentence = `\`heldOn\` (${heldOn.value}) is before \`startsOn\` (${startsOn.value}): a meeting that took place starts on that day.`;
  return [{ place: heldOn.place, sentence }];
}

/** A month stands for itself by its first day. */
function noMonth({ kind, properties }: Entry): readonly Problem[] {
  const day = kind.properties.find(
    (each) => each.type === "date" && isAsserted(each) && !each.optional,
  );
  const precision = [...properties.values()].find(({ value }) => value === "MONTH");
  const stated = day && properties.get(day.name);
  if (!precision || !stated || String(stated.value).endsWith("-01")) return [];
  const first = `${String(stated.value).slice(0, 7)}-01`;
  const sentence = `\`${day.name}\` has the precision MONTH, so it is the month's first day: ${first}.`;
  return [{ place: stated.place, sentence }];
}

function later(
  draft: Draft,
  entry: Entry,
  { field, node, place, properties }: Item,
): readonly Problem[] {
  const { type } = field.relationship;
  const verb = BACKWARDS[type];
  const target = draft.web.node(node.value);
  if (verb !== undefined) return tooLate(nodeOf(entry, "", undefined), target, verb, place);
  const via = properties.get("via");
  const source = typeof via?.value === "string" ? draft.web.node(via.value) : undefined;
  return via && target ? tooLate(target, source, "name as its source", via.place) : [];
}

function tooLate(
  { properties }: NodeFact,
  target: NodeFact | undefined,
  verb: string,
  place: Problem["place"],
): readonly Problem[] {
  const [own, other] = [dayOf(properties), target && dayOf(target.properties)];
  if (own === undefined || other === undefined || other.day <= own.last) return [];
  const sentence = `\`${properties.id}\` (${own.day}) cannot ${verb} \`${target?.properties.id}\`, which is later (${other.day}).`;
  return [{ place, sentence }];
}

/** The day of a document or a meeting, and the last one that it can stand for. */
function dayOf(
  properties: Properties,
): { readonly day: string; readonly last: string } | undefined {
  const day = textOf(properties, "publishedOn") ?? textOf(properties, "startsOn");
  if (day === undefined) return undefined;
  const isMonth = textOf(properties, "datePrecision") === "MONTH";
  return { day, last: isMonth ? `${day.slice(0, 7)}-31` : day };
}
