import { DataFactory, type Quad_Object, Writer } from "n3";
import type { ExportedFile } from "../format.ts";
import type { Description, Term } from "../rdf/describe.ts";
import { described } from "../rdf/described.ts";
import { type Name, PREFIXES } from "../rdf/terms.ts";
import type { Source } from "../source.ts";

const { literal, namedNode, quad } = DataFactory;

/** RDF in Turtle, in terms of schema.org and PROV-O where these have them: see docs/rdf.md. */
export async function* writeTurtle(source: Source): AsyncGenerator<ExportedFile> {
  yield { name: "graph.ttl", content: triples(source) };
}

async function* triples(source: Source): AsyncGenerator<string> {
  const text = new Text();
  const writer = new Writer(text, { prefixes: PREFIXES });
  for await (const page of described(source)) {
    for (const each of page) write(writer, each);
    yield text.take();
  }
  writer.end();
  yield text.take();
}

function write(writer: Writer, { about, said }: Description): void {
  for (const [predicate, terms] of said) {
    for (const term of terms) {
      writer.addQuad(quad(node(about), node(predicate), objectOf(writer, term)));
    }
  }
}

function objectOf(writer: Writer, { form, value }: Term): Quad_Object {
  switch (form) {
    case "name":
      return node(value as Name);
    case "id":
      return node(`id:${value}`);
    case "list":
      // It gives the one term that it writes a list as; its types say otherwise.
      return writer.list(textsOf(value)) as unknown as Quad_Object;
    case "text":
      return literal(String(value));
    case "integer":
    case "date":
    case "anyURI":
      return literal(String(value), node(`xsd:${form}`));
  }
}

function textsOf(value: Term["value"]) {
  return (value as readonly string[]).map((each) => literal(each));
}

function node(name: Name) {
  const colon = name.indexOf(":");
  const prefix = name.slice(0, colon) as keyof typeof PREFIXES;
  return namedNode(PREFIXES[prefix] + name.slice(colon + 1));
}

/** Takes what the library writes, and gives it up piece by piece. */
class Text {
  #pieces: string[] = [];

  write(piece: string, _encoding: string, done?: () => void): void {
    this.#pieces.push(piece);
    done?.();
  }

  end(done?: () => void): void {
    done?.();
  }

  take(): string {
    const text = this.#pieces.join("");
    this.#pieces = [];
    return text;
  }
}
