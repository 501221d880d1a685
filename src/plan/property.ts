import { model } from "../model/model.ts";
import type { Property } from "../model/property.ts";
import type { Draft } from "./draft.ts";

/** The expression for a property of a node, as it was known on the day asked for. */
export function nodeProperty(draft: Draft, variable: string, property: Property): string {
  const stored = `${variable}.${property.name}`;
  if (property.latestOf !== undefined) return latestOf(draft, variable, property.latestOf);
  return property.nullUntilReached && draft.asOf
    ? `CASE WHEN ${stored} <= ${draft.day} THEN ${stored} END`
    : stored;
}

/** The same for a property of a relationship, whose `to` end may decide what was known. */
export function edgeProperty(
  draft: Draft,
  variable: string,
  to: string,
  property: Property,
): string {
  const before = property.beforeReached;
  if (before === undefined || !draft.asOf) return nodeProperty(draft, variable, property);
  return `CASE WHEN ${to}.${before.property} <= ${draft.day} THEN ${variable}.${property.name} ELSE '${before.value}' END`;
}

/** What the latest of the dates says that has come; of two on one day, the one declared later. */
function latestOf(
  draft: Draft,
  variable: string,
  { dates, otherwise }: NonNullable<Property["latestOf"]>,
): string {
  const pairs = dates.map(([date, value]) => `[${variable}.${date}, '${value}']`).join(", ");
  const has = draft.asOf ? `each[0] <= ${draft.day}` : "each[0] IS NOT NULL";
  return `reduce(latest = ['', '${otherwise}'], each IN [${pairs}] | CASE WHEN ${has} AND each[0] >= latest[0] THEN each ELSE latest END)[1]`;
}

/** The expression for a node's own label: the one that no interface has. */
export function kindExpression(variable: string): string {
  const labels = model.interfaces.map((each) => each.name).filter((name) => name !== "Node");
  const shared = labels.map((label) => `'${label}'`).join(", ");
  return `head([each IN labels(${variable}) WHERE NOT each IN [${shared}]])`;
}
