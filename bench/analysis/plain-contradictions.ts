// What contradicts what, by reading every stance, number and telling.
import {
  stancesAgainst,
  stancesFor,
  stancesThatOffer,
  stancesThatTell,
} from "../../src/analysis/contradictions/stances.ts";
import type { Row, Value } from "../../src/graph/graph.ts";
import { Newest } from "./newest.ts";
import { grouped, type Read } from "./reading.ts";

/** One of the list, as far as it is compared. */
export interface Told {
  readonly kind: string;
  readonly status: string;
  readonly left: string;
  readonly right: string;
  readonly day: string;
  readonly key: string;
}

interface Numbered {
  readonly id: string;
  readonly offered: boolean;
  readonly least: number | null;
  readonly most: number | null;
}

interface Tables {
  /** The newness of claims, and the day from which claims and outcomes are known. */
  readonly newness: ReadonlyMap<string, string>;
  readonly knownFrom: ReadonlyMap<string, string>;
  readonly on: readonly Row[];
  readonly outcomes: readonly Row[];
  readonly written: readonly Row[];
  readonly tellings: readonly Row[];
  readonly actors: ReturnType<typeof grouped>;
  readonly parties: ReturnType<typeof grouped>;
  readonly rounds: ReturnType<typeof grouped>;
}

/** The newest of what is written down and of what the four rules find. */
export async function plainContradictions(read: Read, first: number): Promise<readonly Told[]> {
  const plain = new PlainRules(await tables(read));
  const all = [
    ...plain.written(),
    ...plain.self(),
    ...plain.opposed(),
    ...plain.told(),
    ...plain.numbers(),
  ];
  return [...new Map(all.map((each) => [`${each.status} ${each.key}`, each])).values()]
    .sort((a, b) => (a.day === b.day ? (a.key < b.key ? -1 : 1) : a.day > b.day ? -1 : 1))
    .slice(0, first);
}

async function tables(read: Read): Promise<Tables> {
  const nodes = await read(
    "MATCH (n:Entity) WHERE n:Claim OR n:Outcome RETURN n.id AS id, n.knownFrom AS knownFrom, n.saidOn AS saidOn, n.saidOnPrecision AS precision",
  );
  const newness = nodes.map(
    ([id, , day, precision]) => [String(id), `${day}${rankOf(precision)}${id}`] as const,
  );
  return {
    newness: new Map(newness),
    knownFrom: new Map(nodes.map(([id, knownFrom]) => [String(id), String(knownFrom)])),
    on: await read(
      "MATCH (n)-[r:ON]->(i) RETURN n.id AS id, i.id AS issue, r.stance AS stance, r.unit AS unit, r.quantityMin AS least, r.quantityMax AS most, n.kind AS kind",
    ),
    outcomes: await read(
      "MATCH (m)-[:PRODUCED]->(o) RETURN o.id AS id, m.id AS round, o.kind AS kind, o.unit AS unit, o.quantityMin AS least, o.quantityMax AS most",
    ),
    written: await read(
      "MATCH (a)-[r:CONTRADICTS]->(b) RETURN a.id AS one, b.id AS other, r.kind AS kind, r.status AS status",
    ),
    tellings: await read(
      "MATCH (n)-[r:REPORTED_IN]->(d) RETURN n.id AS id, r.telling AS telling, d.publishedOn AS day, d.id AS document, n.knownFrom AS knownFrom",
    ),
    actors: grouped(await read("MATCH (a)-[:MADE]->(c) RETURN c.id AS claim, a.id AS actor")),
    parties: grouped(
      await read("MATCH (c)-[:COUNTS_FOR]->(p) RETURN c.id AS claim, p.id AS party"),
    ),
    rounds: grouped(await read("MATCH (c)-[:IN_ROUND]->(m) RETURN c.id AS claim, m.id AS round")),
  };
}

function rankOf(precision: Value | undefined): string {
  if (precision === "DAY") return "2";
  return precision === "BY" ? "1" : "0";
}

class PlainRules {
  readonly #tables: Tables;
  readonly #judged: ReadonlySet<string>;

