import { type GraphQLSchema, getNamedType, isCompositeType, isObjectType } from "graphql";
import { roots } from "./ways.ts";

/** A field that an operation is sure to ask of every node of a page. */
export interface Favourite {
  /** The root field of the page. */
  readonly list: string;
  readonly kind: string;
  readonly field: string;
}

/** Every field that leads on from a node is the favourite of some number, and comes again and again. */
export function favouriteOf(schema: GraphQLSchema, number: number): Favourite {
  const favourites = roots.flatMap(([kind, , list]) => {
    const fields = Object.values(fieldsOf(schema, kind));
    const leading = fields.filter((field) => isCompositeType(getNamedType(field.type)));
    return leading.map((field) => ({ kind, list, field: field.name }));
  });
  const one = favourites[number % favourites.length];
  if (one === undefined) throw new Error("The schema has no field that leads on.");
  return one;
}

/** What the selections of each type must ask for, in turn, so that the favourite is asked for whole. */
export function dueFor(schema: GraphQLSchema, favourite: Favourite): Map<string, string[][]> {
  const { list, kind, field } = favourite;
  const due = new Map<string, string[][]>();
  const add = (type: string, names: string[]) => due.set(type, [...(due.get(type) ?? []), names]);
  add(typeBelow(schema, "Query", list), ["nodes"]);
  add(kind, ["id", field]);
  const below = typeBelow(schema, kind, field);
  const edge = fieldsOf(schema, below)["edges"] && typeBelow(schema, below, "edges");
  if (edge === undefined) {
    add(below, ["id"]);
  } else {
    add(below, ["edges"]);
    add(edge, Object.keys(fieldsOf(schema, edge)));
    add(typeBelow(schema, edge, "node"), ["id"]);
  }
  return due;
}

function typeBelow(schema: GraphQLSchema, type: string, field: string): string {
  const definition = fieldsOf(schema, type)[field];
  if (definition === undefined) throw new Error(`${type} has no ${field}.`);
  return getNamedType(definition.type).name;
}

function fieldsOf(schema: GraphQLSchema, name: string) {
  const type = schema.getType(name);
  return isObjectType(type) ? type.getFields() : {};
}
