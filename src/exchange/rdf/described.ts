import { model } from "../../model/model.ts";
import type { Source } from "../source.ts";
import { type Description, describeNode, describeRelationship } from "./describe.ts";

/** All that a graph states, page by page: first the nodes, then the relationships. */
export async function* described(source: Source): AsyncGenerator<readonly Description[]> {
  for (const { name } of model.kinds) {
    for await (const page of source.nodes(name)) yield page.map(describeNode);
  }
  for (const { type } of model.relationships) {
    for await (const page of source.relationships(type)) yield page.flatMap(describeRelationship);
  }
}
