import type { Facts, NodeFact, RelationshipFact } from "../fact.ts";

const NONE: readonly RelationshipFact[] = [];

/**
 * Facts that can be walked from node to node. There may be more behind them, which is not among `facts`:
 * then whatever is asked of a node that is known there is answered from there.
 */
export class Web {
  readonly facts: Facts;
  readonly #behind: Web | undefined;
  readonly #nodes: ReadonlyMap<string, NodeFact>;
  readonly #leaving: ReadonlyMap<string, readonly RelationshipFact[]>;
  readonly #entering: ReadonlyMap<string, readonly RelationshipFact[]>;

  constructor(facts: Facts, behind?: Web) {
    this.facts = facts;
    this.#behind = behind;
    this.#nodes = new Map(facts.nodes.map((node) => [node.properties.id, node]));
    this.#leaving = grouped(facts.relationships, ({ from, type }) => keyOf(from, type));
    this.#entering = grouped(facts.relationships, ({ to, type }) => keyOf(to, type));
  }

  node(id: string): NodeFact | undefined {
    return this.#behind?.node(id) ?? this.#nodes.get(id);
  }

  kindOf(id: string): string | undefined {
    return this.node(id)?.kind;
  }

  /** Relationships of that type that begin at the node, in the order of the facts. */
  out(id: string, type: string): readonly RelationshipFact[] {
    if (this.#behind?.node(id)) return this.#behind.out(id, type);
    return this.#leaving.get(keyOf(id, type)) ?? NONE;
  }

  /** Relationships of that type that end at the node, in the order of the facts. */
  into(id: string, type: string): readonly RelationshipFact[] {
    if (this.#behind?.node(id)) return this.#behind.into(id, type);
    return this.#entering.get(keyOf(id, type)) ?? NONE;
  }
}

/** The members under their keys, in their order. */
export function grouped<T>(
  members: readonly T[],
  key: (member: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const member of members) {
    const group = groups.get(key(member));
    if (group) group.push(member);
    else groups.set(key(member), [member]);
  }
  return groups;
}

function keyOf(id: string, type: string): string {
  return `${type} ${id}`;
}
