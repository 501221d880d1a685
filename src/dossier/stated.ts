import { model } from "../model/model.ts";
import { isAsserted, type Property } from "../model/property.ts";
import { type Facts, only } from "./fact.ts";

/** Which documents report a relationship, and which dossier says so of which of them. */
const SAID_BY = ["reportedIn", "reportedBy"] as const;

/** What dossiers state of all that a graph holds, without what follows from it, and by which of them. */
export function statedIn({ nodes, relationships }: Facts): Facts {
  return {
    nodes: nodes
      .filter(({ kind }) => kind !== "")
      .map(({ kind, properties }) => ({
        kind,
        properties: {
          ...only(properties, namesOf(model.kind(kind).properties)),
          id: properties.id,
        },
      })),
    relationships: relationships
      .filter(({ type }) => !model.relationship(type).derived)
      .map((each) => ({
        ...each,
        properties: only(each.properties, [
          ...namesOf(model.relationship(each.type).properties),
          ...SAID_BY,
        ]),
      })),
  };
}

function namesOf(properties: readonly Property[]): readonly string[] {
  return [...properties.filter(isAsserted).map(({ name }) => name), "dossiers"];
}
