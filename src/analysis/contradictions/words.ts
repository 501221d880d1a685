import type { Dialect } from "../../graph/graph.ts";

/** What of a question changes a statement's text; its values never do. */
export interface Wording {
  readonly dialect: Dialect;
  readonly asOf: boolean;
  readonly issues: boolean;
  readonly actors: boolean;
  /** Only what stands against what was last known on the days `since` to `until`, or against what the actors say. */
  readonly only?: "days" | "actors";
}

/** Writes the conditions that several statements share. */
export class Words {
  readonly #wording: Wording;

  constructor(wording: Wording) {
    this.#wording = wording;
  }

  get only(): Wording["only"] {
    return this.#wording.only;
  }

  /** The same words for less. */
  of(only: "days" | "actors"): Words {
    return new Words({ ...this.#wording, only });
  }

  /** A parameter, as the engine spells it. */
  parameter(name: string): string {
    return this.#wording.dialect.parameter(name);
  }

  /** That all of these were known on the day asked for; nothing where none is. */
  known(...names: readonly string[]): readonly string[] {
    if (!this.#wording.asOf) return [];
    return names.map((name) => `${name}.knownFrom <= ${this.parameter("asOf")}`);
  }

  /** That these days are among those asked for; nothing where all days are. */
  onAskedDays(...days: readonly string[]): readonly string[] {
    if (this.only !== "days") return [];
    const [since, until] = ["since", "until"].map((name) => this.parameter(name));
    return days.flatMap((day) => [`${day} >= ${since}`, `${day} <= ${until}`]);
  }

  /** That it is one of the issues asked for; nothing where none is. */
  chosenIssue(issue: string): readonly string[] {
    return this.#wording.issues ? [`${issue}.id IN ${this.parameter("issues")}`] : [];
  }

  /** That one of the two nodes is on, or is, an issue asked for. */
  onChosenIssue(one: string, other: string): readonly string[] {
    if (!this.#wording.issues) return [];
    const on = (node: string) => this.#exists(`(${node})-[link:ON]->(far)`, "issues");
    return [
      either(...both(one, other).flatMap((node) => [this.#isOneOf(node, "issues"), on(node)])),
    ];
  }

  /** That one of the two nodes is by an actor asked for, counts for one, or is one. */
  byChosenActor(one: string, other: string): readonly string[] {
    if (!this.#wording.actors) return [];
    const ways = (node: string) => [
      this.#isOneOf(node, "actors"),
      this.#exists(`(${node})<-[link:MADE]-(far)`, "actors"),
      this.#exists(`(${node})-[link:COUNTS_FOR]->(far)`, "actors"),
    ];
    return [either(...both(one, other).flatMap(ways))];
  }

  #exists(pattern: string, ids: string): string {
    const conditions = [this.#isOneOf("far", ids), ...this.known("link", "far")];
    return `EXISTS { MATCH ${pattern} WHERE ${conditions.join(" AND ")} }`;
  }

  #isOneOf(node: string, ids: string): string {
    return `${node}.id IN ${this.parameter(ids)}`;
  }
}

/** A line of conditions, or none. */
export function where(...conditions: readonly string[]): readonly string[] {
  return conditions.length === 0 ? [] : [`WHERE ${conditions.join("\n  AND ")}`];
}

function both(one: string, other: string): readonly string[] {
  return one === other ? [one] : [one, other];
}

function either(...conditions: readonly string[]): string {
  return `(${conditions.join("\n    OR ")})`;
}