  constructor(tables: Tables) {
    this.#tables = tables;
    this.#judged = new Set(
      tables.written.flatMap(([one, other]) => [`${one} ${other}`, `${other} ${one}`]),
    );
  }

  written(): readonly Told[] {
    return this.#tables.written.map(([one, other, kind, status]) => {
      const [left, right] = [String(one), String(other)];
      const day = [this.#known(left), this.#known(right)].toSorted()[1] ?? "";
      const key = `${left} ${right} ${kind}`;
      return { kind: String(kind), status: String(status), left, right, day, key };
    });
  }

  /** An actor's newest claims for and against an issue. */
  self(): readonly Told[] {
    const newest = new Newest(this.#tables.newness);
    for (const [id, issue, stance] of this.#sided()) {
      for (const [actor] of this.#tables.actors.get(id) ?? []) {
        newest.put(`${issue} ${actor}`, stance, id);
      }
    }
    return newest
      .groups()
      .flatMap((cells) =>
        pairs(cells, ([stance]) => stance).flatMap(([[, con], [, pro]]) =>
          this.#candidate("SELF", con, pro),
        ),
      );
  }

  /** Two parties' newest claims for and against an issue in a round. */
  opposed(): readonly Told[] {
    const newest = new Newest(this.#tables.newness);
    for (const [id, issue, stance] of this.#sided()) {
      for (const [round] of this.#tables.rounds.get(id) ?? []) {
        for (const party of this.#partiesOf(id)) {
          newest.put(`${issue} ${round}`, `${stance} ${party}`, id);
        }
      }
    }
    return newest.groups().flatMap((cells) =>
      pairs(cells, ([cell]) => cell.split(" ")[0] ?? "").flatMap(([[its, con], [their, pro]]) => {
        const [, one = ""] = its.split(" ");
        const [, other = ""] = their.split(" ");
        const together = this.#partiesOf(con).includes(other) && this.#partiesOf(pro).includes(one);
        return one === other || together ? [] : this.#candidate("OPPOSED", con, pro);
      }),
    );
  }

  /** Each telling of a node beside the one that was published first. */
  told(): readonly Told[] {
    const byNode = new Map<string, Map<string, string>>();
    for (const [id, telling, day, document] of this.#tables.tellings) {
      if (typeof telling !== "string") continue;
      const tellings = byNode.get(String(id)) ?? new Map<string, string>();
      byNode.set(String(id), tellings);
      const published = `${day}${document}`;
      const known = tellings.get(telling);
      if (known === undefined || published < known) tellings.set(telling, published);
    }
    return [...byNode].flatMap(([id, tellings]) => this.#tellingsOf(id, tellings));
  }

  #tellingsOf(id: string, tellings: ReadonlyMap<string, string>): readonly Told[] {
    const [first, ...later] = [...tellings].toSorted(([a, one], [b, other]) =>
      `${one} ${a}` < `${other} ${b}` ? -1 : 1,
    );
    if (first === undefined || this.#judged.has(`${id} ${id}`)) return [];
    return later.map(([telling, published]) => {
      const day = [this.#known(id), published.slice(0, 10)].toSorted()[1] ?? "";
      const key = `${id} ${id} REPORT ${telling} ${first[0]}`;
      return { kind: "REPORT", status: "CANDIDATE", left: id, right: id, day, key };
    });
  }

  /** Numbers that exclude each other for one quantity. */
  numbers(): readonly Told[] {
    const cells = new Map<string, Map<string, Numbered>>();
    for (const [place, numbered] of [...this.#claimed(), ...this.#outcome()]) {
      const known = cells.get(place) ?? new Map<string, Numbered>();
      cells.set(place, known);
      known.set(`${numbered.id} ${numbered.offered}`, numbered);
    }
    return [...cells.values()].flatMap((known) => {
      const all = [...known.values()];
      return all.flatMap((one) =>
        all
          .filter((other) => one.id < other.id && excludes(one, other))
          .filter((other) => !(one.offered && other.offered) || this.#share(one.id, other.id))
          .flatMap((other) => this.#candidate("NUMERIC", one.id, other.id)),
      );
    });
  }

  /** Of each actor the newest number alone counts. */
  #claimed(): readonly (readonly [place: string, numbered: Numbered])[] {
    const { newness, actors, rounds } = this.#tables;
    const newest = new Newest(newness);
    const numbers = new Map<string, Numbered>();
    for (const [id, issue, stance, unit, ...range] of this.#numbered()) {
      const offered = stancesThatOffer.includes(String(stance));
      numbers.set(`${id} ${issue}`, numberOf(id, offered, ...range));
      const places = (rounds.get(String(id)) ?? []).map(([round]) => `${issue} ${round} ${unit}`);
      for (const place of places) {
        for (const [actor] of actors.get(String(id)) ?? []) {
          newest.put(place, `${actor} ${offered}`, String(id));
        }
      }
    }
    return newest.places().flatMap(([place, id]) => {
      const numbered = numbers.get(`${id} ${place.split(" ")[0]}`);
      return numbered ? [[place, numbered] as const] : [];
    });
  }

  /** What claims say of issues with a number that can contradict another. */
  #numbered(): readonly Row[] {
    const counted = [...stancesThatTell, ...stancesThatOffer];
    return this.#tables.on.filter(
      ([id, , stance, unit, least, most]) =>
        this.#tables.actors.has(String(id)) &&
        counted.includes(String(stance)) &&
        unit !== null &&
        (least !== null || most !== null),
    );
  }

  #outcome(): readonly (readonly [place: string, numbered: Numbered])[] {
    const issues = grouped(this.#tables.on);
    return this.#tables.outcomes.flatMap(([id, round, kind, unit, least, most]) =>
      kind === "NOT_AGREED" || unit === null
        ? []
        : (issues.get(String(id)) ?? []).map(
            ([issue]) =>
              [`${issue} ${round} ${unit}`, numberOf(id, kind !== "AGREED", least, most)] as const,
          ),
    );
  }

  #sided(): readonly (readonly [id: string, issue: string, stance: string])[] {
    const sides = [...stancesFor, ...stancesAgainst];
    return this.#tables.on
      .filter(
        ([id, , stance]) => this.#tables.actors.has(String(id)) && sides.includes(String(stance)),
      )
      .map(([id, issue, stance]) => [String(id), String(issue), String(stance)]);
  }

  #candidate(kind: string, one: string, other: string): readonly Told[] {
    if (this.#judged.has(`${one} ${other}`)) return [];
    const places = [one, other].map((id) => [this.#known(id), id] as const);
    const [earlier, later] = places.toSorted((a, b) => (a.join(" ") < b.join(" ") ? -1 : 1));
    if (!earlier || !later) return [];
    const [left, right] = [later[1], earlier[1]];
    const key = `${left} ${right} ${kind}`;
    return [{ kind, status: "CANDIDATE", left, right, day: later[0], key }];
  }

  #partiesOf(id: string): readonly string[] {
    return (this.#tables.parties.get(id) ?? []).map(([party]) => String(party));
  }

  #share(one: string, other: string): boolean {
    const parties = this.#partiesOf(other);
    return this.#partiesOf(one).some((party) => parties.includes(party));
  }

  #known(id: string): string {
    return this.#tables.knownFrom.get(id) ?? "";
  }
}

type Cell = readonly [cell: string, id: string];

/** Each cell against an issue beside each that is for it. */
function pairs(
  cells: readonly Cell[],
  stanceOf: (cell: Cell) => string,
): readonly (readonly [con: Cell, pro: Cell])[] {
  const against = cells.filter((cell) => stancesAgainst.includes(stanceOf(cell)));
  const favour = cells.filter((cell) => stancesFor.includes(stanceOf(cell)));
  return against.flatMap((con) => favour.map((pro) => [con, pro] as const));
}

function numberOf(
  id: Value | undefined,
  offered: boolean,
  ...range: readonly (Value | undefined)[]
) {
  const [least, most] = range.map((each) => (typeof each === "number" ? each : null));
  return { id: String(id), offered, least: least ?? null, most: most ?? null };
}

function excludes(one: Numbered, other: Numbered): boolean {
  return isLess(one.most, other.least) || isLess(other.most, one.least);
}

function isLess(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && a < b;
}
