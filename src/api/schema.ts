import "../model/model.ts";
import {
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from "graphql";
import { buildSchema, Field, Int, type NonEmptyArray } from "type-graphql";
import { Entity } from "../model/entity.ts";
import { model } from "../model/model.ts";
import type { PlanRole } from "../plan/role.ts";
import { analyses, assignAnalysisRoles, offerCells } from "./analyses.ts";
import { edgeProperties, type OfferedList, offerRelationshipFields, rootList } from "./lists.ts";
import { lookupsOf, singular } from "./lookups.ts";
import { Nodes } from "./nodes.ts";
import { mark, partsOf, plan, spare } from "./roles.ts";
import { StatisticsResolver } from "./statistics.ts";

const SOURCES = "independentSourceCount";

const offered = offerAll();

/** The schema, with what the planner must know of each field under its `extensions.plan`. */
export async function buildParleySchema(): Promise<GraphQLSchema> {
  const lookups = model.kinds.map((kind) => lookupsOf(kind, listOf(kind.name)));
  const resolvers: NonEmptyArray<new () => object> = [
    Nodes,
    StatisticsResolver,
    ...analyses,
    ...lookups,
  ];
  const schema = await buildSchema({
    resolvers,
    orphanedTypes: model.kinds.map((kind) => kind.type) as never,
    validate: false,
  });
  const query = schema.getQueryType();
  if (query)
    query.description =
      "What can be asked; every field takes `asOf`, the day as of which it is known.";
  assignRoles(schema);
  return schema;
}

/** Everything that type-graphql must be told of before a schema is built, once for the process. */
function offerAll() {
  Field(() => Int, {
    description:
      "How many independent sources it rests on: reports that go back to one source count once.",
  })(Entity.prototype, SOURCES);
  const along = offerRelationshipFields();
  const roots = new Map(model.kinds.map((kind) => [kind.name, rootList(kind.name)]));
  return { along, roots, cells: offerCells(along.get("Issue.claims")) };
}

function listOf(kind: string): OfferedList {
  const list = offered.roots.get(kind);
  if (list === undefined) throw new Error(`There is no list of ${kind}.`);
  return list;
}

function assignRoles(schema: GraphQLSchema): void {
  for (const { name } of [...model.kinds, ...model.interfaces]) {
    const type = schema.getType(name);
    if (isObjectType(type) || isInterfaceType(type)) assignNodeRoles(type);
  }
  for (const list of [...offered.roots.values(), ...offered.along.values()]) {
    assignListRoles(schema, list);
  }
  const roots = schema.getQueryType()?.getFields() ?? {};
  for (const { plural, name } of model.kinds) {
    mark(roots[plural], { role: "many", list: listOf(name).declaration });
    spare(roots[plural]);
    mark(roots[singular(name)], { role: "lookup" });
  }
  for (const name of ["node", "nodes"]) mark(roots[name], { role: "lookup" });
  assignAnalysisRoles(schema, offered.cells);
}

function assignNodeRoles(type: GraphQLObjectType | GraphQLInterfaceType): void {
  const fields = type.getFields();
  const { properties } = model.kind(type.name);
  for (const property of properties) plan(fields[property.name], { role: "property", property });
  for (const along of model.fields(type.name)) plan(fields[along.name], roleAlong(along));
  plan(fields[SOURCES], { role: "sources" });
}

function roleAlong(along: ReturnType<typeof model.fields>[number]): PlanRole {
  const list = offered.along.get(`${along.owner}.${along.name}`);
  return list === undefined ? { role: "one", along } : { role: "many", list: list.declaration };
}

function assignListRoles(schema: GraphQLSchema, { connection, declaration }: OfferedList): void {
  const edge = partsOf(schema, connection.name.replace(/Connection$/, "Edge"));
  const parts = [partsOf(schema, connection.name), edge, partsOf(schema, "PageInfo")];
  for (const field of parts.flatMap(Object.values)) plan(field, { role: "part" });
  if (declaration.along === undefined) return;
  for (const property of edgeProperties(declaration.along)) {
    const role = property.refersTo === undefined ? "edgeProperty" : "reference";
    plan(edge[property.name], { role, property });
  }
  plan(edge["reportedIn"], { role: "reportedIn" });
}
