import { model } from "../../model/model.ts";
import { isAsserted, type Property } from "../../model/property.ts";

/** The namespaces, by their prefixes. Ours are URNs: nobody has to own a domain for them. */
export const PREFIXES = {
  schema: "https://schema.org/",
  prov: "http://www.w3.org/ns/prov#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  wd: "http://www.wikidata.org/entity/",
  /** Nodes, by their ids: `id:c08`. */
  id: "urn:parley:id:",
  /** Relationships, by their keys. */
  rel: "urn:parley:relationship:",
  /** What neither vocabulary has a word for: `parley:stance`. */
  parley: "urn:parley:term:",
} as const;

/** A name with one of the prefixes: `schema:Claim`. */
export type Name = `${keyof typeof PREFIXES}:${string}`;

/** What a kind of node is called besides its own name. */
const CLASSES: Readonly<Record<string, readonly Name[]>> = {
  Person: ["schema:Person", "prov:Person"],
  Country: ["schema:Country", "prov:Agent"],
  Organization: ["schema:Organization", "prov:Organization"],
  UnnamedSource: ["prov:Agent"],
  Place: ["schema:Place"],
  Process: ["schema:EventSeries", "prov:Activity"],
  Meeting: ["schema:Event", "prov:Activity"],
  Issue: ["schema:DefinedTerm"],
  Claim: ["schema:Claim", "prov:Entity"],
  Outcome: ["prov:Entity"],
  Document: ["schema:CreativeWork", "prov:Entity"],
};

/** Properties of nodes and relationships; `Owner.name` goes before `name`. What is not here is `parley:name`. */
const PROPERTIES: Readonly<Record<string, Name>> = {
  name: "schema:name",
  aliases: "schema:alternateName",
  text: "schema:text",
  description: "schema:description",
  "Issue.proposition": "schema:description",
  "Country.isoCode": "schema:identifier",
  saidOn: "schema:dateCreated",
  startsOn: "schema:startDate",
  endsOn: "schema:endDate",
  publishedOn: "schema:datePublished",
  writtenOn: "schema:dateCreated",
  "Document.title": "schema:headline",
  url: "schema:url",
  archivedUrl: "schema:archivedAt",
  language: "schema:inLanguage",
  sha256: "schema:sha256",
  value: "schema:value",
  quantityMin: "schema:minValue",
  quantityMax: "schema:maxValue",
  unit: "schema:unitText",
  since: "schema:startDate",
  until: "schema:endDate",
  role: "schema:roleName",
  "HOLDS_OFFICE.title": "schema:roleName",
  position: "schema:position",
  number: "schema:position",
  reportedIn: "prov:wasDerivedFrom",
};

/** A relationship as one statement; `reversed` where the vocabulary looks from its other end. */
export interface Predicate {
  readonly name: Name;
  readonly reversed?: true;
}

const PREDICATES: Readonly<Record<string, Predicate>> = {
  HOLDS_OFFICE: { name: "schema:affiliation" },
  SPEAKS_FOR: { name: "prov:actedOnBehalfOf" },
  MEMBER_OF: { name: "schema:memberOf" },
  LOCATED_IN: { name: "schema:containedInPlace" },
  HELD_AT: { name: "schema:location" },
  ROUND_OF: { name: "schema:superEvent" },
  FOLLOWS: { name: "parley:follows" },
  PARTY_TO: { name: "prov:wasAssociatedWith", reversed: true },
  ATTENDED: { name: "schema:attendee", reversed: true },
  INVITED_TO: { name: "parley:invitedTo" },
  PRODUCED: { name: "prov:wasGeneratedBy", reversed: true },
  MADE: { name: "schema:author", reversed: true },
  ADDRESSED_TO: { name: "parley:addressedTo" },
  ABOUT: { name: "schema:about" },
  SAID_AT: { name: "prov:wasGeneratedBy" },
  ON: { name: "parley:on" },
  RESPONDS_TO: { name: "parley:respondsTo" },
  REITERATES: { name: "parley:reiterates" },
  CONTRADICTS: { name: "parley:contradicts" },
  REPORTED_IN: { name: "schema:subjectOf" },
  PUBLISHED_BY: { name: "schema:publisher" },
  CITES: { name: "schema:citation" },
  CORRECTS: { name: "parley:corrects" },
};

/** Properties that hold ids of nodes, though the model has them as texts. */
const IDS: readonly string[] = ["countsFor", "process", "reportedIn"];

/** Properties that hold addresses, which need not be well-formed ones. */
const ADDRESSES: readonly string[] = ["url", "archivedUrl"];

/** How the values of a property are written; `list` where their order tells something. */
export type ValueForm = "text" | "integer" | "date" | "anyURI" | "id" | "list";

/** A property of a kind or of a type of relationship in RDF. */
export interface PropertyTerm {
  readonly property: string;
  readonly name: Name;
  readonly form: ValueForm;
}

/** The classes of a kind of node, its own first. */
export function classesOf(kind: string): readonly Name[] {
  return [`parley:${kind}`, ...(CLASSES[kind] ?? [])];
}

/** @throws an Error where a type of relationship has no word yet: a fault of the program */
export function predicateOf(type: string): Predicate {
  const predicate = PREDICATES[type];
  if (predicate === undefined) throw new Error(`There is no predicate for ${type}.`);
  return predicate;
}

/** What is stated of the nodes of a kind, but for the id. */
export function termsOfKind(kind: string): readonly PropertyTerm[] {
  return termsOf(kind, model.kind(kind).properties);
}

/** What is stated of the relationships of a type, `reportedIn` among it. */
export function termsOfType(type: string): readonly PropertyTerm[] {
  const { properties, asserted } = model.relationship(type);
  const terms = termsOf(type, properties);
  return asserted
    ? [...terms, { property: "reportedIn", ...termOf(type, "reportedIn", "id") }]
    : terms;
}

function termsOf(owner: string, properties: readonly Property[]): readonly PropertyTerm[] {
  return properties
    .filter((property) => isAsserted(property) && property.type !== "id")
    .map((property) => ({
      property: property.name,
      ...termOf(owner, property.name, formOf(property)),
    }));
}

function termOf(owner: string, property: string, form: ValueForm) {
  const name = PROPERTIES[`${owner}.${property}`] ?? PROPERTIES[property];
  return { name: name ?? (`parley:${property}` as const), form };
}

function formOf({ name, type, list, searched }: Property): ValueForm {
  if (IDS.includes(name) || type === "reference") return "id";
  if (ADDRESSES.includes(name)) return "anyURI";
  if (type === "integer" || type === "date") return type;
  // The order of other names tells nothing; that of a scale is its meaning.
  return list && !searched ? "list" : "text";
}
