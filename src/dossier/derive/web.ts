import type { Facts, NodeFact, RelationshipFact } from "../fact.ts";

const NONE: readonly RelationshipFact[] = [];

/** Facts that can be walked from node to node. */
export class Web {
  readonly facts: Facts;
  readonly #nodes: ReadonlyMap<string, NodeFact>;
  readonly #leaving: ReadonlyMap<string, readonly RelationshipFact[]>;
  readonly #entering: ReadonlyMap<string, readonly RelationshipFact[]>;

  constructor(facts: Facts) {
    this.facts = facts;
    this.#nodes = new Map(facts.nodes.map((node) => [node.properties.id, node]));
    this.#leaving = grouped(facts.relationships, ({ from, type }) => keyOf(from, type));
    this.#entering = grouped(facts.relationships, ({ to, type }) => keyOf(to, type));
  }

  node(id: string): NodeFact | undefined {
    return this.#nodes.get(id);
  }

  kindOf(id: string): string | undefined {
    return this.#nodes.get(id)?.kind;
  }

  /** Relationships of that type that begin at the node, in the order of the facts. */
  out(id: string, type: string): readonly RelationshipFact[] {
    return this.#leaving.get(keyOf(id, type)) ?? NONE;
  }

  /** Relationships of that type that end at the node, in the order of the facts. */
  into(id: string, type: string): readonly RelationshipFact[] {
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
