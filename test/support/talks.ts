import { buildSchema, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from "graphql";

const SDL = `
  interface Entity { id: ID! label: String claims(first: Int, last: Int, after: String): Claims }

  type Person implements Entity {
    id: ID! label: String name(upper: Boolean = false): String
    claims(first: Int, last: Int, after: String): Claims
    country: Country
    sources: Int
  }

  type Country implements Entity {
    id: ID! label: String
    claims(first: Int, last: Int, after: String): Claims
    people(first: Int = 5, last: Int): People
  }

  type Claim { id: ID! text: String speaker: Person about: Entity responses(first: Int): Claims }

  type Document { id: ID! publishers(first: Int): People }

  type PageInfo { hasNextPage: Boolean }

  type Claims { edges: [ClaimEdge!]! nodes: [Claim!]! pageInfo: PageInfo! totalCount: Int }
  type ClaimEdge { cursor: String node: Claim! stance: String reportedIn: [Document!]! side: Country }

  type People { edges: [PersonEdge!]! nodes: [Person!]! pageInfo: PageInfo! totalCount: Int }
  type PersonEdge { cursor: String node: Person! }

  type Query {
    person(id: ID! = "ann"): Person
    people(first: Int, last: Int, after: String): People
    entity: Entity
    nodes(ids: [ID!]!): [Entity]
    hello(name: String = "you"): String
  }
`;

type Resolvers = Readonly<Record<string, GraphQLFieldResolver<unknown, never>>>;

/** A small schema with every form that the server's limits know, and no graph behind it. */
export function talks(resolvers: Resolvers = {}): GraphQLSchema {
  const schema = buildSchema(SDL);
  for (const [path, resolve] of Object.entries(resolvers)) {
    const [type, name = ""] = path.split(".");
    const owner = schema.getType(type ?? "");
    const field = isObjectType(owner) ? owner.getFields()[name] : undefined;
    if (field === undefined) throw new Error(`There is no ${path}.`);
    field.resolve = resolve as GraphQLFieldResolver<unknown, unknown>;
  }
  return schema;
}
