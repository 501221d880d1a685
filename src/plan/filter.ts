import type { FieldNode, GraphQLField } from "graphql";
import type { Value } from "../graph/graph.ts";
import { TooCostly } from "../model/faults.ts";
import { model, type RelationshipField } from "../model/model.ts";
import type { Property } from "../model/property.ts";
import { argumentReader, type Variables } from "./arguments.ts";
import { comparison } from "./comparison.ts";
import { type Condition, every, negated, some } from "./condition.ts";
import { type Draft, matching } from "./draft.ts";
import { type Hop, hopAlong, isOnlyOne, type Standing } from "./hop.ts";
import { checkNesting } from "./nesting.ts";
import { edgeProperty, kindExpression, nodeProperty } from "./property.ts";

/** A filter as GraphQL gives it: conditions by the names of fields, all of which must hold. */
type Filter = Readonly<Record<string, unknown>>;

/** A part of a filter: what it says now, and how to read it from another request's variables. */
interface Part {
  readonly filter: Filter;
  readonly read: (variables: Variables) => unknown;
}

/** How many operators and relationships a filter may hold. */
const CONDITION_LIMIT = 100;

/** The condition that a list's `filter` sets on each of its nodes; nothing where it is none. */
export function filterOf(
  draft: Draft,
  standing: Standing,
  type: string,
  definition: GraphQLField<unknown, unknown>,
  [node]: readonly FieldNode[],
): readonly string[] {
  if (node === undefined) return [];
  const read = argumentReader(definition, node, "filter");
  const filter = read(draft.asking.variableValues);
  if (filter === undefined) return [];
  checkNesting("a filter", filter);
  const part = { filter: filter as Filter, read };
  const conditions = new FilterWriter(draft).onNode(standing, type, part);
  return conditions.map(({ positive }) => positive).filter((positive) => positive !== "true");
}

class FilterWriter {
  readonly #draft: Draft;
  #conditions = 0;

  constructor(draft: Draft) {
    this.#draft = draft;
  }

  /** What a filter says of a node of that type: all of it must hold. */
  onNode(standing: Standing, type: string, part: Part): readonly Condition[] {
    const named = (name: string, below: Part) => this.#onField(standing, type, name, below);
    return logic(part, named, (below) => this.#ofNode(standing, type, below));
  }

  #ofNode(standing: Standing, type: string, part: Part): Condition {
    return every(this.onNode(standing, type, part));
  }

  #onField(standing: Standing, type: string, name: string, part: Part): Condition {
    const { abstract, properties } = model.kind(type);
    if (abstract && name === "kind") {
      return this.#compared(kindExpression(standing.node), false, part);
    }
    const property = properties.find((each) => each.name === name);
    if (property === undefined) return this.#along(standing, fieldNamed(type, name), part);
    const expression = nodeProperty(this.#draft, standing.node, property);
    return this.#compared(expression, property.optional === true, part);
  }

  /** What a filter says of a relationship. */
  #ofEdge(hop: Hop, properties: readonly Property[], part: Part): Condition {
    const named = (name: string, below: Part) => {
      const property = properties.find((each) => each.name === name);
      if (property === undefined) throw new Error(`No relationship here has ${name}.`);
      const expression = edgeProperty(this.#draft, hop.edge, hop.to, property);
      return this.#compared(expression, property.optional === true, below);
    };
    return every(logic(part, named, (below) => this.#ofEdge(hop, properties, below)));
  }

  #compared(expression: string, nullable: boolean, { filter, read }: Part): Condition {
    return every(
      Object.entries(filter).map(([operator, given]) => {
        this.#count();
        const value = (variables: Variables) => step(read(variables), operator) as Value;
        return comparison({ expression, nullable }, operator, given, (change) =>
          this.#draft.parameter(operator, (variables) =>
            change ? change(value(variables)) : value(variables),
          ),
        );
      }),
    );
  }

