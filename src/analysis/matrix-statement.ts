import type { Dialect } from "../graph/graph.ts";
import { model } from "../model/model.ts";
import { where } from "./day.ts";
import type { MatrixQuestion, MatrixRows } from "./matrix.ts";

/** A statement, and what its columns hold. */
interface Written {
  readonly text: string;
  readonly columns: readonly Column[];
}

type Column = keyof MatrixRows | "occurring";

const WRITTEN = new WeakMap<Dialect, Map<string, Written>>();

/** The statement of a question; it is written once for all that have the same options. */
export function matrixStatement(dialect: Dialect, question: MatrixQuestion): Written {
  const known = WRITTEN.get(dialect) ?? new Map<string, Written>();
  WRITTEN.set(dialect, known);
  const { parties, issues, rounds, asOf } = question;
  const { heard, newest, sources, attributed, outcomes } = question;
  const chosen = [parties, issues, rounds, asOf].map((each) => each != null);
  const options = [...chosen, heard, newest, sources, attributed, outcomes].join();
  const written = known.get(options) ?? new MatrixStatement(dialect, question).written;
  known.set(options, written);
  return written;
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

  get written(): Written {
    const blocks = this.#blocks().filter(([, , lines]) => lines);
    const columns = blocks.map(([column]) => column);
    const text = [
      `MATCH (process:Entity:Process {id: ${this.#parameter("process")}})${this.#known(["process"])}`,
      ...blocks.flatMap((block) => collected(block)),
      `RETURN ${columns.join(", ")}`,
    ].join("\n");
    return { text, columns };
  }

  /** What is collected under each name; of what is not asked for, no lines. */
  #blocks(): readonly Block[] {
    const { parties, issues, attributed, sources, outcomes } = this.#question;
    return [
      ["rounds", "[roundOf.number, round.id]", this.#rounds()],
      ["roles", "[party.id, partyTo.role]", parties == null && this.#roles()],
      ["parties", "party.id", parties != null && this.#parties()],
      ["issues", "[issue.id, 0]", issues != null && this.#issues()],
      ["occurring", "[id, claims, isIssue]", this.#occurring()],
      ["said", "[round.id, party.id, groups]", this.#said()],
      ["attributed", "[round.id, party.id, issue.id]", attributed && this.#attributed()],
      ["sources", "[count, round.id, party.id, issue.id]", sources && this.#sources()],
      ["outcomes", "[round.id, issue.id, outcome.id, outcome.kind]", outcomes && this.#outcomes()],
    ];
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

  #parties(): readonly string[] {
    const ids = this.#parameter("parties");
    return [`MATCH (party:Entity)${this.#known(["party"], `party.id IN ${ids}`, isParty())}`];
  }

  #issues(): readonly string[] {
    const ids = this.#parameter("issues");
    return [`MATCH (issue:Issue)${this.#known(["issue"], `issue.id IN ${ids}`)}`];
  }

  /**
   * The parties and issues that occur, unless they are chosen, with how many claims each has. They are
   * read from the process: from a party, all that it says anywhere would be. And both in one walk,
   * for what takes the time is to go through what each claim is tied to.
   */
  #occurring(): readonly string[] | false {
    const { parties, issues } = this.#question;
    const types = [...(parties == null ? ["COUNTS_FOR"] : []), ...(issues == null ? ["ON"] : [])];
    if (types.length === 0) return false;
    return [
      ...this.#rounds(),
      this.#step("(round)<-[inRound:IN_ROUND]-(claim)"),
      this.#step(`(claim)-[tie:${types.join("|")}]->(far)`),
      "WITH far, count(claim) AS claims",
      "WITH far.id AS id, claims, far:Issue AS isIssue",
    ];
  }

  /** Those that say something are heard of, also where it is on none of the issues. */
  #said(): readonly string[] {
    const [rounds = "", claims = ""] = this.#claims();
    const { heard, newest } = this.#question;
    const [ends, telling] = newest ? [[this.#ends()], NEWEST] : [[], []];
    const group = ["issue.id", "stance", "claims", ...(newest ? NEWEST_NAMES : [])];
    return [
      rounds,
      ...ends,
      claims,
      this.#countsFor(),
      `${heard ? "OPTIONAL " : ""}${this.#on()}`,
      `WITH ${["round, party, issue, on.stance AS stance, count(claim) AS claims", ...telling].join(",\n  ")}`,
      `WITH round, party, collect([${group.join(", ")}]) AS groups`,
    ];
  }

  /** The day on which a round was over, as far as it is known. */
  #ends(): string {
    const end =
      this.#day === null
        ? "round.endsOn"
        : `CASE WHEN round.endsOn <= ${this.#day} THEN round.endsOn END`;
    return `WITH round, coalesce(${end}, round.startsOn) AS ends`;
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

/** What of claims is told where the newest are looked for. */
const NEWEST = [
  "claim.saidOnPrecision AS precision, substring(on.sortKey, 0, 10) > ends AS late",
  "max(on.sortKey + coalesce(' ' + on.value, '')) AS newest",
];
const NEWEST_NAMES = ["precision", "late", "newest"];

/** What is collected: its name, its row, and the lines that find it. */
type Block = readonly [name: Column, row: string, lines: readonly string[] | false | undefined];

/** The sub-query that collects it. */
function collected([name, row, lines]: Block): readonly string[] {
  const all = [...(lines || []), `RETURN collect(${row}) AS ${name}`];
  return ["CALL (process) {", ...all.map((line) => `  ${line}`), "}"];
}

/** `(claim)-[on:ON]->(issue)` names claim, on and issue. */
function namesIn(pattern: string): readonly string[] {
  return [...pattern.matchAll(/[([](\w+)/g)].map(([, name]) => name ?? "");
}
