// Positions and what moved between two rounds, by reading every claim and what it is tied to.
import { DatePrecision, Stance } from "../../src/model/enumerations.ts";
import { grouped, type Read } from "./reading.ts";

interface Claim {
  readonly id: string;
  readonly saidOn: string;
  readonly precision: string;
}

interface Taken {
  readonly claim: Claim;
  readonly stance: string;
  readonly value: string | null;
  readonly late: boolean;
}

/** Where a party stands on an issue in a round, as `positions` tells it. */
export interface Cell {
  readonly party: string;
  readonly issue: string;
  readonly round: string;
  readonly state: string;
  readonly stance: string | null;
  readonly value: string | null;
  readonly stances: readonly { readonly stance: string; readonly count: number }[];
}

interface Round {
  readonly id: string;
  readonly number: number;
  readonly ends: string;
}

/** All that is read of a process, to be asked for cells. */
export class PlainMatrix {
  readonly rounds: readonly Round[];
  /** How many claims are on each issue. */
  readonly onIssues = new Map<string, number>();
  readonly parties: readonly string[];
  readonly #taken = new Map<string, Taken[]>();
  readonly #heard = new Set<string>();

  private constructor(rounds: readonly Round[], parties: readonly string[]) {
    this.rounds = rounds;
    this.parties = parties;
  }

  static async read(read: Read, process: string): Promise<PlainMatrix> {
    const rounds = (
      await read(
        "MATCH (m:Meeting)-[r:ROUND_OF]->(p:Process) RETURN m.id AS id, r.number AS number, coalesce(m.endsOn, m.startsOn) AS ends, p.id AS process",
      )
    )
      .filter(([, , , of]) => of === process)
      .map(([id, number, ends]) => ({
        id: String(id),
        number: Number(number),
        ends: String(ends),
      }))
      .toSorted((a, b) => a.number - b.number);
    const parties = grouped(
      await read("MATCH (c:Claim)-[:COUNTS_FOR]->(p) RETURN c.id AS claim, p.id AS party"),
    );
    const roles = await read("MATCH (p)-[:PARTY_TO]->(m) RETURN p.id AS party, m.id AS meeting");
    const first = [...new Set(roles.map(([party]) => String(party)))].toSorted();
    const heard = new Set([...parties.values()].flat().map(([party]) => String(party)));
    const rest = [...heard].filter((party) => !first.includes(party)).toSorted();
    const matrix = new PlainMatrix(rounds, [...first, ...rest]);
    await matrix.#fill(read, parties);
    return matrix;
  }

  async #fill(read: Read, parties: ReturnType<typeof grouped>): Promise<void> {
    const within = grouped(
      await read("MATCH (c:Claim)-[:IN_ROUND]->(m) RETURN c.id AS claim, m.id AS round"),
    );
    const on = grouped(
      await read(
        "MATCH (c:Claim)-[r:ON]->(i) RETURN c.id AS claim, i.id AS issue, r.stance AS stance, r.value AS value",
      ),
    );
    const claims = await read(
      "MATCH (c:Claim) RETURN c.id AS id, c.saidOn AS saidOn, c.saidOnPrecision AS precision",
    );
    for (const [id, saidOn, precision] of claims) {
      const claim = { id: String(id), saidOn: String(saidOn), precision: String(precision) };
      const [round] = within.get(claim.id) ?? [];
      const place = this.rounds.find((each) => each.id === round?.[0]);
      if (place) this.#put(claim, place, parties.get(claim.id) ?? [], on.get(claim.id) ?? []);
    }
  }

  #put(
    claim: Claim,
    round: Round,
    parties: readonly (readonly unknown[])[],
    on: readonly (readonly unknown[])[],
  ): void {
    for (const [issue] of on) {
      const known = this.onIssues.get(String(issue)) ?? 0;
      this.onIssues.set(String(issue), known + 1);
    }
    for (const [party] of parties) {
      this.#heard.add(`${round.id} ${party}`);
      for (const [issue, stance, value] of on) {
        const key = `${round.id} ${party} ${issue}`;
        const taken = this.#taken.get(key) ?? [];
        this.#taken.set(key, taken);
        taken.push({
          claim,
          stance: String(stance),
          value: (value ?? null) as string | null,
          late: claim.saidOn > round.ends,
        });
      }
    }
  }

  cell(party: string, issue: string, round: string): Cell {
    const all = this.#taken.get(`${round} ${party} ${issue}`) ?? [];
    const heard = this.#heard.has(`${round} ${party}`) ? "SILENT" : "UNKNOWN";
    const taking = all.filter(({ stance }) => stance !== "NONE");
    const timely = taking.filter(({ late }) => !late);
    const newest = newestOf(timely.length > 0 ? timely : taking);
    return {
      party,
      issue,
      round,
      state: all.length > 0 ? "STATED" : heard,
      stance: newest?.stance ?? null,
      value: newest?.value ?? null,
      stances: countsOf(taking),
    };
  }
}

