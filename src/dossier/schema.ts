import { z } from "zod";
import type { KindDeclaration } from "../model/kind.ts";
import { model, type RelationshipField } from "../model/model.ts";
import type { PropertyType } from "../model/property.ts";
import { isDay } from "../model/scalars.ts";
import {
  aKindOf,
  itemProperties,
  mayBeLeftOut,
  type StatedProperty,
  statedFields,
  statedProperties,
} from "./format.ts";

/** Texts are sentences and names, not whole articles. Counted in code points. */
export const MAX_TEXT = 10_000;

/** Ids are readable: `sergey-lavrov`, `c08`. */
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MAX_ID = 200;
const ID_RULE = `made of a-z, 0-9 and single hyphens between them, ${MAX_ID} characters at most`;

/** What some texts have to look like, by the property's name, with the words for it. */
const PATTERNS: Readonly<Record<string, readonly [pattern: RegExp, words: string]>> = {
  isoCode: [/^[A-Z]{2}$/, "two capital letters, such as `TR`"],
  wikidataId: [/^Q[1-9][0-9]*$/, "a Q and a number, such as `Q7747`"],
  sha256: [/^[0-9a-f]{64}$/, "64 characters of 0-9 and a-f"],
  url: [/^https?:\/\/[^\s]+$/, "an address that begins with https:// or http://"],
  archivedUrl: [/^https?:\/\/[^\s]+$/, "an address that begins with https:// or http://"],
  language: [/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, "a language tag, such as `en` or `pt-BR`"],
};

/** One schema for each relationship, however many kinds state it. */
const items = new Map<string, z.ZodType>();

/**
 * The shape of one dossier file, as the model gives it. The messages of its own issues are the words
 * for what a text has to be, to be put into a sentence. Ids that lead nowhere and the like are other checks' matter.
 */
export const dossierFile = fileSchema();

/** The JSON Schema that editors complete and check dossiers with, as the text of `schema/dossier.schema.json`. */
export function printDossierSchema(): string {
  const schema = z.toJSONSchema(dossierFile, { target: "draft-7", io: "input" });
  const { $schema, ...rest } = schema;
  return `${JSON.stringify({ $schema, $id: "dossier.schema.json", ...rest }, null, 2)}\n`;
}

/** The JSON Schema of a line of a dossier of JSON Lines, as the text of `schema/dossier-lines.schema.json`. */
export function printDossierLinesSchema(): string {
  const { dossier, title, process, uses } = dossierFile.shape;
  const head = z
    .strictObject({ dossier, title, process, uses })
    .meta({ id: "Head", description: "What stands at the head of a dossier." });
  const entries = model.kinds.map((kind) =>
    z
      .strictObject({ [kind.plural]: entrySchema(kind) })
      .meta({ description: `An entry: ${kind.description}` }),
  );
  const { $schema, ...rest } = z.toJSONSchema(
    z.union([head, ...entries]).meta({
      title: "A line of a Parley dossier of JSON Lines",
      description:
        "One entry, under the plural of its kind, or what stands at the head of the dossier.",
    }),
    { target: "draft-7", io: "input" },
  );
  return `${JSON.stringify({ $schema, $id: "dossier-lines.schema.json", ...rest }, null, 2)}\n`;
}

function fileSchema() {
  const lists = model.kinds.map((kind) => [
    kind.plural,
    z.array(entrySchema(kind)).optional().describe(kind.description),
  ]);
  return z
    .strictObject({
      dossier: idSchema(
        "The id of the dossier. One file has it, or all of its files say the same.",
      ).optional(),
      title: textSchema("title").optional().describe("What the dossier is about."),
      process: idSchema(
        "The process whose rounds its claims are sorted into, where they name no other.",
      ).optional(),
      uses: z
        .array(idSchema("An id of something that another dossier states."))
        .optional()
        .describe(
          "What the dossier names without defining it, because another dossier of the graph does.",
        ),
      ...Object.fromEntries(lists),
    })
    .meta({
      title: "A Parley dossier",
      description:
        "One dossier, or one file of a folder that holds a dossier: lists of entries, by kind.",
    });
}

function entrySchema(kind: KindDeclaration) {
  const id = kind.properties.find((property) => property.type === "id");
  const properties = statedProperties(kind).map((each) => [each.key, propertySchema(each)]);
  const fields = statedFields(kind).map((field) => [field.name, fieldSchema(field)]);
  return z
    .strictObject({
      id: idSchema(id?.description ?? "The id."),
      ...Object.fromEntries([...properties, ...fields]),
    })
    .meta({ id: kind.name, description: kind.description });
}

function fieldSchema(field: RelationshipField) {
  const { type } = field.relationship;
  const item = items.get(type) ?? itemSchema(field);
  items.set(type, item);
  const schema = field.gives === "many" ? z.array(item) : item;
  return schema.optional().describe(field.description);
}

/** An id alone, or an object with the relationship's properties; only the latter where it needs one. */
function itemSchema({ relationship, far }: RelationshipField): z.ZodType {
  const properties = itemProperties(relationship);
  const id = idSchema(
    `The id of ${far.length === model.kinds.length ? "anything" : aKindOf(far)}.`,
  );
  const item = z
    .strictObject({
      node: id,
      ...Object.fromEntries(properties.map((each) => [each.key, propertySchema(each)])),
      ...(relationship.asserted && { reportedIn: reportedInSchema() }),
    })
    .meta({ id: relationship.type, description: relationship.description });
  return properties.every(mayBeLeftOut) ? z.union([id, item]) : item;
}

/** The documents that report a relationship; absent where that says itself. */
export function reportedInSchema() {
  return z
    .array(idSchema("The id of a Document."))
    .min(1)
    .optional()
    .describe("The documents that report it; all of the entry's evidence where nothing is said.");
}

/** What may stand there, optional where it may be left out. */
export function propertySchema(property: StatedProperty): z.ZodType {
  const { names, list, byDefault, description } = property;
  const value = names ? idSchema(`The id of ${aKindOf(names)}.`) : valueSchema(property);
  const schema = list ? z.array(value) : value;
  if (byDefault !== undefined) return schema.default(byDefault).describe(description);
  return mayBeLeftOut(property)
    ? schema.optional().describe(description)
    : schema.describe(description);
}

function valueSchema({
  name,
  type,
}: {
  readonly name: string;
  readonly type: PropertyType;
}): z.ZodType {
  switch (type) {
    case "text":
    case "instant":
      return textSchema(name);
    case "integer":
      return z.int();
    case "date":
      return z.iso.date("a day as YYYY-MM-DD").refine(isDay, "a day as YYYY-MM-DD");
    case "id":
    case "reference":
      return idSchema("An id.");
  }
  return z.enum(type.values as [string, ...string[]]);
}

function textSchema(name: string) {
  const pattern = PATTERNS[name];
  const text = z.string().min(1).meta({ maxLength: MAX_TEXT });
  return pattern ? text.regex(pattern[0], pattern[1]) : text;
}

/** An id of anything. */
export function idSchema(description: string) {
  return z.string().regex(ID, ID_RULE).max(MAX_ID, ID_RULE).describe(description);
}
