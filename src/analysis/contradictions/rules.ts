import { type Linked, linkedClaims, newGroups, onIssuesOfGroup } from "./groups.ts";
import { stancesAgainst, stancesFor, stancesThatOffer, stancesThatTell } from "./stances.ts";
import { type Words, where } from "./words.ts";

/** A way to find candidates: what nobody has written down or judged yet. */
export interface Rule {
  readonly kind: "SELF" | "OPPOSED" | "REPORT" | "NUMERIC";
  /** What a candidate says of how it was found. */
  readonly rule: string;
  /** Whether it can begin at some claims, such as the newest, and need not read all. */
  readonly beginsAnywhere: boolean;
  /** The lines that end in `day, left, right, tellings` for each candidate. */
  readonly found: (words: Words) => readonly string[];
}

/** The values that rules name, the same for every question. */
export const ruleValues = {
  against: stancesAgainst,
  sided: [...stancesFor, ...stancesAgainst],
  offered: stancesThatOffer,
  numbered: [...stancesThatTell, ...stancesThatOffer],
  settled: ["AGREED"],
  unsettled: ["NOT_AGREED"],
} as const;

/**
 * How new a claim is, as one text that sorts: the day, how exactly it is known, the id, and behind
 * all that the day from which it is known. So that the newest of a group is an aggregate, no list of
 * its claims is ever made, and pairs are told apart without reading their claims once more.
 */
const NEWNESS =
  "claim.saidOn + CASE claim.saidOnPrecision WHEN 'DAY' THEN '2' WHEN 'BY' THEN '1' ELSE '0' END + claim.id + ' ' + claim.knownFrom";

/** The id within it and the day from which it is known. */
const NEWEST = "split(substring(newest, 11), ' ')";

/**
 * One actor takes opposed stances on one issue, in whichever rounds: whether it is a change of mind
 * that was announced is for a person to judge. Held against each other are the actor's newest claims
 * of each stance: what was said again before adds nothing.
 */
const SELF: Rule = {
  kind: "SELF",
  rule: "SELF: one actor takes opposed stances on one issue.",
  beginsAnywhere: true,
  found: (words) => [
    ...newGroups(words, byActor(sided(words))),
    ...linkedClaims(words, byActor(sided(words))),
    `WITH issue, actor, takes.stance AS stance, max(${NEWNESS}) AS newest`,
    `WITH issue, actor, collect([stance, ${NEWEST}]) AS cells`,
    ...pairsOfCells(words, 0),
    "WITH con[1] AS first, pro[1] AS second",
    ...laterFirst(words),
    ...where(...neverJudged("one", "other"), ...words.byChosenActor("one", "other")),
    ...PAIR,
  ],
};

/**
 * Two parties take opposed stances on one issue in one round. Across rounds it is how positions
 * move, which the round diff tells. Held against each other are the newest claims of each party and
 * stance, so that their number grows with the cells of the matrix and not with the claims; and once
 * a person has judged the newest, what they repeat is not found in their place.
 *
 * Two parties that said both together did not say them against each other: theirs is SELF.
 */
const OPPOSED: Rule = {
  kind: "OPPOSED",
  rule: "OPPOSED: two parties take opposed stances on one issue in one round.",
  beginsAnywhere: true,
  found: (words) => [
    ...newGroups(words, inRound(sided(words))),
    ...linkedClaims(words, inRound(sided(words))),
    "MATCH (claim)-[counts:COUNTS_FOR]->(party)",
    ...where(...words.known("counts", "party")),
    `WITH issue, round, party.id AS party, takes.stance AS stance, max(${NEWNESS}) AS newest`,
    `WITH issue, round, collect([party, stance, ${NEWEST}]) AS cells`,
    ...pairsOfCells(words, 1),
    "WITH con, pro WHERE con[0] <> pro[0]",
    "WITH con[2] AS first, con[0] AS its, pro[2] AS second, pro[0] AS their",
    ...laterFirst(words, "CASE WHEN later THEN [its, their] ELSE [their, its] END AS parties"),
    ...where(
      "NOT (EXISTS { MATCH (one)-[:COUNTS_FOR]->(party) WHERE party.id = parties[1] } AND EXISTS { MATCH (other)-[:COUNTS_FOR]->(party) WHERE party.id = parties[0] })",
      ...neverJudged("one", "other"),
      ...words.byChosenActor("one", "other"),
    ),
    ...PAIR,
  ],
};

