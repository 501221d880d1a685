import type { Dialect } from "../../graph/graph.ts";
import { type Dated, keyExpression, within } from "./days.ts";
import { type Link, linksOf, patternOf } from "./links.ts";
import type { Words } from "./words.ts";

/** Some of what is about a node, as a branch of a `UNION` in which the node is `node`. */
export interface Source {
  /** A page's worth of it: the `key` of each, in order. */
  page(words: Words): readonly string[];
  /** The `key` of each, of all of it. */
  all(words: Words): readonly string[];
}

/**
 * What is about a node of that kind: every dated node that one relationship connects with it, as the
 * model declares them, and for two kinds what is about it by a longer way:
 *
 * - a process: the claims of its rounds and those that are sorted into it, the outcomes of its
 *   rounds, and the documents that report any of these or the rounds;
 * - an issue: the documents that report the claims and outcomes on it.
 */
export function sourcesOf(kind: string, dialect: Dialect): readonly Source[] {
  const direct = linksOf(kind, dialect).map((link) => along(link, "node"));
  switch (kind) {
    case "Process":
      return [...direct, ...ofProcess(dialect)];
    case "Issue":
      return [...direct, reporting(onIssue)];
  }
  return direct;
}

/** What brings `near` from `node`. */
type Before = (words: Words) => readonly string[];

function along(link: Link, near: string, before: Before = () => []): Source {
  const plain = matching(link, near, before);
  return link.indexed ? { ...plain, page: (words) => hubPage(link, near, words, before) } : plain;
}

function ofProcess(dialect: Dialect): readonly Source[] {
  const rounds: Before = (words) => [
    "MATCH (node)<-[of:ROUND_OF]-(round)",
    ...words.where(words.known("of", "round")),
  ];
  const claims = { types: ["IN_ROUND"], direction: "in", far: "Claim" } as const;
  const outcomes = { types: ["PRODUCED"], direction: "out", far: "Outcome" } as const;
  return [
    along({ ...claims, indexed: dialect.hubIndexes }, "round", rounds),
    along({ ...outcomes, indexed: false }, "round", rounds),
    scanned(
      "Claim",
      ["found.process", "found.saidOn"],
      (words) => `found.process = ${words.parameter("about")}`,
    ),
    reporting(ofRounds),
  ];
}

/**
 * Documents that report something of which the condition holds. They are read in the order of their
 * day until a page is full: from a hub, all that it has would have to be read.
 */
function reporting(holds: (words: Words) => string): Source {
  return scanned("Document", ["found.publishedOn"], (words) =>
    words.exists("(found)<-[report:REPORTED_IN]-(told)", ["report", "told"], [holds(words)]),
  );
}

function onIssue(words: Words): string {
  const about = `issue.id = ${words.parameter("about")}`;
  return words.exists("(told)-[stance:ON]->(issue)", ["stance"], [about]);
}

/** A round of the process, or a claim or an outcome of one. */
function ofRounds(words: Words): string {
  const about = words.parameter("about");
  const isRound = (node: string) =>
    words.exists(`(${node})-[of:ROUND_OF]->(process)`, ["of"], [`process.id = ${about}`]);
  const ofRound = (pattern: string) => words.exists(pattern, ["link", "round"], [isRound("round")]);
  const ways = [
    `told.process = ${about}`,
    isRound("told"),
    ofRound("(told)-[link:IN_ROUND]->(round)"),
    ofRound("(told)<-[link:PRODUCED]-(round)"),
  ];
  return `(${ways.join(" OR ")})`;
}

/**
 * All nodes of a kind of which the condition holds. Neo4j reads them in the order of an index, a page's
 * worth and the rest of its last day, where the order names what the index begins with and each of
 * its properties has a condition.
 */
function scanned(far: Dated, index: readonly string[], holds: (words: Words) => string): Source {
  const match = (words: Words) => [
    `MATCH (found:${far})`,
    ...words.where([
      ...within(far, words),
      "found.id IS NOT NULL",
      ...words.known("found"),
      holds(words),
    ]),
  ];
  const key = keyExpression(far);
  return {
    page: (words) => [
      ...match(words),
      `WITH found ORDER BY ${[...index, key].join(", ")} LIMIT ${words.parameter("first")}`,
      `RETURN ${key} AS key`,
    ],
    all: (words) => [...match(words), `RETURN ${key} AS key`],
  };
}

/** All that matches. An outcome's day stands with its meeting, which is looked for first. */
function matching({ far, ...link }: Link, near: string, before: Before): Source {
  const all = (words: Words) => {
    const known = words.known("link", "found");
    const bounds = within(far, words);
    return [
      ...before(words),
      `MATCH ${patternOf({ far, ...link }, near)}`,
      ...(far === "Outcome"
        ? [...words.where(known), ...meetingOf(words), ...words.where(bounds)]
        : words.where([...bounds, ...known])),
      `RETURN DISTINCT ${keyExpression(far)} AS key`,
    ];
  };
  return { all, page: (words) => [...all(words), ...cut(words)] };
}

function meetingOf(words: Words): readonly string[] {
  return [
    "OPTIONAL MATCH (found)<-[produced:PRODUCED]-(meeting)",
    ...words.where(words.known("produced", "meeting")),
    "WITH found, meeting",
  ];
}

/**
 * A page of a hub's claims, read from the index on (hub, sortKey). A sort key is a day, a slash and an
 * id, so its order is that of a timeline but for the precision: the index tells the day on which the
 * page ends, and then gives that day whole.
 */
function hubPage(link: Link, near: string, words: Words, before: Before): readonly string[] {
  // The near node is found by the relationship's own `hub`: nothing is expanded from it.
  const found = (end: string) => [
    `MATCH ${patternOf(link, "")}`,
    ...words.where([
      `link.hub = ${near}.id`,
      `link.sortKey >= ${words.parameter("day")}`,
      // All of a day's are less than the day and a zero.
      `link.sortKey < ${end} + '0'`,
      `${keyExpression("Claim")} > ${words.parameter("after")}`,
      ...words.known("link", "found"),
    ]),
  ];
  return [
    ...before(words),
    `CALL (${near}) {`,
    ...found(words.parameter("until")).map((line) => `  ${line}`),
    `  WITH link ORDER BY link.hub, link.sortKey LIMIT ${words.parameter("first")}`,
    "  RETURN max(substring(link.sortKey, 0, 10)) AS last",
    "}",
    ...found("last"),
    `RETURN DISTINCT ${keyExpression("Claim")} AS key`,
    ...cut(words),
  ];
}

function cut(words: Words): readonly string[] {
  return [`ORDER BY key LIMIT ${words.parameter("first")}`];
}
