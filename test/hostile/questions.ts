import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { GraphQLSchema } from "graphql";
import { DOSSIER, ROOT } from "../support/parley.ts";
import { generate } from "../sweep/generate.ts";
import { factsIn } from "../sweep/swept.ts";
import { vocabularyOf } from "../sweep/vocabulary.ts";
import type { Question } from "./bodies.ts";

/** What is computed, with as much of it in variables as can be. */
const COMPUTED: Question = {
  query: `query Computed($id: ID!, $to: ID!, $ids: [ID!], $words: String!, $day: Date, $n: Int = 3, $rounds: [Int!]) {
    search(query: $words, types: [PERSON, CLAIM], first: $n, asOf: $day) { totalCount edges { score matched node { id label } } }
    timeline(about: $id, from: $day, first: $n) { edges { on precision node { __typename id } } }
    path(from: $id, to: $to, maxLength: $n) { nodes { id } steps { forward } }
    neighbourhood(id: $id, depth: 2, first: $n) { truncated nodes { id } relationships { key type from to properties } }
    positions(process: $id, parties: $ids, rounds: $rounds) { cells { state stance claims(first: $n) { totalCount } } }
    roundDiff(process: $id, from: 1, to: 2) { changes { kind party { id } issue { name } } }
    contradictions(kinds: [OPPOSED], actors: $ids, first: $n) { nodes { kind rule left { node { id } } } }
    statistics { engine hash }
  }`,
  variables: {
    id: "istanbul-2025",
    to: "vladimir-medinsky",
    ids: ["russia", "ukraine"],
    words: "Зеленський",
    day: null,
    rounds: [1, 2],
  },
};

/** Who throws operations does not know how many directives one may have. */
const DIRECTIVE_LIMIT = 10;

/** Valid questions about the bundled dossier: those of the house, and so many that are thrown. */
export async function validQuestions(
  schema: GraphQLSchema,
  count: number,
): Promise<readonly Question[]> {
  const vocabulary = vocabularyOf(await factsIn(DOSSIER));
  const thrown = [];
  for (let number = 0; thrown.length < count; number++) {
    const operation = generate(schema, vocabulary, number);
    if (operation.text.split("@").length <= DIRECTIVE_LIMIT) thrown.push(operation);
  }
  return [
    ...thrown.map(({ text, variables }) => ({ query: text, variables })),
    ...examples().map((query) => ({ query, variables: {} })),
    COMPUTED,
  ];
}

function examples(): readonly string[] {
  const folder = join(ROOT, "schema/examples");
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
}