/**
 * One node is told differently by documents, whatever kind of node. Each telling is held against the
 * one that was published first. A document that gives no telling tells it as the graph does.
 */
const REPORT: Rule = {
  kind: "REPORT",
  rule: "REPORT: documents tell the same thing differently.",
  // Tellings are few, and have an index of their own.
  beginsAnywhere: false,
  found: (words) => [
    "MATCH (node:Entity)-[report:REPORTED_IN]->(document:Document)",
    ...where("report.telling IS NOT NULL", ...words.known("node", "report", "document")),
    "WITH node, report.telling AS telling, min(document.publishedOn + document.id) AS published",
    "WITH node, collect([published, telling]) AS tellings, min(published + ' ' + telling) AS first",
    ...where(
      "size(tellings) > 1",
      ...neverJudged("node", "node"),
      ...words.onChosenIssue("node", "node"),
      ...words.byChosenActor("node", "node"),
    ),
    "WITH node, tellings, [told IN tellings WHERE told[0] + ' ' + told[1] = first] AS earliest",
    "UNWIND tellings AS told",
    "WITH node, told, earliest[0] AS earliest WHERE told[1] <> earliest[1]",
    "WITH node.id AS left, node.id AS right, [told[1], earliest[1]] AS tellings,",
    "  CASE WHEN node.knownFrom > substring(told[0], 0, 10) THEN node.knownFrom ELSE substring(told[0], 0, 10) END AS day",
  ],
};

/**
 * Two numbers that exclude each other for one quantity: on one issue, in one round, in one unit.
 * `1,000` and `at least 1,000` do not. Of an actor only the newest number counts, for an earlier one
 * was moved on from; stances.ts says which numbers name one quantity. An outcome that was agreed is
 * held against what is told and offered, not against demands: who settles for less was bargaining.
 */
const NUMERIC: Rule = {
  kind: "NUMERIC",
  rule: "NUMERIC: two numbers are given for one quantity.",
  beginsAnywhere: true,
  found: (words) => [
    ...numbers(words),
    "WITH onIssue, inRound, unit, collect([node, offered, least, most, known]) AS cells",
    "UNWIND cells AS first",
    "UNWIND cells AS second",
    "WITH first, second",
    "WHERE first[0] < second[0] AND (first[3] < second[2] OR second[3] < first[2])",
    "WITH [first[0], first[4]] AS first, [second[0], second[4]] AS second, first[1] AND second[1] AS offers",
    ...laterFirst(words, "offers"),
    ...where(
      // Between two bound ends the embedded engine would look through all that the party said.
      "(NOT offers OR EXISTS { MATCH (one)-[:COUNTS_FOR]->(its) WHERE EXISTS { MATCH (other)-[:COUNTS_FOR]->(their) WHERE their.id = its.id } })",
      ...neverJudged("one", "other"),
      ...words.byChosenActor("one", "other"),
    ),
    ...PAIR,
  ],
};

export const rules: readonly Rule[] = [SELF, OPPOSED, REPORT, NUMERIC];

/** Each cell against, beside each that is for it. */
function pairsOfCells(words: Words, stanceAt: number): readonly string[] {
  const against = `cell[${stanceAt}] IN ${words.parameter("against")}`;
  return [
    `UNWIND [cell IN cells WHERE ${against}] AS con`,
    `UNWIND [cell IN cells WHERE NOT ${against}] AS pro`,
  ];
}

/** The numbers that claims give, and those of outcomes. */
function numbers(words: Words): readonly string[] {
  const begun = inRound(["(takes.unit IS NOT NULL OR begin:Outcome)"]);
  return [
    ...newGroups(words, {
      ...begun,
      begun: "MATCH (begin)-[:IN_ROUND|PRODUCED]-(round:Meeting)",
    }),
    words.only ? "CALL (round, issues) {" : "CALL () {",
    ...claimedNumbers(words),
    "UNION",
    ...numbersOfOutcomes(words),
    "}",
  ];
}

