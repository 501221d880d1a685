import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
} from "graphql";
import { type Facts, isKnown, type NodeFact, type RelationshipFact, text, texts } from "./facts.ts";
import { cursorOf, orderName, placeOfCursor } from "./places.ts";
import {
  asked,
  byId,
  byPosition,
  comparePlaces,
  type ListRow,
  newestFirst,
  placeOf,
  type Sorting,
  sorted,
} from "./rows.ts";
import { statusOf, visibleValue } from "./visible.ts";
import { roots, type Way, wayOf } from "./ways.ts";

/** What the reader writes for an instant that only the load knows. */
export const INSTANT = "any instant";

/** Finds the reader's own cursor for one that the system under test gave for the same row. */
export type Cursors = (
  given: string,
  list: { readonly scope: string; readonly order: string },
) => string | undefined;

type Arguments = Readonly<Record<string, unknown>>;

/**
 * Answers an operation from the facts, by filter, sort and slice: slow, and meant to be seen to be
 * right. It follows the contract, and nothing of how Parley asks a graph.
 */
export function read(
  facts: Facts,
  question: {
    readonly schema: GraphQLSchema;
    readonly document: DocumentNode;
    readonly variables?: Arguments;
    readonly cursors?: Cursors;
  },
): ExecutionResult {
  const { schema, document, variables = {}, cursors = () => undefined } = question;
  const reader = new Reader(facts, cursors);
  const answer = execute({
    schema,
    document,
    variableValues: variables,
    fieldResolver: (source, args, _, info) => reader.field(source, args, info),
    typeResolver: (source) => (source as SeenNode).fact.kind,
  });
  if (answer instanceof Promise) throw new Error("The reader waits for nothing.");
  return answer;
}

/** A node as it is seen on a day, or with all that is known. */
class SeenNode {
  constructor(
    readonly fact: NodeFact,
    readonly asOf: string | undefined,
  ) {}
}

class Reader {
  private readonly nodes: ReadonlyMap<unknown, NodeFact>;

  constructor(
    private readonly facts: Facts,
    private readonly cursors: Cursors,
  ) {
    this.nodes = new Map(facts.nodes.map((node) => [node.properties["id"], node]));
  }

  field(source: unknown, args: Arguments, info: GraphQLResolveInfo): unknown {
    if (source instanceof SeenNode) return this.fieldOfNode(source, args, info);
    if (source === undefined) return this.rootField(args, info);
    return (source as Record<string, unknown>)[info.fieldName] ?? null;
  }

  private rootField(args: Arguments, info: GraphQLResolveInfo): unknown {
    const asOf = (args["asOf"] ?? undefined) as string | undefined;
    const name = info.fieldName;
    if (name === "node") return this.found(args["id"], asOf);
    if (name === "nodes") return (args["ids"] as string[]).map((id) => this.found(id, asOf));
    const [kind, lookUp] = roots.find((root) => root.slice(1).includes(name)) ?? [];
    if (kind === undefined) throw new Error(`The reader does not know the root field ${name}.`);
    if (name === lookUp) return this.found(args["id"], asOf, kind);
    const rows = this.facts.nodes
      .filter((node) => node.kind === kind && isKnown(node, asOf))
      .map((node) => ({ node }));
    const usual = kind === "Claim" ? newestFirst : byId;
    return this.connection(rows, usual, { asOf, args, info, scope: `Query.${name}` });
  }

  private found(id: unknown, asOf: string | undefined, kind?: string): SeenNode | null {
    const node = this.nodes.get(id);
    if (node === undefined || !isKnown(node, asOf)) return null;
    return kind === undefined || node.kind === kind ? new SeenNode(node, asOf) : null;
  }

  private fieldOfNode(seen: SeenNode, args: Arguments, info: GraphQLResolveInfo): unknown {
    const { fact, asOf } = seen;
    const name = info.fieldName;
    const way = wayOf(fact.kind, name);
    if (way?.one) {
      const first = sorted(this.rowsAlong(way, seen), usualOrder(way))[0];
      return first === undefined ? null : new SeenNode(first.node, asOf);
    }
    if (way !== undefined) {
      const scope = `${way.owner}.${name}`;
      const list = { asOf, args, info, scope };
      return this.connection(this.rowsAlong(way, seen), usualOrder(way), list);
    }
    return this.valueOfNode(name, seen);
  }

  private valueOfNode(name: string, seen: SeenNode): unknown {
    const { fact, asOf } = seen;
    if (name === "independentSourceCount") return this.independentSourceCount(seen);
    if (name === "recordedAt") return fact.properties["recordedAt"] ?? INSTANT;
    if (name === "status" && fact.kind === "Meeting") return statusOf(fact, asOf);
    return visibleValue(name, fact.properties[name], asOf);
  }