function newestOf(taking: readonly Taken[]): Taken | undefined {
  return taking.reduce<Taken | undefined>(
    (newest, each) => (newest && newness(newest) > newness(each) ? newest : each),
    undefined,
  );
}

function newness({ claim }: Taken): string {
  return `${claim.saidOn} ${DatePrecision.values.indexOf(claim.precision)} ${claim.id}`;
}

function countsOf(taking: readonly Taken[]): Cell["stances"] {
  return Stance.values
    .map((stance) => ({ stance, count: taking.filter((each) => each.stance === stance).length }))
    .filter(({ count }) => count > 0);
}

/** A change, as `roundDiff` tells it, but for its positions. */
export interface Change {
  readonly kind: string;
  readonly party: string | null;
  readonly issue: string;
  readonly outcomes: readonly string[];
}

/** What moved between two rounds of the matrix, the second of which has the greater number. */
export async function plainDiff(
  read: Read,
  matrix: PlainMatrix,
  [from, to]: readonly [number, number],
): Promise<readonly Change[]> {
  const [before, after] = [from, to].map(
    (number) => matrix.rounds.find((each) => each.number === number)?.id ?? "",
  ) as [string, string];
  const agreed = await agreedIn(read);
  const issues = [...matrix.onIssues.keys()].toSorted(
    (a, b) => (matrix.onIssues.get(b) ?? 0) - (matrix.onIssues.get(a) ?? 0) || (a < b ? -1 : 1),
  );
  return issues.flatMap((issue) => {
    const settled = agreed(before, issue);
    const changes = matrix.parties.flatMap((party) => {
      const cells = [matrix.cell(party, issue, before), matrix.cell(party, issue, after)] as const;
      const kind = kindOf(cells, settled.length > 0);
      return kind ? [{ kind, party, issue, outcomes: kind === "SETTLED" ? settled : [] }] : [];
    });
    const outcomes = agreed(after, issue);
    return outcomes.length === 0
      ? changes
      : [...changes, { kind: "AGREED", party: null, issue, outcomes }];
  });
}

async function agreedIn(read: Read): Promise<(round: string, issue: string) => readonly string[]> {
  const rows = await read(
    "MATCH (m:Meeting)-[:PRODUCED]->(o:Outcome) MATCH (o)-[:ON]->(i) RETURN m.id AS round, i.id AS issue, o.id AS id, o.kind AS kind",
  );
  return (round, issue) =>
    rows
      .filter(([at, on, , kind]) => at === round && on === issue && kind === "AGREED")
      .map(([, , id]) => String(id))
      .toSorted();
}

function kindOf([before, after]: readonly [Cell, Cell], settled: boolean): string | undefined {
  const states = `${before.state} ${after.state}`;
  if (states === "SILENT STATED") return "NEW";
  if (states === "STATED SILENT") return settled ? "SETTLED" : "DROPPED";
  if (states !== "STATED STATED") return undefined;
  return before.stance === after.stance && before.value === after.value ? "REPEATED" : "CHANGED";
}
