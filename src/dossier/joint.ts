import { entryOf } from "./derive/entry.ts";
import { partiesOf } from "./derive/parties.ts";
import { grouped, Web } from "./derive/web.ts";
import type { Dossier } from "./dossier.ts";
import { type Facts, listOf, type NodeFact, numberOf, type RelationshipFact } from "./fact.ts";
import { fieldStating } from "./format.ts";
import { allOf, oneOf, type Problem } from "./problem.ts";
import type { DossierRecord } from "./surroundings.ts";

/** A sentence about a node. */
export type Told = readonly [about: string, sentence: string];

/**
 * What is wrong with dossiers only together: each may hold by itself, and yet leave another without
 * what it uses, or in doubt of what it states.
 *
 * @param facts all that they state, with what follows from it
 * @param loaded those whose files are at hand: problems are told at places in them
 * @param users what the graph keeps of the others
 */
export function checkJoint(
  facts: Facts,
  loaded: readonly Dossier[],
  users: readonly DossierRecord[],
): readonly Problem[] {
  const web = new Web(facts);
  const several = new Set(facts.nodes.flatMap(dossiersOf)).size > 1;
  const told = [
    ...users.flatMap((user) => missed(web, user)),
    ...(several ? [...secondEnds(facts), ...doubts(web), ...secondRounds(facts)] : []),
    ...facts.nodes.flatMap(undated),
  ];
  return told.map(([about, sentence]) => ({ place: placeOf(about, loaded), sentence }));
}

function missed(web: Web, { id, uses }: DossierRecord): readonly Told[] {
  return uses
    .filter((each) => web.node(each) === undefined)
    .map((each) => [
      each,
      `The dossier \`${id}\` uses \`${each}\`, which no dossier would state any more.`,
    ]);
}

/** A field that has one end, or an order, has the same end at each place in all dossiers that state it. */
function secondEnds({ nodes, relationships }: Facts): readonly Told[] {
  const shared = new Set(
    nodes.filter((node) => dossiersOf(node).length > 1).map(({ properties }) => properties.id),
  );
  const placed = relationships.filter((each) => shared.has(entryOf(each)) && takesOne(each));
  const groups = grouped(placed, (each) =>
    [entryOf(each), each.type, numberOf(each.properties, "position")].join(" "),
  );
  return [...groups.values()].flatMap((ends) => {
    const [first] = ends;
    if (first === undefined || ends.length === 1) return [];
    const entry = entryOf(first);
    const named = ends.map((each) => {
      const far = each.from === entry ? each.to : each.from;
      return `\`${far}\` in ${allOf(dossiersOf(each))}`;
    });
    const sentence = `\`${fieldStating(first.type)?.name}\` of \`${entry}\` is ${named.join(" and ")}; dossiers state it alike.`;
    return [[entry, sentence]];
  });
}

function takesOne({ type }: RelationshipFact): boolean {
  const field = fieldStating(type);
  return field?.gives === "one" || field?.byPosition === true;
}

function doubts(web: Web): readonly Told[] {
  return web.facts.nodes
    .filter(({ kind }) => kind === "Claim")
    .flatMap(({ properties: { id } }) =>
      partiesOf(web, id).doubts.map(({ speaker, candidates }): Told => {
        const sentence = `Together with other dossiers, \`${speaker}\` may speak for ${oneOf(candidates)} in \`${id}\`; say for whom it counts with \`for: [...]\`.`;
        return [id, sentence];
      }),
    );
}

/** Rounds that two meetings would be. */
export function secondRounds({ relationships }: Facts): readonly Told[] {
  const rounds = relationships.filter(({ type }) => type === "ROUND_OF");
  const groups = grouped(rounds, ({ to, properties }) => `${numberOf(properties, "number")} ${to}`);
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .flatMap((group): readonly Told[] => {
      const [first, second] = group;
      if (first === undefined || second === undefined) return [];
      const round = numberOf(first.properties, "number");
      const sentence = `Round ${round} of \`${first.to}\` is ${allOf(group.map(({ from }) => from))}; it can be one of them.`;
      return [[second.from, sentence]];
    });
}

function undated({ properties }: NodeFact): readonly Told[] {
  return properties["knownFrom"] === undefined ? [leftUndated(properties.id)] : [];
}

/** That nothing dates a node of which it is not known that it was stated wrongly. */
export function leftUndated(id: string): Told {
  return [id, `Nothing would date \`${id}\` any more.`];
}

function dossiersOf({ properties }: NodeFact | RelationshipFact): readonly string[] {
  return listOf(properties, "dossiers") ?? [];
}

/** Where it stands in one of the files; else the first of them, or the graph. */
function placeOf(about: string, loaded: readonly Dossier[]): Problem["place"] {
  const entries = loaded.flatMap((dossier) => dossier.entries);
  const entry = entries.find(({ id }) => id === about);
  return entry?.idPlace ?? { file: entries[0]?.place.file ?? "The graph" };
}
