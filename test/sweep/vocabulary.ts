import type { Facts } from "./facts.ts";

/** What operations can ask for: ids and values that the facts hold. */
export interface Vocabulary {
  /** The ids by kind. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** The values of a property, of whatever has it. */
  valuesOf(name: string): readonly unknown[];
}

export function vocabularyOf({ nodes, relationships }: Facts): Vocabulary {
  const kinds = new Set(nodes.map((node) => node.kind));
  const idsOfKind = (kind: string) =>
    nodes.filter((node) => node.kind === kind).map((node) => String(node.properties["id"]));
  const values = new Map<string, Set<unknown>>();
  for (const { properties } of [...nodes, ...relationships]) {
    for (const [name, value] of Object.entries(properties)) {
      values.set(name, (values.get(name) ?? new Set()).add(value));
    }
  }
  return {
    ids: Object.fromEntries([...kinds].map((kind) => [kind, idsOfKind(kind)])),
    valuesOf: (name) => [...(values.get(name) ?? [])],
  };
}
