import { model } from "../../model/model.ts";
import {
  type Name,
  PREFIXES,
  predicateOf,
  termsOfKind,
  termsOfType,
  type ValueForm,
} from "./terms.ts";

type Meaning =
  | string
  | { readonly "@id": string; readonly "@type"?: string; readonly "@container"?: "@list" };

/** What else stands before a resource. */
const OTHERS = ["rdf:subject", "rdf:predicate", "rdf:object", "schema:sameAs"] as const;

/** What the names in `graph.jsonld` stand for: a context of JSON-LD. */
export const context: Readonly<Record<string, Meaning>> = {
  ...PREFIXES,
  ...Object.fromEntries(meanings().toSorted(([a], [b]) => (a < b ? -1 : 1))),
};

/** The same as the text of `schema/context.jsonld`. */
export function printContext(): string {
  return `${JSON.stringify({ "@context": context }, null, 2)}\n`;
}

function meanings(): readonly (readonly [Name, Meaning])[] {
  const types = model.relationships.filter(({ derived }) => !derived).map(({ type }) => type);
  const terms = [
    ...model.kinds.flatMap(({ name }) => termsOfKind(name)),
    ...types.flatMap(termsOfType),
    ...[...types.map((type) => predicateOf(type).name), ...OTHERS].map((name) => ({
      name,
      form: "id" as const,
    })),
  ];
  return terms.flatMap(({ name, form }) => meaningOf(name, form));
}

/** Texts and integers are what they are in JSON. */
function meaningOf(name: Name, form: ValueForm): readonly (readonly [Name, Meaning])[] {
  switch (form) {
    case "id":
      return [[name, { "@id": name, "@type": "@id" }]];
    case "date":
    case "anyURI":
      return [[name, { "@id": name, "@type": `xsd:${form}` }]];
    case "list":
      return [[name, { "@id": name, "@container": "@list" }]];
    case "text":
    case "integer":
      return [];
  }
}
