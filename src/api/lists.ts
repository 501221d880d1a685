import { Args, Field } from "type-graphql";
import { offer } from "../model/kind.ts";
import { model, type RelationshipField } from "../model/model.ts";
import { isStored, type Property } from "../model/property.ts";
import type { ListDeclaration, OrderField } from "../plan/role.ts";
import { filterType } from "./filters.ts";
import { type GeneratedClass, offerField, upperSnake } from "./generated.ts";
import { connectionType, pageArguments } from "./pages.ts";

/** A list as the API offers it: its types in GraphQL and what the planner must know of it. */
export interface OfferedList {
  readonly declaration: ListDeclaration;
  readonly connection: GeneratedClass;
  readonly page: GeneratedClass;
}

const offered = new Map<string, { connection: GeneratedClass; page: GeneratedClass }>();

/** The list of all nodes of a kind. */
export function rootList(kind: string): OfferedList {
  const scope = `Query.${model.kind(kind).plural}`;
  return { ...sharedTypes(kind), declaration: { scope, farType: kind, orders: nodeOrders(kind) } };
}

/** Offers every field that leads along a relationship on the types that have it. */
export function offerRelationshipFields(): ReadonlyMap<string, OfferedList> {
  const lists = new Map<string, OfferedList>();
  for (const { name, type } of [...model.kinds, ...model.interfaces]) {
    for (const field of model.ownFields(name)) {
      if (field.gives === "many") {
        const list = listAlong(field);
        lists.set(list.declaration.scope, list);
        offerList(type.prototype, field, list);
      } else {
        Field(typeNamed(field.farType) as never, {
          nullable: true,
          description: field.description,
        })(type.prototype, field.name);
      }
    }
  }
  return lists;
}

/** Offers a list of claims on a type that an analysis computes: the edges are those of an issue's claims. */
export function offerClaims(
  type: new () => object,
  name: string,
  description: string,
  list: OfferedList,
): ListDeclaration {
  offerList(type.prototype, { name, description }, list);
  return { ...list.declaration, scope: `${type.name}.${name}` };
}

/** Properties of the edges along a relationship, as the API offers them. */
export function edgeProperties(field: RelationshipField): readonly Property[] {
  return field.relationship.properties.filter((property) => !property.hidden);
}

function offerList(
  prototype: object,
  field: Pick<RelationshipField, "name" | "description">,
  list: OfferedList,
): void {
  Field(() => list.connection, { description: field.description })(prototype, field.name, {
    value() {},
  } as TypedPropertyDescriptor<() => void>);
  Args(() => list.page as never)(prototype, field.name, 0);
}

function listAlong(field: RelationshipField): OfferedList {
  const scope = `${field.owner}.${field.name}`;
  const properties = edgeProperties(field);
  const bare = properties.length === 0 && !field.relationship.asserted;
  const orders = [...nodeOrders(field.farType), ...(bare ? [] : edgeOrders(field))];
  const types = bare ? sharedTypes(field.farType) : ownTypes(field, orders);
  return { ...types, declaration: { scope, farType: field.farType, along: field, orders } };
}

/** Lists without anything on their edges share the types of their nodes' kind. */
function sharedTypes(name: string): { connection: GeneratedClass; page: GeneratedClass } {
  const known = offered.get(name);
  if (known !== undefined) return known;
  const types = {
    connection: connectionType(name, typeNamed(name), `nodes of the type ${name}`),
    page: pageArguments(name, filterType(name), nodeOrders(name)),
  };
  offered.set(name, types);
  return types;
}

function ownTypes(field: RelationshipField, orders: readonly OrderField[]) {
  const base = field.owner + field.name.charAt(0).toUpperCase() + field.name.slice(1);
  const what = `nodes of the type ${field.farType}, with what is known of each ${field.relationship.type}`;
  const connection = connectionType(base, typeNamed(field.farType), what, (edge) => {
    for (const property of edgeProperties(field)) offerEdgeProperty(edge, property);
    if (field.relationship.asserted) {
      offerField(edge, "reportedIn", () => [model.kind("Document").type], {
        description: "The documents that report it.",
      });
    }
  });
  return { connection, page: pageArguments(base, filterType(field.farType), orders) };
}

function offerEdgeProperty(edge: GeneratedClass, property: Property): void {
  if (property.refersTo === undefined) {
    offer(edge.prototype, property);
  } else {
    offerField(edge, property.name, typeNamed(property.refersTo), {
      nullable: true,
      description: property.description,
    });
  }
}

function nodeOrders(type: string): readonly OrderField[] {
  return model
    .kind(type)
    .properties.filter(isSortable)
    .map((property) => ({ value: upperSnake(property.name), on: "node", property }));
}

/** A property that the nodes have too is told apart by `EDGE_`. */
function edgeOrders(field: RelationshipField): readonly OrderField[] {
  const taken = nodeOrders(field.farType).map((order) => order.value);
  return edgeProperties(field)
    .filter(isSortable)
    .map((property) => {
      const value = upperSnake(property.name);
      return { value: taken.includes(value) ? `EDGE_${value}` : value, on: "edge", property };
    });
}

function isSortable(property: Property): boolean {
  return isStored(property) && !property.list && !property.hidden && !property.refersTo;
}

function typeNamed(name: string): () => unknown {
  return () => model.kind(name).type;
}
