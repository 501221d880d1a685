import { SaxesParser, type SaxesTagPlain } from "saxes";
import type { Place } from "../../dossier/problem.ts";
import { textIn } from "../../dossier/text-lines.ts";
import { columnsNamed, jsonList, valueIn } from "../columns.ts";
import type { Found } from "../format.ts";
import { fromXmlText } from "../xml-text.ts";
import { fileAt } from "./text.ts";

/** Reads what `parley export --format graphml` writes: a file, or a folder that has it. */
export async function* readGraphml(path: string): AsyncGenerator<Found> {
  const file = await fileAt(path, "graph.graphml");
  const reading = new Reading(file);
  for await (const text of textIn(file)) {
    reading.write(text);
    yield* reading.taken();
    if (reading.failed) return;
  }
  reading.end();
  yield* reading.taken();
}

/** A node, an edge or the graph, while it is read. */
interface Element {
  readonly place: Place;
  readonly attributes: Readonly<Record<string, string>>;
  /** The texts of its data, by the names of their keys. */
  readonly data: Record<string, string>;
}

class Reading {
  failed = false;
  readonly #file: string;
  readonly #parser = new SaxesParser();
  readonly #names = new Map<string, string>();
  readonly #open: Element[] = [];
  #found: Found[] = [];
  #text = "";

  constructor(file: string) {
    this.#file = file;
    this.#parser.on("opentag", (tag) => this.#opened(tag));
    this.#parser.on("text", (text) => {
      this.#text += text;
    });
    this.#parser.on("closetag", (tag) => this.#closed(tag));
    this.#parser.on("error", (error) => this.#fail(error));
  }

  write(text: string): void {
    if (!this.failed) this.#parser.write(text);
  }

  end(): void {
    if (!this.failed) this.#parser.close();
  }

  taken(): readonly Found[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  get #place(): Place {
    return { file: this.#file, line: this.#parser.line, column: this.#parser.column + 1 };
  }

  #opened({ name, attributes }: SaxesTagPlain): void {
    this.#text = "";
    if (name === "key") {
      this.#names.set(attributes["id"] ?? "", attributes["attr.name"] ?? "");
    } else if (name === "graph" || name === "node" || name === "edge") {
      this.#open.push({ place: this.#place, attributes, data: {} });
    }
  }

  #closed({ name, attributes }: SaxesTagPlain): void {
    const element = this.#open.at(-1);
    if (element === undefined) return;
    if (name === "data") {
      const key = attributes["key"] ?? "";
      element.data[this.#names.get(key) ?? key] = fromXmlText(this.#text);
      return;
    }
    const found = FOUND[name];
    if (found === undefined) return;
    this.#open.pop();
    this.#found.push(...found(element));
  }

  /** What follows on the first mistake is mostly an echo. */
  #fail({ message }: Error): void {
    if (this.failed) return;
    this.failed = true;
    const why = message.replace(/^.*?\d+:\d+: /, "").replace(/\.$/, "");
    this.#found.push({ place: this.#place, sentence: `This is no GraphML: ${why}.` });
  }
}

const FOUND: Readonly<Record<string, (element: Element) => readonly Found[]>> = {
  node: ({ place, attributes, data: { node, ...data } }) => [
    { place, node, properties: { id: attributes["id"], ...valuesOf(node, data) } },
  ],
  edge: ({ place, attributes, data: { relationship, ...data } }) => [
    {
      place,
      relationship,
      from: attributes["source"],
      to: attributes["target"],
      properties: valuesOf(relationship, data),
    },
  ],
  graph: ({ place, data: { dossiers = "[]" } }) => {
    const records = jsonList(dossiers);
    if (!Array.isArray(records)) return [{ place, sentence: "`dossiers` is no list of JSON." }];
    return records.map((record) => {
      const { id, ...properties } = record ?? {};
      const told = Object.entries(properties).filter(([, value]) => value !== null);
      return { place, dossier: id, properties: Object.fromEntries(told) };
    });
  },
};

function valuesOf(
  owner: unknown,
  data: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const columns = columnsNamed(owner);
  const values = Object.entries(data).map(([name, text]) => {
    const column = columns.find((each) => each.name === name);
    return [name, valueIn(column, text, jsonList)] as const;
  });
  return Object.fromEntries(values);
}
