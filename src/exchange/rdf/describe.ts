import { keyOf } from "../../dossier/derive/key.ts";
import type { NodeFact, Properties, RelationshipFact } from "../../dossier/fact.ts";
import {
  classesOf,
  type Name,
  type PropertyTerm,
  predicateOf,
  termsOfKind,
  termsOfType,
  type ValueForm,
} from "./terms.ts";

/** What stands behind a predicate. */
export interface Term {
  readonly form: ValueForm | "name";
  readonly value: string | number | readonly string[];
}

/** A resource and what is said of it. */
export interface Description {
  readonly about: Name;
  readonly said: readonly (readonly [predicate: Name, terms: readonly Term[]])[];
}

const WIKIDATA_ITEM = /^Q[1-9]\d*$/;

/** A node with its classes and what is stated of it. */
export function describeNode({ kind, properties }: NodeFact): Description {
  const { wikidataId } = properties;
  const same = typeof wikidataId === "string" && WIKIDATA_ITEM.test(wikidataId);
  return {
    about: `id:${properties.id}`,
    said: [
      ["rdf:type", named(classesOf(kind))],
      ...saidOf(termsOfKind(kind), properties),
      ...(same ? [["schema:sameAs", named([`wd:${wikidataId}`])] as const] : []),
    ],
  };
}

/**
 * A relationship as a statement of its own, and where more is known of it than that it holds, what is
 * known: on a resource that stands for the statement, as RDF has it.
 */
export function describeRelationship(fact: RelationshipFact): readonly Description[] {
  const { name, reversed } = predicateOf(fact.type);
  const ends = [`id:${fact.from}`, `id:${fact.to}`] as const;
  const [subject, object] = reversed ? [ends[1], ends[0]] : ends;
  const plain: Description = { about: subject, said: [[name, named([object])]] };
  const known = saidOf(termsOfType(fact.type), fact.properties);
  if (known.length === 0) return [plain];
  const statement: Description = {
    about: `rel:${keyOf(fact)}`,
    said: [
      ["rdf:type", named(["rdf:Statement", `parley:${fact.type}`])],
      ["rdf:subject", named([subject])],
      ["rdf:predicate", named([name])],
      ["rdf:object", named([object])],
      ...known,
    ],
  };
  return [plain, statement];
}

function saidOf(terms: readonly PropertyTerm[], properties: Properties): Description["said"] {
  return terms.flatMap(({ property, name, form }) => {
    const value = properties[property];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    return [[name, termsFor(form, value)] as const];
  });
}

function termsFor(form: ValueForm, value: Properties[string]): readonly Term[] {
  if (form === "list" || !Array.isArray(value)) return [{ form, value: value as Term["value"] }];
  return value.map((each) => ({ form, value: each }));
}

function named(names: readonly Name[]): readonly Term[] {
  return names.map((value) => ({ form: "name", value }));
}