  #along(standing: Standing, along: RelationshipField, part: Part): Condition {
    this.#count();
    if (along.gives !== "many") return this.#toOne(standing, along, part);
    return every(
      entries(part.filter).map(([quantifier, filter]) => {
        const hop = hopAlong(this.#draft, standing, along);
        const read = (variables: Variables) => step(part.read(variables), quantifier);
        const matched = this.#matched(hop, along, { filter: filter as Filter, read });
        return quantified(quantifier, (condition) => this.#walk(hop, [condition]), matched);
      }),
    );
  }

  /** What `{node, edge}` says of a step and of where it leads. */
  #matched(hop: Hop, along: RelationshipField, { filter, read }: Part): Condition {
    return every(
      entries(filter).map(([end, value]) => {
        const below = {
          filter: value as Filter,
          read: (variables: Variables) => step(read(variables), end),
        };
        return end === "edge"
          ? this.#ofEdge(hop, along.relationship.properties, below)
          : this.#ofNode({ node: hop.far, kinds: along.far }, along.farType, below);
      }),
    );
  }

  /** A to-one filter holds only where the node is there; of several, the first counts. */
  #toOne(standing: Standing, along: RelationshipField, part: Part): Condition {
    const hop = hopAlong(this.#draft, standing, along);
    const { positive } = this.#ofNode({ node: hop.far, kinds: along.far }, along.farType, part);
    const walk = this.#walk(hop, [positive, ...this.#isFirst(standing, along, hop)]);
    const exists = `EXISTS { ${walk} }`;
    return { positive: exists, negative: `NOT ${exists}` };
  }

  #isFirst(standing: Standing, along: RelationshipField, hop: Hop): readonly string[] {
    if (isOnlyOne(along)) return [];
    const other = hopAlong(this.#draft, standing, along);
    const ids = `${other.far}.id < ${hop.far}.id`;
    const earlier = along.byPosition
      ? `(${other.edge}.position < ${hop.edge}.position OR (${other.edge}.position = ${hop.edge}.position AND ${ids}))`
      : ids;
    return [`NOT EXISTS { ${this.#walk(other, [earlier])} }`];
  }

  #walk(hop: Hop, conditions: readonly string[]): string {
    const said = conditions.filter((condition) => condition !== "true");
    return matching(hop.pattern, [...this.#draft.known(hop.edge, hop.far), ...said]);
  }

  #count(): void {
    this.#conditions += 1;
    if (this.#conditions <= CONDITION_LIMIT) return;
    throw new TooCostly(
      `The conditions of a filter must be at most ${CONDITION_LIMIT}, but were more.`,
      { reason: "conditions" },
    );
  }
}

/** The entries of a filter; `and`, `or` and `not` hold filters of the same sort. */
function logic(
  { filter, read }: Part,
  named: (name: string, below: Part) => Condition,
  same: (below: Part) => Condition,
): readonly Condition[] {
  return entries(filter).map(([name, value]) => {
    const below = { filter: value as Filter, read: (all: Variables) => step(read(all), name) };
    if (name === "not") return negated(same(below));
    if (name !== "and" && name !== "or") return named(name, below);
    const each = (value as readonly Filter[]).map((one, at) =>
      same({ filter: one, read: (all) => step(below.read(all), at) }),
    );
    return name === "and" ? every(each) : some(each);
  });
}

function quantified(
  quantifier: string,
  walk: (condition: string) => string,
  { positive, negative }: Condition,
): Condition {
  const any = {
    positive: `EXISTS { ${walk(positive)} }`,
    negative: `NOT EXISTS { ${walk(positive)} }`,
  };
  switch (quantifier) {
    case "some":
      return any;
    case "none":
      return negated(any);
    case "all": {
      const exception = `EXISTS { ${walk(negative)} }`;
      return { positive: `NOT ${exception}`, negative: exception };
    }
    case "single": {
      const count = `COUNT { ${walk(positive)} }`;
      return { positive: `${count} = 1`, negative: `${count} <> 1` };
    }
  }
  throw new Error(`No filter has a quantifier ${quantifier}.`);
}

/** What a null says nothing about is left out; an operator's null is not: it compares. */
function entries(filter: Filter): readonly (readonly [string, unknown])[] {
  return Object.entries(filter).filter(([, value]) => value != null);
}

function step(value: unknown, name: string | number): unknown {
  return (value as Readonly<Record<string | number, unknown>>)[name];
}

function fieldNamed(type: string, name: string): RelationshipField {
  const field = model.fields(type).find((each) => each.name === name);
  if (field === undefined) throw new Error(`${type} has no field ${name} to filter by.`);
  return field;
}
