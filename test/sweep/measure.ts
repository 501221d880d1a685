import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  typeFromAST,
} from "graphql";

/** What an operation asks for at most with its variables, whatever its conditions. */
export interface Measured {
  /** Fields below each other, leaves included. */
  readonly depth: number;
  /** Rows in the answer, `reportedIn` counting five. */
  readonly cost: number;
  /** The most sub-queries under one of its root fields. */
  readonly queries: number;
  /** Words and signs of its text. */
  readonly tokens: number;
}

type Below = Omit<Measured, "tokens">;

/** What Parley answers at most, with room for what is counted otherwise. */
const limits: Measured = { depth: 15, cost: 50_000, queries: 60, tokens: 1000 };

/** A page where nobody says how many. */
const PAGE = 20;

export function isWithinLimits({ depth, cost, queries, tokens }: Measured): boolean {
  const isShort = depth <= limits.depth && tokens <= limits.tokens;
  return isShort && cost <= limits.cost && queries <= limits.queries;
}

export function measure(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Variables,
): Measured {
  const operation = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
  const query = schema.getQueryType();
  if (operation === undefined || !query) throw new Error("There is no query to measure.");
  const meter = new Meter(schema, document, { ...defaultsOf(operation), ...variables });
  const rootFields = meter
    .fieldsOf(query, operation.selectionSet.selections)
    .map((each) => meter.field(each));
  return {
    depth: Math.max(...rootFields.map((each) => each.depth)),
    cost: rootFields.reduce((sum, each) => sum + each.cost, 0),
    queries: Math.max(...rootFields.map((each) => each.queries)) - 1,
    tokens: tokensOf(document),
  };
}

type Variables = Readonly<Record<string, unknown>>;

interface Asked {
  readonly parent: GraphQLCompositeType;
  readonly field: FieldNode;
}

class Meter {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: Variables,
  ) {
    const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(fragments.map((each) => [each.name.value, each]));
  }

  fieldsOf(parent: GraphQLCompositeType, selections: readonly SelectionNode[]): Asked[] {
    return selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [{ parent, field: selection }];
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection
          : this.fragments.get(selection.name.value);
      const on = fragment?.typeCondition && typeFromAST(this.schema, fragment.typeCondition);
      const type = isCompositeType(on) ? on : parent;
      return this.fieldsOf(type, fragment?.selectionSet.selections ?? []);
    });
  }

  field({ parent, field }: Asked): Below {
    const name = field.name.value;
    const definition = "getFields" in parent ? parent.getFields()[name] : undefined;
    const type = definition && getNamedType(definition.type);
    if (!isCompositeType(type)) {
      const isQuery = name === "independentSourceCount" || name === "totalCount";
      return { depth: 1, cost: 0, queries: Number(isQuery) };
    }
    const below = this.below(type, field.selectionSet);
    const isPart = ["edges", "nodes", "node", "pageInfo"].includes(name) && parent.name !== "Query";
    const queries = below.queries + (isPart && name !== "pageInfo" ? 0 : 1);
    const rows = isPart ? 1 : this.rowsOf(field, type);
    return { depth: below.depth + 1, cost: rows * (Number(!isPart) + below.cost), queries };
  }

  private below(type: GraphQLCompositeType, selectionSet: SelectionSetNode | undefined): Below {
    const fields = this.fieldsOf(type, selectionSet?.selections ?? []).map((each) =>
      this.field(each),
    );
    return {
      depth: Math.max(0, ...fields.map((each) => each.depth)),
      cost: fields.reduce((sum, each) => sum + each.cost, 0),
      queries: fields.reduce((sum, each) => sum + each.queries, 0),
    };
  }

  private rowsOf(field: FieldNode, type: GraphQLCompositeType): number {
    if (field.name.value === "reportedIn") return 5;
    const isList = isObjectType(type) && type.getFields()["pageInfo"] !== undefined;
    if (!isList) return 1;
    return this.given(field, "first") ?? this.given(field, "last") ?? PAGE;
  }

  private given(field: FieldNode, name: string): number | undefined {
    const value = field.arguments?.find((argument) => argument.name.value === name)?.value;
    if (value?.kind === Kind.INT) return Number(value.value);
    const given = value?.kind === Kind.VARIABLE ? this.variables[value.name.value] : undefined;
    return typeof given === "number" ? given : undefined;
  }
}

function defaultsOf(operation: OperationDefinitionNode): Variables {
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)]] : [],
  );
  return Object.fromEntries(defaults);
}

function tokensOf(document: DocumentNode): number {
  let count = 0;
  for (let token = document.loc?.startToken; token; token = token.next ?? undefined) count += 1;
  return count - 2;
}
