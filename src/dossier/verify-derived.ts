import { derive } from "./derive/derive.ts";
import { identityOf } from "./derive/key.ts";
import { grouped } from "./derive/web.ts";
import type { Facts, Properties, RelationshipFact } from "./fact.ts";
import { statedIn } from "./stated.ts";

/**
 * What does not follow from what a graph states, or follows and is not there: each a sentence.
 * Everything derived is worked out anew for that.
 *
 * @param held all that the graph holds
 */
export function derivedProblems(held: Facts): readonly string[] {
  const due = derive(statedIn(held));
  return [...nodeProblems(held, due), ...relationshipProblems(held, due)].sort();
}

function nodeProblems(held: Facts, due: Facts): readonly string[] {
  const expected = new Map(due.nodes.map((node) => [node.properties.id, node.properties]));
  return held.nodes.flatMap(({ properties: { recordedAt, ...properties } }) => {
    const { id } = properties;
    const other = expected.get(String(id));
    if (other === undefined) return [`${id} is of no kind that the model knows.`];
    return differences(String(id), properties, other);
  });
}

function relationshipProblems(held: Facts, due: Facts): readonly string[] {
  const there = grouped(held.relationships, identityOf);
  const expected = new Map(due.relationships.map((each) => [identityOf(each), each]));
  const missing = [...expected].filter(([identity]) => !there.has(identity));
  return [
    ...missing.map(([, each]) => `${nameOf(each)} follows from what is stated, but is not there.`),
    ...[...there].flatMap(([identity, found]) => foundProblems(found, expected.get(identity))),
  ];
}

/** @param found relationships that are one and the same by type, ends and identifying properties */
function foundProblems(
  [first, ...others]: readonly RelationshipFact[],
  wanted: RelationshipFact | undefined,
): readonly string[] {
  if (first === undefined) return [];
  const name = nameOf(first);
  if (wanted === undefined) return [`${name} does not follow from what is stated.`];
  if (others.length > 0) return [`${name} is there ${others.length + 1} times.`];
  return differences(name, first.properties, wanted.properties);
}

function differences(name: string, held: Properties, due: Properties): readonly string[] {
  return [...new Set([...Object.keys(held), ...Object.keys(due)])]
    .filter((property) => JSON.stringify(held[property]) !== JSON.stringify(due[property]))
    .map((property) => {
      const [is, follows] = [held[property], due[property]].map(
        (value) => JSON.stringify(value) ?? "absent",
      );
      return `${name}: ${property} is ${is}, but ${follows} follows from what is stated.`;
    });
}

function nameOf({ type, from, to }: RelationshipFact): string {
  return `${from} ${type} ${to}`;
}
