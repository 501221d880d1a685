import { numberOf, type RelationshipFact, sortedSet, textOf } from "../fact.ts";
import { componentsOf } from "./cycles.ts";
import type { Web } from "./web.ts";

/** Tells the ids in which the chain behind a report (a REPORTED_IN) ends, sorted. */
export type RootsOfReport = (report: RelationshipFact) => readonly string[];

/**
 * The roots of reports: those of the source that is named for the report itself (`via`), else of its
 * document. A document's are the distinct ends of its chain of citations. One that cites nothing has
 * its publisher if that is a news agency, else itself; a cycle from which nothing leads on is its
 * smallest id; an organisation or an unnamed source is its own.
 */
export function rootsIn(web: Web): RootsOfReport {
  const roots = new Map<string, readonly string[]>();
  const rootsOf = (id: string): readonly string[] => roots.get(id) ?? [id];
  const cited = (id: string) => web.out(id, "CITES").map(({ to }) => to);
  const documents = web.facts.nodes
    .filter(({ kind }) => kind === "Document")
    .map(({ properties }) => properties.id);
  for (const group of componentsOf(documents, cited)) {
    const members = new Set(group);
    const onward = group.flatMap(cited).filter((id) => !members.has(id));
    const ends = onward.length > 0 ? onward.flatMap(rootsOf) : [endOf(web, group)];
    const found = sortedSet(ends);
    for (const id of group) roots.set(id, found);
  }
  return ({ to, properties }) => rootsOf(textOf(properties, "via") ?? to);
}

/** Where a chain ends: in a document that cites nothing, or in a cycle. */
function endOf(web: Web, group: readonly string[]): string {
  const [smallest = ""] = sortedSet(group);
  if (web.out(smallest, "CITES").length > 0) return smallest;
  const publisher = web
    .out(smallest, "PUBLISHED_BY")
    .find(({ properties }) => (numberOf(properties, "position") ?? 0) === 0)?.to;
  return publisher !== undefined && isNewsAgency(web, publisher) ? publisher : smallest;
}

function isNewsAgency(web: Web, id: string): boolean {
  return textOf(web.node(id)?.properties ?? {}, "kind") === "NEWS_AGENCY";
}
