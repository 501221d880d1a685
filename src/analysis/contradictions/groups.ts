import { type Words, where } from "./words.ts";

/** Claims on issues, and what they are linked to, by which they are held against each other. */
export interface Linked {
  /** What must hold of `takes`, the relationship from `claim` to `issue`. */
  readonly takes: readonly string[];
  /** The name of what they are linked to. */
  readonly group: string;
  /** The line that matches it from `claim`, and what of it must have been known. */
  readonly link: string;
  readonly known: readonly string[];
  /** The line that matches it from `begin`, a claim or outcome. */
  readonly begun: string;
}

/** The lines that match `claim`, `takes`, `issue` and the group: of less than all, those of `newGroups`. */
export function linkedClaims(words: Words, { takes, link, known }: Linked): readonly string[] {
  const links = [link, ...where(...words.known(...known))];
  const claims = [
    "MATCH (claim:Claim)-[takes:ON]->(issue:Issue)",
    ...where(
      ...takes,
      ...onIssuesOfGroup(words),
      ...words.chosenIssue("issue"),
      ...words.known("claim", "takes", "issue"),
    ),
  ];
  return words.only ? [...links, ...claims] : [...claims, ...links];
}

/**
 * The lines that end in each group of which something is asked for, and the `issues` that it is on; none
 * where all is asked for. All claims of these are then read, for what stands against a new one may be
 * old; and once for each group, which may be a hub.
 */
export function newGroups(
  words: Words,
  { takes, group, begun }: Pick<Linked, "takes" | "group" | "begun">,
): readonly string[] {
  if (words.only === undefined) return [];
  return [
    "CALL () {",
    ...(words.only === "days" ? knownOnDays(words) : saidByActors(words)),
    "}",
    "WITH begin",
    ...where(...words.onAskedDays("begin.knownFrom")),
    "MATCH (begin)-[takes:ON]->(issue:Issue)",
    ...where(...takes),
    begun,
    `WITH ${group}, collect(DISTINCT issue) AS issues`,
  ];
}

/** That it is one of the issues of `newGroups`. */
export function onIssuesOfGroup(words: Words): readonly string[] {
  return words.only ? ["issue IN issues"] : [];
}

/**
 * Claims and outcomes known from one of the days on: a document of theirs came out then, or they were
 * said on it. Both ways there is an index that is in the order of days.
 */
function knownOnDays(words: Words): readonly string[] {
  return [
    "  MATCH (document:Document)",
    ...where(...words.onAskedDays("document.publishedOn"), "document.id IS NOT NULL"),
    "  MATCH (document)<-[:REPORTED_IN]-(begin)",
    "  RETURN begin",
    "UNION",
    "  MATCH (begin:Claim)",
    ...where(...words.onAskedDays("begin.saidOn"), "begin.id IS NOT NULL"),
    "  RETURN begin",
  ];
}

/** Claims by the actors asked for, or that count for them. */
function saidByActors(words: Words): readonly string[] {
  const from = ["  MATCH (actor:Entity)", ...where(`actor.id IN ${words.parameter("actors")}`)];
  return [
    ...from,
    "  MATCH (actor)-[:MADE]->(begin)",
    "  RETURN begin",
    "UNION",
    ...from,
    "  MATCH (actor)<-[:COUNTS_FOR]-(begin)",
    "  RETURN begin",
  ];
}
