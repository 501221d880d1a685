import type { Dialect, Send, Value } from "../graph/graph.ts";
import { NotFound } from "../model/faults.ts";
import { model } from "../model/model.ts";
import { where } from "./day.ts";

/** Which positions are asked for, and as of which day; of what is not chosen, all that occur. */
export interface MatrixQuestion {
  readonly process: string;
  readonly parties?: readonly string[] | null | undefined;
  readonly issues?: readonly string[] | null | undefined;
  /** The numbers of the rounds. */
  readonly rounds?: readonly number[] | null | undefined;
  readonly asOf?: string | null | undefined;
  /** Whether the sources of each cell are counted; it reads every report. */
  readonly sources?: boolean;
  /** Whether it is looked up what others say of the parties. */
  readonly attributed?: boolean;
  /** Whether the outcomes of the rounds are looked up. */
  readonly outcomes?: boolean;
}

/** The claims of a party in a round, on an issue or on none, that are alike in all of this. */
export interface Group {
  readonly round: string;
  readonly party: string;
  readonly issue: string | null;
  readonly stance: string | null;
  readonly precision: string;
  /** Whether they were said after the round's end. */
  readonly late: boolean;
  readonly claims: number;
  /** The newest of them: its day, its id and the value it names, if any: `2025-06-02/c43 6,000`. */
  readonly newest: string;
}

/** What the database has counted: no row for a claim, but one for each group of them. */
export interface MatrixRows {
  readonly rounds: readonly (readonly [number: number, id: string])[];
  /** The parties to the rounds, with each of their roles. */
  readonly roles: readonly (readonly [party: string, role: string])[];
  /** The parties that occur, or those of the chosen ones that there are. */
  readonly parties: readonly string[];
  /** The issues that occur with their number of claims, or those of the chosen ones that there are. */
  readonly issues: readonly (readonly [id: string, claims: number])[];
  readonly said: readonly Group[];
  readonly attributed: readonly (readonly [round: string, party: string, issue: string])[];
  readonly sources: readonly (readonly [
    count: number,
    round: string,
    party: string,
    issue: string,
  ])[];
  readonly outcomes: readonly (readonly [round: string, issue: string, id: string, kind: string])[];
}

/**
 * Asks the one statement for all that a matrix of positions is made of.
 *
 * @throws NotFound where there is no such process
 */
export async function askMatrix(
  send: Send,
  dialect: Dialect,
  question: MatrixQuestion,
): Promise<MatrixRows> {
  const [row] = await send(new MatrixStatement(dialect, question).text, valuesOf(question));
  if (row === undefined) throw new NotFound(`There is no process with the id ${question.process}.`);
  const [rounds, roles, parties, issues, said, attributed, sources, outcomes] =
    row as readonly (readonly (readonly Value[])[])[];
  return {
    rounds: rounds as unknown as MatrixRows["rounds"],
    roles: roles as unknown as MatrixRows["roles"],
    parties: (parties ?? []).flat() as string[],
    issues: issues as unknown as MatrixRows["issues"],
    said: (said ?? []).map(groupOf),
    attributed: attributed as unknown as MatrixRows["attributed"],
    sources: sources as unknown as MatrixRows["sources"],
    outcomes: outcomes as unknown as MatrixRows["outcomes"],
  };
}

function valuesOf({ process, parties, issues, rounds, asOf }: MatrixQuestion) {
  return {
    process,
    ...(parties != null && { parties }),
    ...(issues != null && { issues }),
    ...(rounds != null && { rounds }),
    ...(asOf != null && { asOf }),
  };
}

function groupOf([round, party, issue, stance, precision, late, claims, newest]: readonly Value[]) {
  return { round, party, issue, stance, precision, late, claims, newest } as unknown as Group;
}

/** Writes the statement. Its text depends on which options there are, and on no value. */
class MatrixStatement {
  readonly #question: MatrixQuestion;
  readonly #parameter: Dialect["parameter"];
  readonly #day: string | null;

  constructor({ parameter }: Dialect, question: MatrixQuestion) {
    this.#question = question;
    this.#parameter = parameter;
    this.#day = question.asOf == null ? null : parameter("asOf");
  }

