import type { Graph } from "../../graph/graph.ts";
import { model } from "../../model/model.ts";
import type { Known } from "../draft.ts";
import type { Stated } from "../entries.ts";
import { type Facts, listOf, sortedSet } from "../fact.ts";
import { heldNodes, heldUnder, idsOfOthers } from "../stored.ts";
import { type DossierRecord, linksBetween, type StatedDossier } from "../surroundings.ts";

/** So many ids are asked for at a time. */
const AT_ONCE = 1000;

/**
 * Other dossiers of the graph that have to do with a large one: it uses what they state, or did, or they
 * have to do with such a one in turn. What follows from any of them may follow from all, so theirs is
 * worked out anew as well, and as it may be as much, some at a time.
 */
export class Others {
  readonly dossiers: readonly string[];
  readonly #graph: Graph;
  readonly #large: string;

  constructor(graph: Graph, large: string, dossiers: readonly string[]) {
    this.#graph = graph;
    this.#large = large;
    this.dossiers = dossiers;
  }

  /** What the graph holds of them, some nodes at a time with what stands under these. */
  async *windows(): AsyncGenerator<Facts> {
    if (this.dossiers.length === 0) return;
    for await (const ids of idsOfOthers(this.#graph, this.#large, this.dossiers)) {
      yield {
        nodes: await heldNodes(this.#graph, ids),
        relationships: await heldUnder(this.#graph, ids),
      };
    }
  }

  /** What they state of what is used, each at the place where that is said. */
  async used(uses: readonly Stated<string>[]): Promise<ReadonlyMap<string, Known>> {
    const places = new Map(uses.map(({ value, place }) => [value, place]));
    const ids = [...places.keys()];
    const used = new Map<string, Known>();
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      for (const { kind, properties } of await heldNodes(
        this.#graph,
        ids.slice(at, at + AT_ONCE),
      )) {
        const { id } = properties;
        const idPlace = places.get(id);
        const isTheirs = listOf(properties, "dossiers")?.some((each) => each !== this.#large);
        if (idPlace && isTheirs) used.set(id, { id, kind: model.kind(kind), idPlace });
      }
    }
    return used;
  }
}

/** What tells who has to do with whom. */
export interface Around {
  /** The ids that the dossier is to use; of those that it used, the graph keeps a record. */
  readonly uses: readonly string[];
  readonly records: readonly DossierRecord[];
  /** Dossiers that have to do with it in any case. */
  readonly more: readonly string[];
}

/** The others that have to do with a dossier. */
export async function othersOf(
  graph: Graph,
  id: string,
  { uses, records, more }: Around,
): Promise<Others> {
  const links = await linksBetween(graph, records, [{ id, uses }]);
  const found = new Set([id, ...more]);
  for (const each of found) for (const other of links.get(each) ?? []) found.add(other);
  found.delete(id);
  return new Others(graph, id, sortedSet(found));
}

/** How many nodes the others state that have to do with a dossier, what several of them state as often. */
export async function nodesAround(
  graph: Graph,
  { id, uses }: Pick<DossierRecord, "id" | "uses">,
  stated: readonly StatedDossier[],
): Promise<number> {
  const { dossiers } = await othersOf(graph, id, { uses, records: stated, more: [] });
  return stated
    .filter((each) => dossiers.includes(each.id))
    .reduce((sum, { nodes }) => sum + nodes, 0);
}
