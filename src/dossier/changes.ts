import { model } from "../model/model.ts";
import { isAsserted } from "../model/property.ts";
import type { Facts, NodeFact, Properties, RelationshipFact } from "./fact.ts";

/** How many of a sort were written or taken away. */
export interface Counts {
  readonly created: number;
  /** Something about them is another than it was. */
  readonly changed: number;
  readonly removed: number;
}

/** What has to be done to a graph so that it holds what it should. */
export interface Changes {
  readonly nodes: Change<NodeFact>;
  readonly relationships: Change<RelationshipFact>;
  /** Relationships that stay as they are, and yet go with an end that is created anew. */
  readonly restored: readonly RelationshipFact[];
}

export interface Change<T> {
  readonly created: readonly T[];
  readonly changed: readonly T[];
  readonly removed: readonly T[];
}

/**
 * The difference between what a graph holds and what it should hold. A node that becomes one of
 * another kind is removed and created anew, with all its relationships.
 *
 * @param now the instant from which new nodes, and those of which something else is stated, are
 *   recorded, unless it is told with them
 */
export function changesBetween(held: Facts, wanted: Facts, now: string): Changes {
  const before = new Map(held.nodes.map((node) => [node.properties.id, node]));
  const after = new Map(wanted.nodes.map((node) => [node.properties.id, node]));
  const recorded = wanted.nodes.map((node) =>
    recordedNode(node, before.get(node.properties.id), now),
  );
  const another = (node: NodeFact, nodes: ReadonlyMap<string, NodeFact>) =>
    nodes.get(node.properties.id)?.kind !== node.kind;
  const removed = held.nodes.filter((node) => another(node, after));
  const gone = new Set(removed.map(({ properties }) => properties.id));
  const relationships = relationshipChanges(held.relationships, wanted.relationships);
  const written = new Set([...relationships.created, ...relationships.changed]);
  return {
    nodes: {
      created: recorded.filter((node) => another(node, before)),
      changed: recorded.filter((node) => {
        const stored = before.get(node.properties.id);
        return stored?.kind === node.kind && !same(stored.properties, node.properties);
      }),
      removed,
    },
    relationships,
    restored: wanted.relationships.filter(
      (each) => !written.has(each) && (gone.has(each.from) || gone.has(each.to)),
    ),
  };
}

/** How many nodes and relationships the changes touch. */
export function changed({ nodes, relationships }: Changes): number {
  const counts = [nodes, relationships].map(countsOf);
  return counts.reduce((sum, each) => sum + each.created + each.changed + each.removed, 0);
}

/** How many nodes or relationships a change touches. */
export function countsOf({ created, changed, removed }: Change<unknown>): Counts {
  return { created: created.length, changed: changed.length, removed: removed.length };
}

function relationshipChanges(
  held: readonly RelationshipFact[],
  wanted: readonly RelationshipFact[],
): Change<RelationshipFact> {
  const before = new Map(held.map((each) => [each.properties["key"], each]));
  const after = new Set(wanted.map(({ properties }) => properties["key"]));
  return {
    created: wanted.filter(({ properties }) => !before.has(properties["key"])),
    changed: wanted.filter(({ properties }) => {
      const stored = before.get(properties["key"]);
      return stored !== undefined && !same(stored.properties, properties);
    }),
    removed: held.filter(({ properties }) => !after.has(properties["key"])),
  };
}

/** It keeps its instant as long as the same is stated of it. */
function recordedNode(node: NodeFact, stored: NodeFact | undefined, now: string): NodeFact {
  const kept =
    stored?.kind === node.kind && same(assertedOf(stored), assertedOf(node))
      ? stored.properties["recordedAt"]
      : undefined;
  const recordedAt = kept ?? node.properties["recordedAt"] ?? now;
  return { kind: node.kind, properties: { ...node.properties, recordedAt } };
}

function assertedOf({ kind, properties }: NodeFact): Properties {
  const asserted = model.kind(kind).properties.filter(isAsserted);
  return Object.fromEntries(
    asserted.flatMap(({ name }) => {
      const value = properties[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

function same(a: Properties, b: Properties): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]))
  );
}
