import { model, type RelationshipField } from "../model/model.ts";
import type { ReadArgument } from "./arguments.ts";
import { type Draft, indented } from "./draft.ts";
import type { End } from "./listing.ts";

/** An end that a filter binds by its id: an index holds the claims that lead to it in their order. */
export interface Start {
  /** `(claim1)-[start1:ON]->()` */
  readonly pattern: string;
  /** The parameter that has the end's id. */
  readonly id: string;
  /** What matches the end, under a name of its own. */
  readonly end: string;
  /** How many relationships of the type meet at the end: Neo4j looks the number up. */
  readonly degree: string;
}

/** The relationship that a list of claims is read along, whichever of its ends it starts at. */
export const START = "start1";

/** A third would save little, and make the statement longer. */
const STARTS = 2;

/**
 * The ends from which a list of claims can be read, given what its filter asks of all of them:
 * `issues: { some: { node: { id: { eq } } } }`, `party: { id: { eq } }`. An end has one relationship
 * with a claim at most, so that no claim comes twice.
 */
export function startsOf(draft: Draft, claim: string, filter: ReadArgument): readonly Start[] {
  if (!draft.dialect.hubIndexes) return [];
  const given = filter(draft.asking.variableValues);
  return model
    .fields("Claim")
    .filter((along) => leadsToHub(along) && typeof idIn(given, along) === "string")
    .slice(0, STARTS)
    .map((along) => {
      const [left, right] = along.direction === "out" ? ["-", "->"] : ["<-", "-"];
      const [back, forth] = along.direction === "out" ? ["<-", "-"] : ["-", "->"];
      const { type } = along.relationship;
      const end = draft.name("end");
      const id = draft.parameter("hub", (variables) => String(idIn(filter(variables), along)));
      return {
        pattern: `(${claim})${left}[${START}:${type}]${right}()`,
        id,
        end: `(${end}:Entity {id: ${id}})`,
        degree: `COUNT { (${end})${back}[:${type}]${forth}() }`,
      };
    });
}

/**
 * Runs one of two branches: that of the end at which fewer claims meet. Of a hub's 3,087 claims and a
 * rare party's 9 it reads the 9. An `UNWIND` of nothing stops a branch, where a `WHERE` would not; the
 * inner `CALL` keeps the order of the index.
 */
export function fromRarer(
  [one, other]: readonly [End, End],
  claim: string,
  branch: (end: End) => readonly string[],
): readonly string[] {
  const only = (chosen: string, end: End) => [
    `UNWIND CASE WHEN ${chosen} THEN [1] ELSE [] END AS go`,
    "CALL () {",
    ...indented(branch(end)),
    "}",
    `RETURN ${claim}`,
  ];
  return [
    `OPTIONAL MATCH ${one.start.end}`,
    `OPTIONAL MATCH ${other.start.end}`,
    `WITH ${one.start.degree} <= ${other.start.degree} AS rarer`,
    "CALL (rarer) {",
    ...indented([...only("rarer", one), "UNION ALL", ...only("NOT rarer", other)]),
    "}",
  ];
}

function leadsToHub({ relationship, direction }: RelationshipField): boolean {
  if (!relationship.pagedByClaim) return false;
  return (relationship.hub === "to") === (direction === "out");
}

/** The id of the end that a field's filter binds, if it does. */
function idIn(filter: unknown, { name, gives }: RelationshipField): unknown {
  const path = gives === "many" ? [name, "some", "node", "id", "eq"] : [name, "id", "eq"];
  return path.reduce<unknown>(
    (found, step) => (found as Readonly<Record<string, unknown>> | null | undefined)?.[step],
    filter,
  );
}
