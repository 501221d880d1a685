import type { Properties } from "../../dossier/fact.ts";
import { model } from "../../model/model.ts";
import { type Column, nodeColumns, plainText, relationshipColumns } from "../columns.ts";
import type { ExportedFile } from "../format.ts";
import type { Source } from "../source.ts";
import { xmlText } from "../xml-text.ts";

/**
 * GraphML, for Gephi, yEd, networkx and igraph. A node's kind is its attribute `node`, a relationship's
 * type its attribute `relationship`. A list is a text of JSON, for GraphML has none; what the graph
 * keeps of its dossiers is one such list, an attribute of the graph.
 */
export async function* writeGraphml(source: Source): AsyncGenerator<ExportedFile> {
  yield { name: "graph.graphml", content: document(source) };
}

async function* document(source: Source): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
${keys()}<graph id="parley" edgedefault="directed">
${data("graph", "dossiers", JSON.stringify(await source.dossiers()))}
`;
  for (const { name } of model.kinds) {
    for await (const page of source.nodes(name)) {
      yield page.map(({ properties }) => nodeElement(name, properties)).join("");
    }
  }
  for (const { type } of model.relationships) {
    for await (const page of source.relationships(type)) {
      yield page
        .map(({ from, to, properties }) => {
          const ends = `source="${xmlText(from)}" target="${xmlText(to)}"`;
          return `<edge ${ends}>${data("edge", "relationship", type)}${attributes("edge", properties)}</edge>\n`;
        })
        .join("");
    }
  }
  yield "</graph>\n</graphml>\n";
}

function nodeElement(kind: string, { id, ...properties }: Properties): string {
  const written = `${data("node", "node", kind)}${attributes("node", properties)}`;
  return `<node id="${xmlText(String(id))}">${written}</node>\n`;
}

type Owner = "graph" | "node" | "edge";

/** One key for each name, however many kinds or types have it. */
function keys(): string {
  const nodes = model.kinds.flatMap(nodeColumns);
  const edges = model.relationships.filter(({ derived }) => !derived).flatMap(relationshipColumns);
  return [
    key("graph", { name: "dossiers", holds: "list" }),
    ...declared("node", [{ name: "node", holds: "text" }, ...nodes]),
    ...declared("edge", [{ name: "relationship", holds: "text" }, ...edges]),
  ].join("");
}

function declared(owner: Owner, columns: readonly Column[]): readonly string[] {
  return [...new Map(columns.map((column) => [column.name, column])).values()].map((column) =>
    key(owner, column),
  );
}

function key(owner: Owner, { name, holds }: Column): string {
  const type = holds === "integer" ? "long" : "string";
  return `<key id="${owner}.${name}" for="${owner}" attr.name="${name}" attr.type="${type}"/>\n`;
}

function attributes(owner: Owner, properties: Properties): string {
  return Object.entries(properties)
    .map(([name, value]) => data(owner, name, plainText(value)))
    .join("");
}

function data(owner: Owner, name: string, text: string): string {
  return `<data key="${owner}.${name}">${xmlText(text)}</data>`;
}
