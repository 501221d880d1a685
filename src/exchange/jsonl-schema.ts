import { z } from "zod";
import { itemProperties, statedProperties } from "../dossier/format.ts";
import { dossierFile, idSchema, propertySchema, reportedInSchema } from "../dossier/schema.ts";
import type { KindDeclaration } from "../model/kind.ts";
import { model } from "../model/model.ts";
import { isAsserted } from "../model/property.ts";
import type { RelationshipDeclaration } from "../model/relationship.ts";

/** What a line of `parley export --format jsonl` may hold, as the model gives it. */
export const jsonlLine = z
  .union([
    dossierSchema(),
    ...model.kinds.map(nodeSchema),
    ...model.relationships.filter(({ derived }) => !derived).map(relationshipSchema),
  ])
  .meta({
    title: "A line of a graph that Parley has exported",
    description: "A dossier, by its id, a node, by its kind, or a relationship, by its type.",
  });

/** The JSON Schema of a line, as the text of `schema/jsonl.schema.json`. */
export function printJsonlSchema(): string {
  const { $schema, ...rest } = z.toJSONSchema(jsonlLine, { target: "draft-7", io: "input" });
  return `${JSON.stringify({ $schema, $id: "jsonl.schema.json", ...rest }, null, 2)}\n`;
}

function dossierSchema() {
  const { title, process, uses } = dossierFile.shape;
  return z
    .strictObject({ dossier: idSchema("The id of the dossier."), title, process, uses })
    .meta({ id: "Dossier", description: "What is kept of a dossier beside what it states." });
}

function nodeSchema(kind: KindDeclaration) {
  const said = (name: string) =>
    kind.properties.find((property) => property.name === name)?.description ?? "";
  const recordedAt = z.iso.datetime({ precision: 3 }).optional();
  return z
    .strictObject({
      node: z.literal(kind.name).describe("The kind of node."),
      id: idSchema(said("id")),
      recordedAt: recordedAt.describe(said("recordedAt")),
      dossiers: z.array(idSchema("The id of a dossier.")).min(1).describe(said("dossiers")),
      ...propertiesOf(statedProperties(kind)),
    })
    .meta({ id: kind.name, description: kind.description });
}

function relationshipSchema(relationship: RelationshipDeclaration) {
  const { type, asserted, description, properties } = relationship;
  const stated = itemProperties(relationship);
  const implied = properties.filter(
    (property) => isAsserted(property) && !stated.some(({ name }) => name === property.name),
  );
  return z
    .strictObject({
      relationship: z.literal(type).describe("The type of relationship."),
      from: idSchema("The id of the node at which it begins."),
      to: idSchema("The id of the node at which it ends."),
      ...Object.fromEntries(
        implied.map(({ name, ...each }) => [name, z.int().describe(each.description)]),
      ),
      ...propertiesOf(stated),
      ...(asserted && { reportedIn: reportedInSchema(), reportedBy: reportedBySchema() }),
      dossiers: z
        .array(idSchema("The id of a dossier."))
        .min(1)
        .optional()
        .describe(
          "The dossiers that state it, where these are not those of the entry it stands under.",
        ),
    })
    .meta({ id: type, description });
}

function reportedBySchema() {
  return z
    .array(z.string())
    .optional()
    .describe(
      "Where dossiers differ: who says that which document reports it, `dossier document`.",
    );
}

function propertiesOf(properties: ReturnType<typeof statedProperties>) {
  return Object.fromEntries(properties.map((each) => [each.name, propertySchema(each)]));
}
