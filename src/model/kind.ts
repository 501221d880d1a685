import { Field, ID, Int, InterfaceType, ObjectType } from "type-graphql";
import type { Property as Declared, PropertyOptions, PropertyType } from "./property.ts";
import { DateScalar, DateTimeScalar } from "./scalars.ts";

/** A class that nodes are described by; `abstract` for the interfaces. */
// biome-ignore lint/suspicious/noExplicitAny: a constructor's parameters play no part here.
export type KindClass = abstract new (...args: any[]) => object;

/** A kind of node, or an interface that several kinds share. */
export interface KindDeclaration {
  /** The node's own label in the graph and its type in GraphQL. */
  readonly name: string;
  readonly type: KindClass;
  readonly description: string;
  readonly abstract: boolean;
  /** The names of the interfaces above it, nearest first: `["Actor", "Entity", "Node"]`. */
  readonly interfaces: readonly string[];
  /** The key of its list in a dossier and of its list field in GraphQL: `people`. */
  readonly plural: string;
  /** The property that a person would call it by. */
  readonly calledBy: string;
  /** Own properties first come those of the interfaces. */
  readonly properties: readonly Declared[];
}

interface KindOptions {
  readonly description: string;
  readonly plural: string;
  readonly calledBy: "name" | "text" | "title";
}

/** The value by which a planned object tells its own kind to GraphQL. */
export const KIND = Symbol("kind");

const declarations = new Map<string, KindDeclaration>();
const properties = new Map<object, Declared[]>();

/** Every declaration so far, interfaces included, in the order in which they were read. */
export function declaredKinds(): readonly KindDeclaration[] {
  return [...declarations.values()];
}

/** Declares the class as a kind of node: a label in the graph, a type in GraphQL, a list in dossiers. */
export function Kind(options: KindOptions): (type: KindClass) => void {
  return (type) => {
    ObjectType({ description: options.description, implements: interfacesOf(type) as never })(type);
    declare(type, { ...options, abstract: false });
  };
}

/** Declares the class as an interface that kinds share. */
export function KindInterface(description: string): (type: KindClass) => void {
  return (type) => {
    const above = interfacesOf(type);
    InterfaceType({
      description,
      resolveType: (value: { readonly [KIND]?: string }) => value[KIND],
      ...(above.length > 0 && { implements: above as never }),
    })(type);
    declare(type, { description, plural: "", calledBy: "name", abstract: true });
  };
}

/** Declares a property of the class: stored on the node and offered in GraphQL. */
export function Property(options: PropertyOptions): (prototype: object, name: string) => void {
  return (prototype, name) => {
    properties.set(prototype, [...(properties.get(prototype) ?? []), { ...options, name }]);
    if (!options.hidden) offer(prototype, { ...options, name });
  };
}

/** Offers a property as a field of a GraphQL type. */
export function offer(prototype: object, property: Declared): void {
  const { description, optional, list } = property;
  const type = graphqlType(property.type);
  Field(() => (list ? [type] : type) as never, { description, nullable: optional === true })(
    prototype,
    property.name,
  );
}

function declare(type: KindClass, options: KindOptions & { readonly abstract: boolean }): void {
  const above = interfacesOf(type);
  declarations.set(type.name, {
    ...options,
    name: type.name,
    type,
    interfaces: above.map((each) => each.name),
    properties: [...above.toReversed(), type].flatMap(
      (each) => properties.get(each.prototype) ?? [],
    ),
  });
}

/** The classes above, nearest first; the ones that are declared stand below `Object`. */
function interfacesOf(type: KindClass): readonly KindClass[] {
  const parent = Object.getPrototypeOf(type) as KindClass | null;
  return parent === null || parent === Function.prototype ? [] : [parent, ...interfacesOf(parent)];
}

function graphqlType(type: PropertyType): unknown {
  switch (type) {
    case "text":
      return String;
    case "integer":
      return Int;
    case "date":
      return DateScalar;
    case "instant":
      return DateTimeScalar;
    case "id":
    case "reference":
      return ID;
  }
  return type.members;
}
