import type { Dialect, Row, Send } from "../../graph/graph.ts";
import { model } from "../../model/model.ts";
import { where } from "../day.ts";
import { fewEnds } from "../links.ts";
import type { Reached } from "./side.ts";

const TYPES = model.relationships.map(({ type }) => type).join("|");

/** Two frontiers of which one node each is tied to the other, directly or through one between. */
export interface Bridge {
  readonly near: string;
  readonly between?: string;
  readonly far: string;
}

/** What a search for a path asks of the graph, one statement each, as of a day or with all there is. */
export class Steps {
  readonly #send: Send;
  readonly #parameter: Dialect["parameter"];
  readonly #asOf: string | null;

  constructor(send: Send, { parameter }: Dialect, asOf: string | null) {
    this.#send = send;
    this.#parameter = parameter;
    this.#asOf = asOf;
  }

  /** Those of the nodes that are there. */
  async ends(ids: readonly string[]): Promise<readonly Omit<Reached, "near">[]> {
    const rows = await this.#ask(
      [
        "MATCH (node:Entity)",
        this.#where(["node"], `node.id IN ${this.#parameter("ids")}`),
        "RETURN node.id AS id, COUNT { (node)--() } AS ties",
      ],
      { ids },
    );
    return rows.map(([id, ties]) => ({ id: String(id), ties: Number(ties) }));
  }

  /** All that is tied to a frontier. */
  async around(frontier: readonly string[]): Promise<readonly Reached[]> {
    const rows = await this.#ask(
      [
        `MATCH (near:Entity) WHERE near.id IN ${this.#parameter("frontier")}`,
        `MATCH (near)-[tie:${TYPES}]-(next)`,
        this.#where(["tie", "next"]),
        "WITH next, collect(DISTINCT near.id) AS nears",
        "RETURN next.id AS id, nears, COUNT { (next)--() } AS ties",
      ],
      { frontier },
    );
    return rows.map(([id, near, ties]) => ({
      id: String(id),
      near: near as readonly string[],
      ties: Number(ties),
    }));
  }

  /** The nodes of two frontiers that are tied to each other, read from the ends where few meet. */
  async bridges(near: readonly string[], far: readonly string[]): Promise<readonly Bridge[]> {
    const branches = [...fewEnds("near", "tie", "far"), ...fewEnds("far", "tie", "near")];
    const statement = branches.map(({ few, hub, pattern }) => [
      `MATCH (${few}:Entity) WHERE ${few}.id IN ${this.#parameter(few)}`,
      `MATCH ${pattern}`,
      this.#where(["tie"], `${hub}.id IN ${this.#parameter(hub)}`),
      "RETURN DISTINCT near.id AS near, far.id AS far",
    ]);
    const rows = await this.#ask(
      statement.flatMap((each, at) => (at ? ["UNION", ...each] : each)),
      {
        near,
        far,
      },
    );
    return rows.map(([start, end]) => ({ near: String(start), far: String(end) }));
  }

  /** From each node of a frontier the smallest two steps to the other, found inside the database. */
  async longBridges(near: readonly string[], far: readonly string[]): Promise<readonly Bridge[]> {
    const rows = await this.#ask(
      [
        `MATCH (near:Entity) WHERE near.id IN ${this.#parameter("near")}`,
        `MATCH (far:Entity) WHERE far.id IN ${this.#parameter("far")}`,
        `MATCH (near)-[first:${TYPES}]-(between)-[second:${TYPES}]-(far)`,
        this.#where(["first", "between", "second"]),
        // No id has a space, so that these texts sort as the pairs do.
        "RETURN near.id AS near, min(between.id + ' ' + far.id) AS rest",
      ],
      { near, far },
    );
    return rows.map(([start, rest]) => {
      const [between = "", end = ""] = String(rest).split(" ");
      return { near: String(start), between, far: end };
    });
  }

  #where(names: readonly string[], ...conditions: readonly string[]): string {
    const day = this.#asOf === null ? null : this.#parameter("asOf");
    return where(day, names, ...conditions).trimStart();
  }

  #ask(
    lines: readonly string[],
    values: Readonly<Record<string, readonly string[]>>,
  ): Promise<readonly Row[]> {
    const text = lines.filter((line) => line !== "").join("\n");
    return this.#send(text, this.#asOf === null ? values : { ...values, asOf: this.#asOf });
  }
}
