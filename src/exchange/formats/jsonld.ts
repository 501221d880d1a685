import type { ExportedFile } from "../format.ts";
import { context } from "../rdf/context.ts";
import type { Description, Term } from "../rdf/describe.ts";
import { described } from "../rdf/described.ts";
import type { Source } from "../source.ts";

/** The same RDF as in Turtle as one JSON document, which holds its context itself; an object a line. */
export async function* writeJsonld(source: Source): AsyncGenerator<ExportedFile> {
  yield { name: "graph.jsonld", content: objects(source) };
}

async function* objects(source: Source): AsyncGenerator<string> {
  yield `{"@context":${JSON.stringify(context)},"@graph":[`;
  let before = "\n";
  for await (const page of described(source)) {
    yield before + page.map((each) => JSON.stringify(objectOf(each))).join(",\n");
    before = ",\n";
  }
  yield "\n]}\n";
}

function objectOf({ about, said }: Description) {
  const values = said.map(([predicate, terms]) => {
    const [first, ...others] = terms.map(plain);
    const name = predicate === "rdf:type" ? "@type" : predicate;
    return [name, others.length > 0 ? [first, ...others] : first] as const;
  });
  return { "@id": about, ...Object.fromEntries(values) };
}

function plain({ form, value }: Term) {
  return form === "id" ? `id:${value}` : value;
}
