import { type Facts, isKnown, type NodeFact, type RelationshipFact, text, texts } from "./facts.ts";
import { byId, byPosition, type ListRow, newestFirst, type Sorting, sorted } from "./rows.ts";
import { statusOf, visibleValue } from "./visible.ts";
import type { Way } from "./ways.ts";

/** A node as it is seen on a day, or with all that is known. */
export class SeenNode {
  constructor(
    readonly fact: NodeFact,
    readonly asOf: string | undefined,
  ) {}
}

/** What can be seen of the facts from a node, on the day on which the node is seen. */
export class Sight {
  private readonly nodes: ReadonlyMap<unknown, NodeFact>;

  constructor(readonly facts: Facts) {
    this.nodes = new Map(facts.nodes.map((node) => [node.properties["id"], node]));
  }

  /** The node with that id, of that kind where one is named. */
  find(id: unknown, asOf: string | undefined, kind?: string): SeenNode | null {
    const node = this.nodes.get(id);
    if (node === undefined || !isKnown(node, asOf)) return null;
    return kind === undefined || node.kind === kind ? new SeenNode(node, asOf) : null;
  }

  /** All nodes of a kind. */
  ofKind(kind: string, asOf: string | undefined): ListRow[] {
    return this.facts.nodes
      .filter((node) => node.kind === kind && isKnown(node, asOf))
      .map((node) => ({ node }));
  }

  /** One row for each relationship that is known, with both its ends, on the day. */
  along(way: Way, { fact, asOf }: SeenNode): ListRow[] {
    const id = text(fact, "id");
    return this.facts.relationships
      .filter((edge) => edge.type === way.type && isKnown(edge, asOf))
      .flatMap((edge) => {
        const goesOut = edge.from === id && way.direction !== "in";
        const comesIn = edge.to === id && way.direction !== "out";
        if (!goesOut && !comesIn) return [];
        return [{ edge, node: this.node(goesOut ? edge.to : edge.from) }];
      })
      .filter(({ node }) => isKnown(node, asOf))
      .filter(({ node }) => way.far === undefined || node.kind === way.far);
  }

  /** Where a to-one field leads: to the only node, or to the first of several. */
  first(way: Way, seen: SeenNode): SeenNode | null {
    const row = sorted(this.along(way, seen), usualOrder(way))[0];
    return row === undefined ? null : new SeenNode(row.node, seen.asOf);
  }

  /** What a field of a node holds that leads nowhere. */
  valueOfNode(name: string, { fact, asOf }: SeenNode): unknown {
    if (name === "independentSourceCount") return this.independentSourceCount(fact, asOf);
    if (name === "status" && fact.kind === "Meeting") return statusOf(fact, asOf);
    return visibleValue(name, fact.properties[name], asOf);
  }

  /** What a relationship holds. */
  valueOfEdge(name: string, edge: RelationshipFact, asOf: string | undefined): unknown {
    const begun = (meeting: NodeFact) => asOf === undefined || text(meeting, "startsOn") <= asOf;
    if (name === "attended" && !begun(this.node(edge.to))) return "UNKNOWN";
    return visibleValue(name, edge.properties[name], asOf);
  }

  /** What an edge of a connection offers of its relationship. */
  edge({ edge }: ListRow, asOf: string | undefined): Record<string, unknown> {
    if (edge === undefined) return {};
    const names = Object.keys(edge.properties);
    const values = names.map((name) => [name, this.valueOfEdge(name, edge, asOf)]);
    const documents = texts(edge, "reportedIn").toSorted();
    return {
      ...Object.fromEntries(values),
      via: this.find(edge.properties["via"], asOf),
      side: this.find(edge.properties["side"], asOf),
      reportedIn: documents.map((id) => this.find(id, asOf)).filter((found) => found !== null),
    };
  }

  private independentSourceCount(fact: NodeFact, asOf: string | undefined): number {
    const reports = this.facts.relationships.filter(
      (edge) =>
        edge.type === "REPORTED_IN" &&
        edge.from === fact.properties["id"] &&
        isKnown(edge, asOf) &&
        isKnown(this.node(edge.to), asOf),
    );
    return new Set(reports.flatMap((edge) => texts(edge, "roots"))).size;
  }

  private node(id: string): NodeFact {
    const found = this.nodes.get(id);
    if (found === undefined) throw new Error(`The facts have no node ${id}.`);
    return found;
  }
}

/** The order of a list where nobody asks for another. */
export function usualOrder(way: Way): readonly Sorting[] {
  if (way.newestFirst) return newestFirst;
  return way.byPosition ? byPosition : byId;
}