  /** One row for each relationship that is known, with both its ends, on the day. */
  private rowsAlong(way: Way, { fact, asOf }: SeenNode): ListRow[] {
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

  private connection(
    all: readonly ListRow[],
    usual: readonly Sorting[],
    list: { asOf: string | undefined; args: Arguments; info: GraphQLResolveInfo; scope: string },
  ): unknown {
    const { asOf, args } = list;
    const order = this.orderOf(list) ?? usual;
    const rows = sorted(all, order);
    const after = this.placeAfter(args["after"], order, list.scope);
    const isAfter = (row: ListRow) =>
      after === undefined || comparePlaces(placeOf(row, order), after, order) > 0;
    const start = rows.filter((row) => !isAfter(row)).length;
    const page = rows.slice(start, start + ((args["first"] as number | null) ?? 20));
    const place = { scope: list.scope, order: orderName(order) };
    const edges = page.map((row) => ({
      ...this.edge(row, asOf),
      cursor: cursorOf({ ...place, values: placeOf(row, order) }),
      node: new SeenNode(row.node, asOf),
    }));
    return {
      edges,
      nodes: edges.map((edge) => edge.node),
      pageInfo: {
        hasPreviousPage: start > 0,
        hasNextPage: start + page.length < rows.length,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
      totalCount: rows.length,
    };
  }

  /** What an edge offers of its relationship. */
  private edge({ edge }: ListRow, asOf: string | undefined): Record<string, unknown> {
    if (edge === undefined) return {};
    const seen = (id: string) => {
      const node = this.node(id);
      return isKnown(node, asOf) ? [new SeenNode(node, asOf)] : [];
    };
    const reference = (name: string) => {
      const id = edge.properties[name];
      return typeof id === "string" ? (seen(id)[0] ?? null) : null;
    };
    return {
      ...this.edgeValues(edge, asOf),
      via: reference("via"),
      side: reference("side"),
      reportedIn: texts(edge, "reportedIn").toSorted().flatMap(seen),
    };
  }

  private edgeValues(edge: RelationshipFact, asOf: string | undefined): Record<string, unknown> {
    const values = Object.entries(edge.properties).map(([name, value]) => [
      name,
      visibleValue(name, value, asOf),
    ]);
    return {
      ...Object.fromEntries(values),
      ...(edge.type === "INVITED_TO" && { attended: this.attended(edge, asOf) }),
    };
  }

  private attended(edge: RelationshipFact, asOf: string | undefined): unknown {
    const begun = asOf === undefined || text(this.node(edge.to), "startsOn") <= asOf;
    return begun ? edge.properties["attended"] : "UNKNOWN";
  }

  private independentSourceCount({ fact, asOf }: SeenNode): number {
    const reports = this.facts.relationships.filter(
      (edge) =>
        edge.type === "REPORTED_IN" &&
        edge.from === fact.properties["id"] &&
        isKnown(edge, asOf) &&
        isKnown(this.node(edge.to), asOf),
    );
    return new Set(reports.flatMap((edge) => texts(edge, "roots"))).size;
  }

  /** What `orderBy` asks for: a field of the nodes, else, or by `EDGE_`, one of the edges. */
  private orderOf(list: {
    args: Arguments;
    info: GraphQLResolveInfo;
    asOf: string | undefined;
  }): readonly Sorting[] | undefined {
    const orderBy = (list.args["orderBy"] ?? []) as { field: string; direction: string }[];
    if (orderBy.length === 0) return undefined;
    const ofNodes = fieldsOfNodes(list.info.returnType);
    const sortings = orderBy.map(({ field, direction }) => {
      const name = camelCase(field.replace(/^EDGE_/, ""));
      const onEdge = field.startsWith("EDGE_") || !ofNodes.includes(name);
      const valueOnEdge = ({ edge }: ListRow) =>
        edge === undefined ? undefined : this.edgeValues(edge, list.asOf)[name];
      const valueOnNode = ({ node }: ListRow) =>
        visibleValue(name, node.properties[name], list.asOf);
      return {
        name: onEdge ? `edge ${name}` : name,
        descending: direction === "DESC",
        value: onEdge ? valueOnEdge : valueOnNode,
      };
    });
    return asked(sortings);
  }

  private placeAfter(
    after: unknown,
    order: readonly Sorting[],
    scope: string,
  ): readonly unknown[] | undefined {
    if (after === undefined || after === null) return undefined;
    const list = { scope, order: orderName(order) };
    const cursor = this.cursors(String(after), list);
    if (cursor === undefined) return undefined;
    const known = placeOfCursor(cursor);
    if (known.scope === list.scope && known.order === list.order) return known.values;
    throw new Error(`The cursor ${cursor} is of another list than ${scope}.`);
  }

  private node(id: string): NodeFact {
    const found = this.nodes.get(id);
    if (found === undefined) throw new Error(`The facts have no node ${id}.`);
    return found;
  }
}

function usualOrder(way: Way): readonly Sorting[] {
  if (way.newestFirst) return newestFirst;
  return way.byPosition ? byPosition : byId;
}

function fieldsOfNodes(connection: GraphQLOutputType): readonly string[] {
  const type = getNamedType(connection);
  const nodes = isObjectType(type) ? getNamedType(type.getFields()["nodes"]?.type) : undefined;
  return isObjectType(nodes) || isInterfaceType(nodes) ? Object.keys(nodes.getFields()) : [];
}

function camelCase(upper: string): string {
  return upper.toLowerCase().replace(/_./g, (pair) => pair.charAt(1).toUpperCase());
}
