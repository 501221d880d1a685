import { ArgsType, Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import type { OrderField } from "../plan/role.ts";
import { type GeneratedClass, generated, offerField } from "./generated.ts";

enum OrderDirection {
  ASC = "ASC",
  DESC = "DESC",
}

registerEnumType(OrderDirection, {
  name: "OrderDirection",
  description: "Which end of the order comes first. A null sorts as the largest value.",
  valuesConfig: {
    ASC: { description: "The smallest first." },
    DESC: { description: "The largest first." },
  },
});

@ObjectType({ description: "Where a page stands in its list." })
class PageInfo {
  @Field(() => Boolean, { description: "Whether something follows the page." })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: "Whether something precedes the page." })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: "The cursor of its first edge." })
  readonly startCursor?: string | null;

  @Field(() => String, { nullable: true, description: "The cursor of its last edge." })
  readonly endCursor?: string | null;
}

/** Connection and edge of a list; `declareEdge` adds what the edges carry of their relationship. */
export function connectionType(
  base: string,
  node: () => unknown,
  what: string,
  declareEdge: (edge: GeneratedClass) => void = () => {},
): GeneratedClass {
  const edge = generated(`${base}Edge`);
  ObjectType({ description: `One place in a list of ${what}.` })(edge);
  offerField(edge, "cursor", () => String, {
    description: "The place, to be given as `after` or `before`.",
  });
  offerField(edge, "node", node, { description: "What stands there." });
  declareEdge(edge);

  const connection = generated(`${base}Connection`);
  ObjectType({ description: `A page of a list of ${what}.` })(connection);
  offerField(connection, "edges", () => [edge], {
    description: "The places of the page, in order.",
  });
  offerField(connection, "nodes", () => [node()], { description: "What stands there, in order." });
  offerField(connection, "pageInfo", () => PageInfo, { description: "Where the page stands." });
  offerField(connection, "totalCount", () => Int, {
    description: "How many there are in all, whatever the page.",
  });
  return connection;
}

/** The arguments of a list, whose orders are its own. */
export function pageArguments(
  base: string,
  filter: GeneratedClass,
  orders: readonly OrderField[],
): GeneratedClass {
  const order = orderType(base, orders);
  const page = generated(`${base}Arguments`);
  ArgsType()(page);
  offerField(page, "first", () => Int, {
    nullable: true,
    description: "How many at most: 20 unless asked, from 0 to 100.",
  });
  offerField(page, "after", () => String, {
    nullable: true,
    description: "Only what stands after this cursor.",
  });
  offerField(page, "last", () => Int, {
    nullable: true,
    description: "How many at most, counted from the end; with `first`, the last of those.",
  });
  offerField(page, "before", () => String, {
    nullable: true,
    description: "Only what stands before this cursor.",
  });
  offerField(page, "filter", () => filter, {
    nullable: true,
    description: "Only what all of this holds for.",
  });
  offerField(page, "orderBy", () => [order], {
    nullable: true,
    description: "What to sort by, the most important first; the id breaks ties.",
  });
  return page;
}

function orderType(base: string, orders: readonly OrderField[]): GeneratedClass {
  const members = Object.fromEntries(orders.map((each) => [each.value, each.value]));
  registerEnumType(members, {
    name: `${base}OrderField`,
    description: "What the list can be sorted by.",
    valuesConfig: Object.fromEntries(
      orders.map((each) => [each.value, { description: each.property.description }]),
    ),
  });
  const order = generated(`${base}Order`);
  InputType({ description: "One thing to sort by." })(order);
  offerField(order, "field", () => members, { description: "What to sort by." });
  Field(() => OrderDirection as never, {
    defaultValue: OrderDirection.ASC,
    description: "Which end comes first.",
  })(order.prototype, "direction");
  return order;
}
