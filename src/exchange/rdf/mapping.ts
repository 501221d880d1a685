import { model } from "../../model/model.ts";
import {
  classesOf,
  PREFIXES,
  type PropertyTerm,
  predicateOf,
  termsOfKind,
  termsOfType,
} from "./terms.ts";

const HEAD = `# Parley's graph in RDF

What \`parley export --format turtle\` and \`--format jsonld\` write: the same triples. Where
[schema.org](https://schema.org/) or [PROV-O](https://www.w3.org/TR/prov-o/) has a word it is used, elsewhere
one of our own. This page is printed from the code: \`npm run print\`.

- A node is \`id:\` and its id. It has its own class, \`parley:Claim\`, besides those below.
- A relationship is a triple. Where more is known of it than that it holds, a \`rdf:Statement\` says it: \`rel:\` and the
  relationship's key, with \`rdf:subject\`, \`rdf:predicate\`, \`rdf:object\`, and a class of the type's name, \`parley:MADE\`. The
  documents that report it are its \`prov:wasDerivedFrom\`.
- A date is a \`xsd:date\`. One that is a whole month, or a day by which, says so beside it: \`parley:saidOnPrecision\`.
- An item of Wikidata is also a \`schema:sameAs\`.
- What follows from the rest (labels, COUNTS_FOR, IN_ROUND, the days from which things are known) is left out, and so are
  \`recordedAt\` and which dossier states what.
`;

/** The mapping for people, as the text of `docs/rdf.md`. */
export function printMapping(): string {
  const types = model.relationships.filter(({ derived }) => !derived).map(({ type }) => type);
  const parts = [
    HEAD,
    table(
      ["prefix", "namespace"],
      Object.entries(PREFIXES).map(([name, iri]) => [`${name}:`, iri]),
    ),
    "## Kinds of node\n",
    table(
      ["kind", "classes", "properties"],
      model.kinds.map(({ name }) => [
        name,
        classesOf(name).slice(1).join(", "),
        listed(termsOfKind(name)),
      ]),
    ),
    "## Relationships\n",
    table(
      ["type", "predicate", "properties of the statement"],
      types.map((type) => {
        const { name, reversed } = predicateOf(type);
        return [
          type,
          reversed ? `${name}, from its end to its start` : name,
          listed(termsOfType(type)),
        ];
      }),
    ),
  ];
  return parts.join("\n");
}

function listed(terms: readonly PropertyTerm[]): string {
  return terms.map(({ property, name }) => `${property}: ${name}`).join("<br>");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |\n`).join("");
}
