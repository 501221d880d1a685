import { model } from "../../src/model/model.ts";
import { Dice } from "../sweep/dice.ts";
import { type Facts, isKnown, type NodeFact, type RelationshipFact, text } from "../sweep/facts.ts";

/** What a plain reader of the facts takes for the answer: all chains are tried, the smallest is kept. */
export function plainPath(facts: Facts, asked: PathAsked): readonly string[] | null | undefined {
  const known = knownOf(facts, asked.asOf);
  if (!known.nodes.has(asked.from) || !known.nodes.has(asked.to)) return undefined;
  let chains: (readonly string[])[] = [[asked.from]];
  const seen = new Set([asked.from]);
  for (let length = 0; length <= asked.maxLength; length += 1) {
    const [found] = chains.filter((chain) => chain.at(-1) === asked.to).toSorted(byIds);
    if (found) return found;
    chains = chains.flatMap((chain) =>
      [...(known.ties.get(chain.at(-1) ?? "") ?? [])]
        .filter((id) => !seen.has(id))
        .map((id) => [...chain, id]),
    );
    for (const chain of chains) seen.add(chain.at(-1) ?? "");
  }
  return null;
}

/** The ids around a node, each with its distance, in the order that the contract gives them. */
export function plainNeighbours(
  facts: Facts,
  { id, depth, asOf }: { id: string; depth: number; asOf?: string | undefined },
): readonly string[] | undefined {
  const known = knownOf(facts, asOf);
  if (!known.nodes.has(id)) return undefined;
  const levels = [[id]];
  const seen = new Set([id]);
  for (let distance = 1; distance <= depth; distance += 1) {
    const near = levels.at(-1)?.flatMap((each) => [...(known.ties.get(each) ?? [])]) ?? [];
    const next = [...new Set(near)].filter((each) => !seen.has(each));
    for (const each of next) seen.add(each);
    levels.push(next);
  }
  const dayOf = (each: string) => String(known.nodes.get(each)?.properties["saidOn"] ?? "");
  return levels.flatMap((level) => [
    ...level.filter((each) => dayOf(each) === "").toSorted(),
    ...level
      .filter((each) => dayOf(each) !== "")
      .toSorted((a, b) => (`${dayOf(a)} ${a}` > `${dayOf(b)} ${b}` ? -1 : 1)),
  ]);
}

/** The keys of the relationships among some nodes. */
export function plainLinks(facts: Facts, ids: readonly string[], asOf?: string): readonly string[] {
  return facts.relationships
    .filter((each) => isKnown(each, asOf) && ids.includes(each.from) && ids.includes(each.to))
    .map((each) => text(each, "key"));
}

/** The smallest key of the relationships between two nodes. */
export function plainTie(
  facts: Facts,
  a: string | undefined,
  b: string,
  asOf?: string,
): string | undefined {
  const between = facts.relationships.filter(
    ({ from, to }) => (from === a && to === b) || (from === b && to === a),
  );
  return between
    .filter((each) => isKnown(each, asOf))
    .map((each) => text(each, "key"))
    .toSorted()[0];
}

interface PathAsked {
  readonly from: string;
  readonly to: string;
  readonly maxLength: number;
  readonly asOf?: string | undefined;
}

/** A few nodes of all kinds and few relationships between them, loops and doubles among them. */
export function sparseFacts(seed: number): Facts {
  const dice = new Dice(seed);
  const count = 5 + dice.below(25);
  const nodes = dice.times(count, (at) => sparseNode(dice, `${seed}-${at}`));
  const relationships = dice
    .times(Math.floor(count * (0.7 + dice.throw())), (at) => sparseTie(dice, nodes, at))
    .filter((each) => each !== undefined);
  return { nodes, relationships };
}

/** Claims in layers, each tied to some of the next: many chains of one length lead through them. */
export function layeredFacts(seed: number): Facts {
  const dice = new Dice(seed);
  const layers = dice.times(6, (layer) =>
    dice.times(4, (at) => sparseClaim(dice, `${dice.pick(["a", "b", "c"])}-${seed}-${layer}${at}`)),
  );
  const relationships = layers.slice(1).flatMap((layer, at) =>
    layer.flatMap((to) =>
      (layers[at] ?? [])
        .filter(() => dice.chance(0.6))
        .map((from) => ({
          type: "RESPONDS_TO",
          from: text(from, "id"),
          to: text(to, "id"),
          properties: { key: `k${text(from, "id")}/${text(to, "id")}`, knownFrom: dice.pick(DAYS) },
        })),
    ),
  );
  return { nodes: layers.flat(), relationships };
}

function sparseClaim(dice: Dice, id: string): NodeFact {
  const saidOn = dice.pick(DAYS);
  return { kind: "Claim", properties: { id, saidOn, knownFrom: saidOn } };
}

/** The days from which what `sparseFacts` makes is known. */
export const DAYS = ["2025-05-01", "2025-05-02", "2025-05-03"] as const;

function sparseNode(dice: Dice, name: string): NodeFact {
  const kind = dice.pick(model.kinds.map(({ name }) => name).concat("Claim", "Claim", "Claim"));
  const saidOn = kind === "Claim" ? { saidOn: dice.pick(DAYS) } : {};
  const starts = kind === "Meeting" ? { startsOn: dice.pick(DAYS) } : {};
  const properties = { id: `${dice.pick(["a", "b", "c"])}-${name}`, ...saidOn, ...starts };
  return { kind, properties: { ...properties, knownFrom: saidOn.saidOn ?? dice.pick(DAYS) } };
}

function sparseTie(
  dice: Dice,
  nodes: readonly NodeFact[],
  at: number,
): RelationshipFact | undefined {
  const from = dice.pick(nodes);
  const to = dice.chance(0.1) ? from : dice.pick(nodes);
  const fitting = model.relationships.filter(
    (each) =>
      each.from.some((end) => model.kindsOf(end).includes(from.kind)) &&
      each.to.some((end) => model.kindsOf(end).includes(to.kind)),
  );
  if (fitting.length === 0) return undefined;
  const { type, hub, pagedByClaim } = dice.pick(fitting);
  const [claim, end] = hub === "from" ? [to, from] : [from, to];
  const paged = pagedByClaim &&
    claim.kind === "Claim" && {
      hub: text(end, "id"),
      sortKey: `${text(claim, "saidOn")}/${text(claim, "id")}`,
    };
  return {
    type,
    from: text(from, "id"),
    to: text(to, "id"),
    properties: { key: `k${dice.below(1000)}-${at}`, knownFrom: dice.pick(DAYS), ...paged },
  };
}

function knownOf({ nodes, relationships }: Facts, asOf: string | undefined) {
  const known = new Map(
    nodes.filter((node) => isKnown(node, asOf)).map((node) => [text(node, "id"), node]),
  );
  const ties = new Map<string, Set<string>>();
  for (const each of relationships.filter((one) => isKnown(one, asOf))) {
    if (!known.has(each.from) || !known.has(each.to)) continue;
    ties.set(each.from, (ties.get(each.from) ?? new Set()).add(each.to));
    ties.set(each.to, (ties.get(each.to) ?? new Set()).add(each.from));
  }
  return { nodes: known, ties };
}

function byIds(a: readonly string[], b: readonly string[]): number {
  return a.join(" ") < b.join(" ") ? -1 : 1;
}
