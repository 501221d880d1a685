import type { Dialect } from "../../graph/graph.ts";

/** What every line of a timeline's statements can use. */
export class Words {
  readonly dialect: Dialect;
  readonly #asOf: boolean;

  /** @param asOf whether a day is asked for; which one is a value, and no part of the text */
  constructor(dialect: Dialect, asOf: boolean) {
    this.dialect = dialect;
    this.#asOf = asOf;
  }

  /** A parameter, as the engine spells it. */
  parameter(name: string): string {
    return this.dialect.parameter(name);
  }

  /** That all of these were known on the day asked for; nothing where none is. */
  known(...names: readonly string[]): readonly string[] {
    return this.#asOf ? names.map((name) => `${name}.knownFrom <= ${this.parameter("asOf")}`) : [];
  }

  /** The line of these conditions, or none. */
  where(conditions: readonly string[]): readonly string[] {
    return conditions.length === 0 ? [] : [`WHERE ${conditions.join(" AND ")}`];
  }

  /** That some match of the pattern was known and holds. */
  exists(pattern: string, names: readonly string[], conditions: readonly string[]): string {
    return `EXISTS { MATCH ${pattern} ${this.where([...this.known(...names), ...conditions]).join("")} }`;
  }
}
