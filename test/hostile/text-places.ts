import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";

/** Where a text can be asked with. */
export interface TextPlace {
  /** As `claims.filter.text.eq`. */
  readonly name: string;
  /** The name of its root field. */
  readonly root: string;
  /** The last word of its name. */
  readonly role: string;
  /** Whether only days, instants or cursors may be asked with there. */
  readonly isChecked: boolean;
  /** A text that may be asked with there. */
  readonly harmless: string;
  readonly query: string;
  variables(text: string): Readonly<Record<string, unknown>>;
}

/** The types whose values are texts of the client. */
const TEXTS = ["ID", "String", "Date", "DateTime"];

const HARMLESS: Readonly<Record<string, string>> = {
  Date: "2025-01-01",
  DateTime: "2025-01-01T00:00:00Z",
};
const CURSORS = ["after", "before"];

/** What is asked for of what has neither an id nor a number. */
const BELOW: Readonly<Record<string, string>> = {
  positions: "cells { state }",
  roundDiff: "changes { kind }",
  path: "nodes { id }",
  neighbourhood: "truncated",
  statistics: "engine",
};

/** Every argument of every root field that takes a text, and every operand of every filter. */
export function textPlaces(schema: GraphQLSchema): readonly TextPlace[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return fields.flatMap((field) =>
    field.args.flatMap((arg) => {
      if (TEXTS.includes(getNamedType(arg.type).name)) return [placeOf(field, arg, [], arg.type)];
      return arg.name === "filter" ? operandsOf(field, arg) : [];
    }),
  );
}

/** The operators on each property, and those on the id of what each way leads to. */
function operandsOf(field: Field, arg: GraphQLArgument): readonly TextPlace[] {
  return inputFields(arg.type).flatMap(({ name, type }) =>
    inputFields(type).flatMap((operator) => {
      const leaf = getNamedType(operator.type);
      if (TEXTS.includes(leaf.name))
        return [placeOf(field, arg, [name, operator.name], operator.type)];
      if (operator.name !== "some") return [];
      return [placeOf(field, arg, [name, "some", "node", "id", "eq"], leaf)];
    }),
  );
}

type Field = GraphQLField<unknown, unknown>;

function placeOf(
  field: Field,
  arg: GraphQLArgument,
  path: readonly string[],
  at: GraphQLInputType,
): TextPlace {
  const others = field.args.filter(
    (each) => each !== arg && isNonNullType(each.type) && each.defaultValue === undefined,
  );
  const given = [
    `${arg.name}: $t`,
    ...others.map((each) => `${each.name}: ${harmless(each.type)}`),
  ];
  const below = BELOW[field.name] ?? (isConnection(field) ? "totalCount" : "id");
  const name = [field.name, arg.name, ...path].join(".");
  return {
    name,
    root: field.name,
    role: path.at(-1) ?? arg.name,
    isChecked: getNamedType(at).name in HARMLESS || CURSORS.includes(arg.name),
    harmless: HARMLESS[getNamedType(at).name] ?? "harmless",
    query: `query ($t: ${arg.type}) { ${field.name}(${given.join(", ")}) { ${below} } }`,
    variables: (text) => {
      const value = isListType(getNullableType(at)) ? [text] : text;
      return { t: path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) };
    },
  };
}

function isConnection(field: Field): boolean {
  return getNamedType(field.type).name.endsWith("Connection");
}

function harmless(type: GraphQLInputType): string {
  if (isListType(getNullableType(type))) return "[]";
  return getNamedType(type).name === "Int" ? "1" : '"harmless"';
}

function inputFields(type: GraphQLInputType) {
  const named = getNamedType(type);
  return isInputObjectType(named) ? Object.values(named.getFields()) : [];
}
