import { Field, ID, InputType, Int, registerEnumType } from "type-graphql";
import { model, type RelationshipField } from "../model/model.ts";
import type { Property, PropertyType } from "../model/property.ts";
import { DateScalar, DateTimeScalar } from "../model/scalars.ts";
import { type GeneratedClass, generated, upperSnake } from "./generated.ts";

const made = new Map<string, GeneratedClass>();

const ORDERED = ["lt", "lte", "gt", "gte"];
const TEXTUAL = ["contains", "startsWith", "endsWith"];

const MEANINGS: Readonly<Record<string, string>> = {
  eq: "Is this.",
  ne: "Is there, and is not this.",
  in: "Is one of these; of an empty list, none is.",
  notIn: "Is there, and is none of these; of an empty list, all are.",
  lt: "Is less than this, or earlier.",
  lte: "Is at most this, or no later.",
  gt: "Is more than this, or later.",
  gte: "Is at least this, or no earlier.",
  contains: "Has this in it, whatever the case.",
  startsWith: "Begins with this, whatever the case.",
  endsWith: "Ends with this, whatever the case.",
};

/** The kinds of node, where they may be of several: `PERSON` stands for the label `Person`. */
export const entityKinds = Object.fromEntries(
  model.kinds.map(({ name }) => [upperSnake(name), name]),
);

registerEnumType(entityKinds, {
  name: "EntityKind",
  description: "A kind of node.",
  valuesConfig: Object.fromEntries(
    model.kinds.map(({ name, description }) => [upperSnake(name), { description }]),
  ),
});

/** The filter of a kind or an interface: what can be asked of each of its nodes. */
export function filterType(type: string): GeneratedClass {
  const description = `What must hold of a node of the type ${type}; all of it.`;
  return once(`${type}Filter`, description, (filter) => {
    const { abstract, properties } = model.kind(type);
    offerLogic(filter);
    if (abstract) offerInput(filter, "kind", kindFilter(), "Of which kind it is.");
    for (const property of properties) offerProperty(filter, property);
    for (const field of model.fields(type)) {
      offerInput(filter, field.name, fieldFilter(field), field.description);
    }
  });
}

function fieldFilter(field: RelationshipField): GeneratedClass {
  return field.gives === "many" ? listFilter(field) : filterType(field.farType);
}

function listFilter(field: RelationshipField): GeneratedClass {
  const description = `How many must match: ${field.description}`;
  return once(`${baseOf(field)}ListFilter`, description, (filter) => {
    const match = matchType(field);
    offerInput(filter, "some", match, "At least one matches.");
    offerInput(filter, "none", match, "None matches.");
    offerInput(filter, "all", match, "Each matches, also where there is none.");
    offerInput(filter, "single", match, "Exactly one matches.");
  });
}

function matchType(field: RelationshipField): GeneratedClass {
  return once(`${baseOf(field)}Match`, "What must hold of one of them.", (match) => {
    offerInput(match, "node", filterType(field.farType), "Of the node itself.");
    if (edgeFields(field).length === 0) return;
    offerInput(match, "edge", edgeFilter(field), "Of the relationship that leads to it.");
  });
}

function edgeFilter(field: RelationshipField): GeneratedClass {
  const { type } = field.relationship;
  const name = `${type.toLowerCase().replace(/(^|_)(.)/g, (_, __, letter: string) => letter.toUpperCase())}EdgeFilter`;
  return once(
    name,
    `What must hold of a relationship of the type ${type}; all of it.`,
    (filter) => {
      offerLogic(filter);
      for (const property of edgeFields(field)) offerProperty(filter, property);
    },
  );
}

/** `and`, `or` and `not` over filters of the same type. */
function offerLogic(filter: GeneratedClass): void {
  for (const [name, meaning] of [
    ["and", "All of these hold."],
    ["or", "Any of these holds; of none, it does not."],
  ] as const) {
    Field(() => [filter], { nullable: true, description: meaning })(filter.prototype, name);
  }
  offerInput(filter, "not", filter, "This does not hold.");
}

function offerProperty(filter: GeneratedClass, property: Property): void {
  const { name, type, description, hidden, list, refersTo } = property;
  if (!hidden && !list && !refersTo) offerInput(filter, name, comparer(type), description);
}

function kindFilter(): GeneratedClass {
  return operators("EntityKindFilter", entityKinds, []);
}

function comparer(type: PropertyType): GeneratedClass {
  switch (type) {
    case "text":
      return operators("StringFilter", String, TEXTUAL);
    case "integer":
      return operators("IntFilter", Int, ORDERED);
    case "date":
      return operators("DateFilter", DateScalar, ORDERED);
    case "instant":
      return operators("DateTimeFilter", DateTimeScalar, ORDERED);
    case "id":
    case "reference":
      return operators("IDFilter", ID, []);
  }
  return operators(`${type.name}Filter`, type.members, []);
}

function operators(name: string, of: unknown, more: readonly string[]): GeneratedClass {
  return once(name, "What must hold of a value; all of it.", (filter) => {
    for (const operator of ["eq", "ne", ...more]) {
      offerInput(filter, operator, of, MEANINGS[operator] ?? "");
    }
    for (const operator of ["in", "notIn"]) {
      offerInput(filter, operator, [of], MEANINGS[operator] ?? "");
    }
    offerInput(filter, "isNull", Boolean, "Whether it is missing.");
  });
}

function edgeFields(field: RelationshipField): readonly Property[] {
  return field.relationship.properties.filter((each) => !each.hidden && !each.refersTo);
}

/** Lists of the same kind whose relationships hold nothing are filtered alike. */
function baseOf(field: RelationshipField): string {
  if (edgeFields(field).length === 0) return field.farType;
  return field.owner + field.name.charAt(0).toUpperCase() + field.name.slice(1);
}

function offerInput(type: GeneratedClass, name: string, of: unknown, description: string): void {
  Field((() => of) as never, { nullable: true, description })(type.prototype, name);
}

/** A type refers to others, and they to it: it is known before its fields are. */
function once(
  name: string,
  description: string,
  declare: (type: GeneratedClass) => void,
): GeneratedClass {
  const known = made.get(name);
  if (known !== undefined) return known;
  const type = generated(name);
  made.set(name, type);
  InputType({ description })(type);
  declare(type);
  return type;
}