  get text(): string {
    const { attributed, sources, outcomes } = this.#question;
    const blocks = [
      ...block("rounds", "[roundOf.number, round.id]", this.#rounds()),
      ...block("roles", "[party.id, partyTo.role]", this.#roles()),
      ...block("parties", "party.id", this.#parties()),
      ...block("issues", "[issue, claims]", this.#issues()),
      ...block("said", SAID, this.#said()),
      ...block("attributed", "[round.id, party.id, issue.id]", attributed && this.#attributed()),
      ...block("sources", "[count, round.id, party.id, issue.id]", sources && this.#sources()),
      ...block(
        "outcomes",
        "[round.id, issue.id, outcome.id, outcome.kind]",
        outcomes && this.#outcomes(),
      ),
    ];
    return [
      `MATCH (process:Entity:Process {id: ${this.#parameter("process")}})${this.#known(["process"])}`,
      ...blocks,
      "RETURN rounds, roles, parties, issues, said, attributed, sources, outcomes",
    ].join("\n");
  }

  /** The rounds of the process, all of them. */
  #rounds(): readonly string[] {
    return [this.#step("(process)<-[roundOf:ROUND_OF]-(round)")];
  }

  /** The claims of the rounds that are asked for. */
  #claims(): readonly string[] {
    const chosen =
      this.#question.rounds != null && `roundOf.number IN ${this.#parameter("rounds")}`;
    return [
      this.#step("(process)<-[roundOf:ROUND_OF]-(round)", chosen),
      this.#step("(round)<-[inRound:IN_ROUND]-(claim)"),
    ];
  }

  #roles(): readonly string[] {
    return [...this.#rounds(), this.#step("(round)<-[partyTo:PARTY_TO]-(party)")];
  }

  /** Those that occur are read from the process: from a party, all that it says anywhere would be. */
  #parties(): readonly string[] {
    if (this.#question.parties != null) {
      const ids = this.#parameter("parties");
      return [`MATCH (party:Entity)${this.#known(["party"], `party.id IN ${ids}`, isParty())}`];
    }
    return [
      ...this.#rounds(),
      this.#step("(round)<-[inRound:IN_ROUND]-(claim)"),
      this.#step("(claim)-[countsFor:COUNTS_FOR]->(party)"),
      "WITH DISTINCT party",
    ];
  }

  #issues(): readonly string[] {
    if (this.#question.issues != null) {
      const ids = this.#parameter("issues");
      return [
        `MATCH (chosen:Issue)${this.#known(["chosen"], `chosen.id IN ${ids}`)}`,
        "WITH chosen.id AS issue, 0 AS claims",
      ];
    }
    return [
      ...this.#rounds(),
      this.#step("(round)<-[inRound:IN_ROUND]-(claim)"),
      this.#step("(claim)-[on:ON]->(topic)"),
      "WITH topic, count(claim) AS claims",
      "WITH topic.id AS issue, claims",
    ];
  }

  /** Those that say something are heard of, also where it is on none of the issues. */
  #said(): readonly string[] {
    const { issues } = this.#question;
    const [rounds = "", claims = ""] = this.#claims();
    const chosen = issues != null && `issue.id IN ${this.#parameter("issues")}`;
    const end =
      this.#day === null
        ? "round.endsOn"
        : `CASE WHEN round.endsOn <= ${this.#day} THEN round.endsOn END`;
    return [
      rounds,
      `WITH round, coalesce(${end}, round.startsOn) AS ends`,
      claims,
      this.#countsFor(),
      `OPTIONAL ${this.#step("(claim)-[on:ON]->(issue)", chosen)}`,
      "WITH round, party, issue, on.stance AS stance, claim.saidOnPrecision AS precision,",
      "  claim.saidOn > ends AS late, count(claim) AS claims,",
      "  max(on.sortKey + coalesce(' ' + on.value, '')) AS newest",
    ];
  }

  /** What is said about a party and does not count for it. */
  #attributed(): readonly string[] {
    const { parties } = this.#question;
    const chosen = parties == null ? isParty() : `party.id IN ${this.#parameter("parties")}`;
    const own = this.#exists("(claim)-[countsFor:COUNTS_FOR]->(party)", "countsFor");
    return [
      ...this.#claims(),
      this.#step("(claim)-[about:ABOUT]->(party)", chosen, `NOT ${own}`),
      this.#on(),
      "WITH DISTINCT round, party, issue",
    ];
  }

  #sources(): readonly string[] {
    return [
      ...this.#claims(),
      this.#countsFor(),
      this.#on(),
      this.#step("(claim)-[report:REPORTED_IN]->(document)"),
      "UNWIND report.roots AS root",
      "WITH round, party, issue, count(DISTINCT root) AS count",
    ];
  }

  #outcomes(): readonly string[] {
    const chosen =
      this.#question.rounds != null && `roundOf.number IN ${this.#parameter("rounds")}`;
    return [
      this.#step("(process)<-[roundOf:ROUND_OF]-(round)", chosen),
      this.#step("(round)-[produced:PRODUCED]->(outcome)"),
      this.#step("(outcome)-[on:ON]->(issue)"),
    ];
  }

  #countsFor(): string {
    const { parties } = this.#question;
    const chosen = parties != null && `party.id IN ${this.#parameter("parties")}`;
    return this.#step("(claim)-[countsFor:COUNTS_FOR]->(party)", chosen);
  }

  #on(): string {
    const { issues } = this.#question;
    const chosen = issues != null && `issue.id IN ${this.#parameter("issues")}`;
    return this.#step("(claim)-[on:ON]->(issue)", chosen);
  }

  /** A step from a node that was there already; what it leads along and to has to be known. */
  #step(pattern: string, ...conditions: readonly (string | false)[]): string {
    return `MATCH ${pattern}${this.#known(namesIn(pattern).slice(1), ...conditions)}`;
  }

  #exists(pattern: string, names: string, ...conditions: readonly string[]): string {
    return `EXISTS { MATCH ${pattern}${this.#known(names.split(", "), ...conditions)} }`;
  }

  #known(names: readonly string[], ...conditions: readonly (string | false)[]): string {
    return where(this.#day, names, ...conditions);
  }
}

/** A claim counts for nodes of these kinds. */
function isParty(): string {
  const kinds = model.relationship("COUNTS_FOR").to.map((kind) => `party:${kind}`);
  return `(${kinds.join(" OR ")})`;
}

const SAID = "[round.id, party.id, issue.id, stance, precision, late, claims, newest]";

/** A sub-query that collects a row of each kind; what is not asked for is an empty list. */
function block(
  name: string,
  row: string,
  lines: readonly string[] | false | undefined,
): readonly string[] {
  const asked = lines || ["UNWIND [] AS none"];
  const collected = `  RETURN collect(${lines ? row : "none"}) AS ${name}`;
  return ["CALL (process) {", ...asked.map((line) => `  ${line}`), collected, "}"];
}

/** `(claim)-[on:ON]->(issue)` names claim, on and issue. */
function namesIn(pattern: string): readonly string[] {
  return [...pattern.matchAll(/[([](\w+)/g)].map(([, name]) => name ?? "");
}
