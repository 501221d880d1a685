import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
} from "graphql";
import type { Facts } from "./facts.ts";
import { matchesNode } from "./matching.ts";
import { cursorOf, orderName, placeOfCursor } from "./places.ts";
import {
  asked,
  byId,
  comparePlaces,
  type ListRow,
  newestFirst,
  placeOf,
  type Sorting,
  sorted,
} from "./rows.ts";
import { SeenNode, Sight, usualOrder } from "./sight.ts";
import { roots, wayOf } from "./ways.ts";

/** Finds the reader's own cursor for one that the system under test gave for the same row. */
export type Cursors = (
  given: string,
  list: { readonly scope: string; readonly order: string },
) => string | undefined;

type Arguments = Readonly<Record<string, unknown>>;

/** A list that is asked for: what it is, and how. */
interface Asked {
  /** The field, with the type that declares it. */
  readonly scope: string;
  readonly usual: readonly Sorting[];
  readonly asOf: string | undefined;
  readonly args: Arguments;
  readonly info: GraphQLResolveInfo;
}

/** How many rows a page has where nobody says. */
const PAGE = 20;

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
  const reader = new Reader(new Sight(facts), cursors);
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

class Reader {
  constructor(
    private readonly sight: Sight,
    private readonly cursors: Cursors,
  ) {}

  field(source: unknown, args: Arguments, info: GraphQLResolveInfo): unknown {
    if (source instanceof SeenNode) return this.fieldOfNode(source, args, info);
    if (source === undefined) return this.rootField(args, info);
    return (source as Record<string, unknown>)[info.fieldName] ?? null;
  }

  private rootField(args: Arguments, info: GraphQLResolveInfo): unknown {
    const { sight } = this;
    const asOf = (args["asOf"] ?? undefined) as string | undefined;
    const name = info.fieldName;
    if (name === "node") return sight.find(args["id"], asOf);
    if (name === "nodes") return (args["ids"] as string[]).map((id) => sight.find(id, asOf));
    const [kind, lookUp] = roots.find((root) => root.slice(1).includes(name)) ?? [];
    if (kind === undefined) throw new Error(`The reader does not know the root field ${name}.`);
    if (name === lookUp) return sight.find(args["id"], asOf, kind);
    const usual = kind === "Claim" ? newestFirst : byId;
    const list = { scope: `Query.${name}`, usual, asOf, args, info };
    return this.connection(sight.ofKind(kind, asOf), list);
  }

  private fieldOfNode(seen: SeenNode, args: Arguments, info: GraphQLResolveInfo): unknown {
    const { fact, asOf } = seen;
    const name = info.fieldName;
    const way = wayOf(fact.kind, name);
    if (way === undefined) return this.sight.valueOfNode(name, seen);
    if (way.one) return this.sight.first(way, seen);
    const list = { scope: `${way.owner}.${name}`, usual: usualOrder(way), asOf, args, info };
    return this.connection(this.sight.along(way, seen), list);
  }

  private connection(all: readonly ListRow[], list: Asked): unknown {
    const order = this.orderOf(list) ?? list.usual;
    const rows = sorted(this.filtered(all, list), order);
    const { start, end, next } = this.bounds(rows, order, list);
    const place = { scope: list.scope, order: orderName(order) };
    const edges = rows.slice(start, end).map((row) => ({
      ...this.sight.edge(row, list.asOf),
      cursor: cursorOf({ ...place, values: placeOf(row, order) }),
      node: new SeenNode(row.node, list.asOf),
    }));
    return {
      edges,
      nodes: edges.map((edge) => edge.node),
      pageInfo: {
        hasPreviousPage: start > 0,
        hasNextPage: next < rows.length,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
      totalCount: rows.length,
    };
  }

  private filtered(rows: readonly ListRow[], { args, asOf, info }: Asked): readonly ListRow[] {
    const filter = args["filter"] as Arguments | null | undefined;
    const type = argumentType(info, "filter");
    if (filter === null || filter === undefined || type === undefined) return rows;
    return rows.filter(({ node }) => {
      return matchesNode(this.sight, new SeenNode(node, asOf), filter, type);
    });
  }

  /**
   * Where the page starts and ends: after and before the cursors, then the first, then the last of
   * those. And where what follows it starts: its end, but `before` where the cursors have crossed.
   */
  private bounds(
    rows: readonly ListRow[],
    order: readonly Sorting[],
    { args, scope }: Asked,
  ): { readonly start: number; readonly end: number; readonly next: number } {
    const [first, last] = [args["first"], args["last"]] as (number | null | undefined)[];
    const after = this.placeGiven(args["after"], order, scope);
    const before = this.placeGiven(args["before"], order, scope);
    const compared = (row: ListRow, place: readonly unknown[]) =>
      comparePlaces(placeOf(row, order), place, order);
    const start = after ? rows.filter((row) => compared(row, after) <= 0).length : 0;
    const rest = before ? rows.filter((row) => compared(row, before) < 0).length : rows.length;
    const most = first ?? (last === null || last === undefined ? PAGE : rows.length);
    const end = Math.max(start, Math.min(rest, start + most));
    return { start: Math.max(start, end - (last ?? rows.length)), end, next: Math.min(end, rest) };
  }

  /** What `orderBy` asks for: a field of the nodes, else, or by `EDGE_`, one of the edges. */
  private orderOf({ args, asOf, info }: Asked): readonly Sorting[] | undefined {
    const orderBy = (args["orderBy"] ?? []) as { field: string; direction: string }[];
    if (orderBy.length === 0) return undefined;
    const ofNodes = fieldsOfNodes(info.returnType);
    const sortings = orderBy.map(({ field, direction }) => {
      const name = camelCase(field.replace(/^EDGE_/, ""));
      const onEdge = field.startsWith("EDGE_") || !ofNodes.includes(name);
      const valueOnEdge = ({ edge }: ListRow) => edge && this.sight.valueOfEdge(name, edge, asOf);
      const valueOnNode = ({ node }: ListRow) =>
        this.sight.valueOfNode(name, new SeenNode(node, asOf));
      return {
        name: onEdge ? `edge ${name}` : name,
        descending: direction === "DESC",
        value: onEdge ? valueOnEdge : valueOnNode,
      };
    });
    return asked(sortings);
  }

  private placeGiven(
    given: unknown,
    order: readonly Sorting[],
    scope: string,
  ): readonly unknown[] | undefined {
    if (given === undefined || given === null) return undefined;
    const list = { scope, order: orderName(order) };
    const cursor = this.cursors(String(given), list);
    if (cursor === undefined) return undefined;
    const known = placeOfCursor(cursor);
    if (known.scope === list.scope && known.order === list.order) return known.values;
    throw new Error(`The cursor ${cursor} is of another list than ${scope}.`);
  }
}

function argumentType(info: GraphQLResolveInfo, name: string): GraphQLInputType | undefined {
  const field = info.parentType.getFields()[info.fieldName];
  return field?.args.find((argument) => argument.name === name)?.type;
}

function fieldsOfNodes(connection: GraphQLOutputType): readonly string[] {
  const type = getNamedType(connection);
  const nodes = isObjectType(type) ? getNamedType(type.getFields()["nodes"]?.type) : undefined;
  return isObjectType(nodes) || isInterfaceType(nodes) ? Object.keys(nodes.getFields()) : [];
}

function camelCase(upper: string): string {
  return upper.toLowerCase().replace(/_./g, (pair) => pair.charAt(1).toUpperCase());
}
