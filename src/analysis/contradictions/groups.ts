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
  /** The line that matches it from `recent`, a claim or outcome. */
  readonly recently: string;
}

/** The lines that match `claim`, `takes`, `issue` and the group: of recent days, those of `recentGroups`. */
export function linkedClaims(words: Words, { takes, link, known }: Linked): readonly string[] {
  const links = [link, ...where(...words.known(...known))];
  const claims = [
    "MATCH (claim:Claim)-[takes:ON]->(issue:Issue)",
    ...where(
      ...takes,
      ...onRecentIssues(words),
      ...words.chosenIssue("issue"),
      ...words.known("claim", "takes", "issue"),
    ),
  ];
  return words.recent ? [...links, ...claims] : [...claims, ...links];
}

/**
 * The lines that end in each group in which something was known on recent days, and the `issues` that
 * it was on; none where all days are asked for. All claims of these are then read, for what stands
 * against a new one may be old; and once for each group, which may be a hub.
 */
export function recentGroups(
  words: Words,
  { takes, group, recently }: Pick<Linked, "takes" | "group" | "recently">,
): readonly string[] {
  if (!words.recent) return [];
  return [
    ...recentlyKnown(words),
    "MATCH (recent)-[takes:ON]->(issue:Issue)",
    ...where(...takes),
    recently,
    `WITH ${group}, collect(DISTINCT issue) AS issues`,
  ];
}

/** That it is one of the issues of `recentGroups`. */
export function onRecentIssues(words: Words): readonly string[] {
  return words.recent ? ["issue IN issues"] : [];
}

/**
 * Claims and outcomes known from one of the recent days on: a document of theirs came out then, or
 * they were said on it. Both ways there is an index that is in the order of days.
 */
function recentlyKnown(words: Words): readonly string[] {
  return [
    "CALL () {",
    "  MATCH (document:Document)",
    ...where(...words.onRecentDays("document.publishedOn"), "document.id IS NOT NULL"),
    "  MATCH (document)<-[:REPORTED_IN]-(recent)",
    "  RETURN recent",
    "UNION",
    "  MATCH (recent:Claim)",
    ...where(...words.onRecentDays("recent.saidOn"), "recent.id IS NOT NULL"),
    "  RETURN recent",
    "}",
    "WITH recent",
    ...where(...words.onRecentDays("recent.knownFrom")),
  ];
}
