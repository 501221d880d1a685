import { PartyRole } from "../model/enumerations.ts";
import { NotFound } from "../model/faults.ts";
import type { MatrixQuestion, MatrixRows } from "./matrix.ts";

/** The parties, issues and rounds of a matrix, by their ids, in the order of the answer. */
export interface Axes {
  readonly parties: readonly string[];
  readonly issues: readonly string[];
  readonly rounds: readonly string[];
}

/**
 * Those that were chosen, in the order in which they were; else all that occur: parties to the rounds
 * first, by role and id; issues by their number of claims, then id; rounds by number.
 *
 * @throws NotFound where one was chosen that is not there
 */
export function axesOf(question: MatrixQuestion, rows: MatrixRows): Axes {
  return {
    parties: partiesOf(question, rows),
    issues: issuesOf(question, rows),
    rounds: roundsOf(question, rows),
  };
}

function partiesOf({ parties }: MatrixQuestion, { parties: found, roles }: MatrixRows) {
  if (parties != null) {
    return chosen(parties, found, (id) => `There is no country or organisation with the id ${id}.`);
  }
  const places = new Map<string, number>();
  for (const [party, role] of roles) {
    const place = PartyRole.values.indexOf(role);
    places.set(party, Math.min(place, places.get(party) ?? place));
  }
  const place = (id: string) => places.get(id) ?? PartyRole.values.length;
  const all = [...new Set([...places.keys(), ...found])];
  return all.sort((a, b) => place(a) - place(b) || byId(a, b));
}

function issuesOf({ issues }: MatrixQuestion, { issues: found }: MatrixRows) {
  if (issues != null) {
    const ids = found.map(([id]) => id);
    return chosen(issues, ids, (id) => `There is no issue with the id ${id}.`);
  }
  return [...found].sort(([a, many], [b, few]) => few - many || byId(a, b)).map(([id]) => id);
}

function roundsOf({ process, rounds }: MatrixQuestion, { rounds: found }: MatrixRows) {
  const numbered = [...found].sort(([a, first], [b, second]) => a - b || byId(first, second));
  if (rounds == null) return numbered.map(([, id]) => id);
  const numbers = numbered.map(([number]) => number);
  const listed = numbers.length === 0 ? "none" : numbers.join(", ");
  chosen(
    rounds,
    numbers,
    (number) => `${process} has no round ${number}; its rounds are: ${listed}.`,
  );
  return [...new Set(rounds)].flatMap((number) =>
    numbered.filter(([each]) => each === number).map(([, id]) => id),
  );
}

function chosen<T>(
  asked: readonly T[],
  found: readonly T[],
  missing: (one: T) => string,
): readonly T[] {
  const lacking = asked.find((one) => !found.includes(one));
  if (lacking !== undefined) throw new NotFound(missing(lacking));
  return [...new Set(asked)];
}

/** Ids are ASCII, so code units are code points. */
export function byId(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
