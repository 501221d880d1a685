import { readFileSync } from "node:fs";
import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { printedSchema } from "../../src/api/printed.ts";
import { parleySchema } from "../support/asking.ts";
import { EDGES, ENUMS, INTERFACES, ROOT_FIELDS, TYPES } from "./promised.ts";

let schema: GraphQLSchema;

beforeAll(async () => {
  schema = await parleySchema();
});

function fieldNames(type: string): readonly string[] {
  const found = schema.getType(type);
  return isObjectType(found) || isInterfaceType(found) ? Object.keys(found.getFields()) : [];
}

describe("the GraphQL schema", () => {
  it("is printed in schema/schema.graphql as the code has it (mend it with `npm run print`)", () => {
    const file = readFileSync(new URL("../../schema/schema.graphql", import.meta.url), "utf8");

    expect(file).toBe(printedSchema(schema));
  });

  it("describes every type, field, argument and enum value", () => {
    expect(undescribed(schema)).toEqual([]);
  });

  it.each(Object.entries(TYPES))("gives %s the fields that clients rely on", (type, fields) => {
    expect(fieldNames(type)).toEqual(expect.arrayContaining([...fields]));
  });

  it.each(Object.entries(INTERFACES))("makes %s implement its interfaces", (type, interfaces) => {
    const found = schema.getType(type);
    const names = isObjectType(found) || isInterfaceType(found) ? found.getInterfaces() : [];

    expect(names.map((each) => each.name)).toEqual(expect.arrayContaining([...interfaces]));
  });

  it.each(EDGES)("gives the edges of %s.%s their properties", (type, field, properties) => {
    const found = schema.getType(type);
    const connection =
      isObjectType(found) || isInterfaceType(found) ? found.getFields()[field] : undefined;
    const edge = String(connection?.type).replace("Connection!", "Edge");

    expect(fieldNames(edge)).toEqual(expect.arrayContaining(["cursor", "node", ...properties]));
  });

  it.each(Object.entries(ENUMS))("gives %s its values", (type, values) => {
    const found = schema.getType(type);
    const names = isEnumType(found) ? found.getValues().map((value) => value.name) : [];

    expect(names.toSorted()).toEqual(values.split(" ").toSorted());
  });

  it("has the root fields, each with asOf", () => {
    const fields = schema.getQueryType()?.getFields() ?? {};
    const withAsOf = Object.values(fields).filter((field) =>
      field.args.some((argument) => argument.name === "asOf" && String(argument.type) === "Date"),
    );

    expect(withAsOf.map((field) => field.name)).toEqual(expect.arrayContaining([...ROOT_FIELDS]));
  });

  it("gives every connection edges, nodes, pageInfo and totalCount", () => {
    const connections = Object.keys(schema.getTypeMap()).filter((name) =>
      name.endsWith("Connection"),
    );
    const lacking = connections.filter((name) =>
      ["edges", "nodes", "pageInfo", "totalCount"].some(
        (field) => !fieldNames(name).includes(field),
      ),
    );

    expect(connections.length).toBeGreaterThan(30);
    expect(lacking).toEqual([]);
  });
});

function undescribed(checked: GraphQLSchema): string[] {
  const types = Object.values(checked.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  return types.flatMap((type) => [...(type.description ? [] : [type.name]), ...bareParts(type)]);
}

function bareParts(type: GraphQLNamedType): string[] {
  if (isEnumType(type)) return bare(type.name, type.getValues());
  if (isInputObjectType(type)) return bare(type.name, Object.values(type.getFields()));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const fields = Object.values(type.getFields());
  const args = fields.flatMap((field) => bare(`${type.name}.${field.name}`, field.args));
  return [...bare(type.name, fields), ...args];
}

function bare(
  owner: string,
  parts: readonly { readonly name: string; readonly description?: string | null | undefined }[],
): string[] {
  return parts.filter((part) => !part.description).map((part) => `${owner}.${part.name}`);
}