function claimedNumbers(words: Words): readonly string[] {
  const numbered = [
    "takes.unit IS NOT NULL",
    "(takes.quantityMin IS NOT NULL OR takes.quantityMax IS NOT NULL)",
    `takes.stance IN ${words.parameter("numbered")}`,
  ];
  return [
    ...linkedClaims(words, inRound(numbered)),
    "MATCH (claim)<-[made:MADE]-(actor)",
    ...where(...words.known("made", "actor")),
    `WITH claim, issue, round, actor, takes.unit AS unit, takes.stance IN ${words.parameter("offered")} AS offered`,
    `WITH issue, round, actor, unit, offered, max(${NEWNESS}) AS newest`,
    `WITH issue, round, unit, offered, ${NEWEST} AS newest`,
    "MATCH (newer:Entity:Claim {id: newest[0]})-[gives:ON]->(issue)",
    "RETURN issue.id AS onIssue, round.id AS inRound, unit AS unit, newest[0] AS node, offered AS offered,",
    "  gives.quantityMin AS least, gives.quantityMax AS most, newest[1] AS known",
  ];
}

/** An outcome's number stands on the issue or, where it does not, on the outcome itself. */
function numbersOfOutcomes(words: Words): readonly string[] {
  const own = "takes.quantityMin IS NULL AND takes.quantityMax IS NULL";
  const number = (name: string) => `CASE WHEN ${own} THEN outcome.${name} ELSE takes.${name} END`;
  return [
    "MATCH (round:Meeting)-[came:PRODUCED]->(outcome:Outcome)",
    ...where(
      `NOT outcome.kind IN ${words.parameter("unsettled")}`,
      ...words.known("round", "came", "outcome"),
    ),
    "MATCH (outcome)-[takes:ON]->(issue:Issue)",
    ...where(
      ...onIssuesOfGroup(words),
      ...words.chosenIssue("issue"),
      ...words.known("takes", "issue"),
    ),
    "WITH issue, round, outcome,",
    `  ${number("unit")} AS unit, ${number("quantityMin")} AS least, ${number("quantityMax")} AS most`,
    "WHERE unit IS NOT NULL AND (least IS NOT NULL OR most IS NOT NULL)",
    "RETURN issue.id AS onIssue, round.id AS inRound, unit AS unit, outcome.id AS node,",
    `  NOT outcome.kind IN ${words.parameter("settled")} AS offered, least AS least, most AS most, outcome.knownFrom AS known`,
  ];
}

/** A claim's stance is for or against. */
function sided(words: Words): readonly string[] {
  return [`takes.stance IN ${words.parameter("sided")}`];
}

function byActor(takes: readonly string[]): Linked {
  return {
    takes,
    group: "actor",
    link: "MATCH (claim)<-[made:MADE]-(actor)",
    known: ["made", "actor"],
    begun: "MATCH (begin)<-[:MADE]-(actor)",
  };
}

function inRound(takes: readonly string[]): Linked {
  return {
    takes,
    group: "round",
    link: "MATCH (claim)-[within:IN_ROUND]->(round:Meeting)",
    known: ["within", "round"],
    begun: "MATCH (begin)-[:IN_ROUND]->(round:Meeting)",
  };
}

/**
 * The pair of `first` and `second`, each an id and the day from which it is known: left stands what was
 * known later, or has the greater id; the day is that from which both are known. Ends in the nodes
 * `one`, which is left, and `other`.
 */
function laterFirst(words: Words, ...carried: readonly string[]): readonly string[] {
  return [
    "WITH *, first[1] > second[1] OR (first[1] = second[1] AND first[0] > second[0]) AS later",
    "WITH DISTINCT CASE WHEN later THEN first[1] ELSE second[1] END AS day,",
    "  CASE WHEN later THEN first[0] ELSE second[0] END AS left,",
    `  ${["CASE WHEN later THEN second[0] ELSE first[0] END AS right", ...carried].join(", ")}`,
    ...where(...words.onAskedDays("day")),
    "MATCH (one:Entity {id: left})",
    "MATCH (other:Entity {id: right})",
  ];
}

/** Two parties, issues or actors may set the same pair against each other. */
const PAIR = ["WITH DISTINCT day, left, right, [] AS tellings"];

/** A pair that is written down is never found, whatever its status, its kind and its direction. */
function neverJudged(one: string, other: string): readonly string[] {
  return [`NOT EXISTS { MATCH (${one})-[:CONTRADICTS]-(${other}) }`];
}
