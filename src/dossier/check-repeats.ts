import { identityOf } from "./derive/key.ts";
import type { Draft } from "./draft.ts";
import type { Entry, Item } from "./entries.ts";
import { relationshipOf } from "./facts.ts";
import { type Place, type Problem, spot } from "./problem.ts";

/** The same relationship twice, and relationships from a thing to itself. */
export function checkRepeats({ entries, isFirst, seen }: Draft): readonly Problem[] {
  return entries.filter(isFirst).flatMap((entry) => {
    // What leads one way is stated under one entry alone.
    const own = new Map<string, Place>();
    return entry.items.flatMap((item) =>
      problemsOf(entry, item, isMutual(item) ? seen.mutual : own),
    );
  });
}

function problemsOf(entry: Entry, item: Item, stated: Map<string, Place>): readonly Problem[] {
  const sentence = leadsBack(entry, item)
    ? [
        {
          place: item.place,
          sentence: `\`${entry.id}\` cannot stand in its own \`${item.field.name}\`.`,
        },
      ]
    : [];
  const identity = eitherWay(entry, item);
  const first = stated.get(identity);
  if (first) return [...sentence, repeated(item, first)];
  stated.set(identity, item.place);
  return sentence;
}

/** A link that leads both ways is the same one from either end. */
function eitherWay(entry: Entry, item: Item): string {
  const fact = relationshipOf(entry, item, [], "");
  return isMutual(item) && fact.from > fact.to
    ? identityOf({ ...fact, from: fact.to, to: fact.from })
    : identityOf(fact);
}

function isMutual({ field }: Item): boolean {
  return field.direction === "both";
}

function repeated({ place, field, node }: Item, first: Place): Problem {
  const sentence = `\`${field.name}\` leads to \`${node.value}\` in the same way already, at ${spot(first)}.`;
  return { place, sentence };
}

/** Documents may tell one thing differently, so that a node contradicts itself; nothing else does. */
function leadsBack(entry: Entry, { field, node }: Item): boolean {
  return node.value === entry.id && field.relationship.type !== "CONTRADICTS";
}
