import { stancesAgainst, stancesFor, stancesThatOffer, stancesThatTell } from "./stances.ts";
import { type Words, where } from "./words.ts";

/** A way to find candidates: what nobody has written down or judged yet. */
export interface Rule {
  readonly kind: "SELF" | "OPPOSED" | "REPORT" | "NUMERIC";
  /** What a candidate says of how it was found. */
  readonly rule: string;
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
 * How new a claim is, as one text that sorts: the day, how exactly it is known, the id. So that the
 * newest of a group is an aggregate, and no list of its claims is ever made.
 */
const NEWNESS =
  "claim.saidOn + CASE claim.saidOnPrecision WHEN 'DAY' THEN '2' WHEN 'BY' THEN '1' ELSE '0' END + claim.id";

/** The id within it. */
const ID_AT = 11;

/**
 * One actor takes opposed stances on one issue, in whichever rounds: whether it is a change of mind
 * that was announced is for a person to judge. Held against each other are the actor's newest claims
 * of each stance: what was said again before adds nothing.
 */
const SELF: Rule = {
  kind: "SELF",
  rule: "SELF: one actor takes opposed stances on one issue.",
  found: (words) => [
    ...sidedClaims(words),
    "MATCH (claim)<-[made:MADE]-(actor)",
    ...where(...words.known("made", "actor")),
    `WITH issue, actor, takes.stance AS stance, max(${NEWNESS}) AS newest`,
    `WITH issue, actor, collect([stance, substring(newest, ${ID_AT})]) AS cells`,
    ...pairsOfCells(words, 0),
    "WITH con[1] AS against, pro[1] AS favour",
    ...pairOf("Entity:Claim", "against", "favour"),
    ...where(...neverJudged("one", "other"), ...words.byChosenActor("one", "other")),
    ...laterFirst(),
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
  found: (words) => [
    ...sidedClaims(words),
    "MATCH (claim)-[within:IN_ROUND]->(round:Meeting)",
    ...where(...words.known("within", "round")),
    "MATCH (claim)-[counts:COUNTS_FOR]->(party)",
    ...where(...words.known("counts", "party")),
    `WITH issue, round, party.id AS party, takes.stance AS stance, max(${NEWNESS}) AS newest`,
    `WITH issue, round, collect([party, stance, substring(newest, ${ID_AT})]) AS cells`,
    ...pairsOfCells(words, 1),
    "WITH con, pro WHERE con[0] <> pro[0]",
    "WITH con[2] AS against, con[0] AS its, pro[2] AS favour, pro[0] AS their",
    ...pairOf("Entity:Claim", "against", "favour"),
    ...where(
      "NOT (EXISTS { MATCH (one)-[:COUNTS_FOR]->(party) WHERE party.id = their } AND EXISTS { MATCH (other)-[:COUNTS_FOR]->(party) WHERE party.id = its })",
      ...neverJudged("one", "other"),
      ...words.byChosenActor("one", "other"),
    ),
    ...laterFirst(),
  ],
};

/**
 * One node is told differently by documents, whatever kind of node. Each telling is held against the
 * one that was published first. A document that gives no telling tells it as the graph does.
 */
const REPORT: Rule = {
  kind: "REPORT",
  rule: "REPORT: documents tell the same thing differently.",
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
  found: (words) => [
    "CALL () {",
    ...claimedNumbers(words),
    "UNION",
    ...numbersOfOutcomes(words),
    "}",
    "WITH issue, round, unit, collect([node, offered, least, most]) AS cells",
    "UNWIND cells AS first",
    "UNWIND cells AS second",
    "WITH first, second",
    "WHERE first[0] < second[0] AND (first[3] < second[2] OR second[3] < first[2])",
    "WITH first[0] AS first, second[0] AS second, first[1] AND second[1] AS offers",
    ...pairOf("Entity", "first", "second"),
    ...where(
      // Between two bound ends the embedded engine would look through all that the party said.
      "(NOT offers OR EXISTS { MATCH (one)-[:COUNTS_FOR]->(its) WHERE EXISTS { MATCH (other)-[:COUNTS_FOR]->(their) WHERE their.id = its.id } })",
      ...neverJudged("one", "other"),
      ...words.byChosenActor("one", "other"),
    ),
    ...laterFirst(),
  ],
};

export const rules: readonly Rule[] = [SELF, OPPOSED, REPORT, NUMERIC];

/** Claims with a stance for or against. */
function sidedClaims(words: Words): readonly string[] {
  return [
    "MATCH (claim:Claim)-[takes:ON]->(issue:Issue)",
    ...where(
      `takes.stance IN ${words.parameter("sided")}`,
      ...words.chosenIssue("issue"),
      ...words.known("claim", "takes", "issue"),
    ),
  ];
}

/** Each cell against, beside each that is for it. */
function pairsOfCells(words: Words, stanceAt: number): readonly string[] {
  const against = `cell[${stanceAt}] IN ${words.parameter("against")}`;
  return [
    `UNWIND [cell IN cells WHERE ${against}] AS con`,
    `UNWIND [cell IN cells WHERE NOT ${against}] AS pro`,
  ];
}

function claimedNumbers(words: Words): readonly string[] {
  return [
    "  MATCH (claim:Claim)-[takes:ON]->(issue:Issue)",
    ...where(
      "takes.unit IS NOT NULL",
      "(takes.quantityMin IS NOT NULL OR takes.quantityMax IS NOT NULL)",
      `takes.stance IN ${words.parameter("numbered")}`,
      ...words.chosenIssue("issue"),
      ...words.known("claim", "takes", "issue"),
    ),
    "  MATCH (claim)-[within:IN_ROUND]->(round:Meeting)",
    ...where(...words.known("within", "round")),
    "  MATCH (claim)<-[made:MADE]-(actor)",
    ...where(...words.known("made", "actor")),
    `  WITH claim, issue, round, actor, takes.unit AS unit, takes.stance IN ${words.parameter("offered")} AS offered`,
    `  WITH issue, round, actor, unit, offered, max(${NEWNESS}) AS newest`,
    `  MATCH (newer:Entity:Claim {id: substring(newest, ${ID_AT})})-[gives:ON]->(issue)`,
    "  RETURN issue.id AS issue, round.id AS round, unit AS unit, newer.id AS node, offered AS offered,",
    "    gives.quantityMin AS least, gives.quantityMax AS most",
  ];
}

/** An outcome's number stands on the issue or, where it does not, on the outcome itself. */
function numbersOfOutcomes(words: Words): readonly string[] {
  const own = "takes.quantityMin IS NULL AND takes.quantityMax IS NULL";
  const number = (name: string) => `CASE WHEN ${own} THEN outcome.${name} ELSE takes.${name} END`;
  return [
    "  MATCH (round:Meeting)-[came:PRODUCED]->(outcome:Outcome)",
    ...where(
      `NOT outcome.kind IN ${words.parameter("unsettled")}`,
      ...words.known("round", "came", "outcome"),
    ),
    "  MATCH (outcome)-[takes:ON]->(issue:Issue)",
    ...where(...words.chosenIssue("issue"), ...words.known("takes", "issue")),
    "  WITH issue, round, outcome,",
    `    ${number("unit")} AS unit, ${number("quantityMin")} AS least, ${number("quantityMax")} AS most`,
    "  WHERE unit IS NOT NULL AND (least IS NOT NULL OR most IS NOT NULL)",
    "  RETURN issue.id AS issue, round.id AS round, unit AS unit, outcome.id AS node,",
    `    NOT outcome.kind IN ${words.parameter("settled")} AS offered, least AS least, most AS most`,
  ];
}

function pairOf(labels: string, one: string, other: string): readonly string[] {
  return [`MATCH (one:${labels} {id: ${one}})`, `MATCH (other:${labels} {id: ${other}})`];
}

/** A pair that is written down is never found, whatever its status, its kind and its direction. */
function neverJudged(one: string, other: string): readonly string[] {
  return [`NOT EXISTS { MATCH (${one})-[:CONTRADICTS]-(${other}) }`];
}

/** Left stands what was known later, or has the greater id; the day is that from which both are known. */
function laterFirst(): readonly string[] {
  return [
    "WITH one, other, one.knownFrom > other.knownFrom OR (one.knownFrom = other.knownFrom AND one.id > other.id) AS later",
    "WITH DISTINCT CASE WHEN later THEN one.knownFrom ELSE other.knownFrom END AS day,",
    "  CASE WHEN later THEN one.id ELSE other.id END AS left,",
    "  CASE WHEN later THEN other.id ELSE one.id END AS right, [] AS tellings",
  ];
}
