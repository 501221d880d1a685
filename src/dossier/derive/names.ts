import { folded } from "../../model/fold.ts";
import { model } from "../../model/model.ts";
import { type NodeFact, numberOf, textOf } from "../fact.ts";
import type { Web } from "./web.ts";

/** What a person would call the node: its name, text or title, else its publisher and day, else its id. */
export function labelOf(web: Web, { kind, properties }: NodeFact): string {
  const called = textOf(properties, model.kind(kind).calledBy);
  if (called !== undefined) return called;
  const { id } = properties;
  const publisher = web
    .out(id, "PUBLISHED_BY")
    .find((each) => (numberOf(each.properties, "position") ?? 0) === 0)?.to;
  const name = publisher && textOf(web.node(publisher)?.properties ?? {}, "name");
  return [name ?? id, textOf(properties, "publishedOn")].filter(Boolean).join(", ");
}

/** The folded words of its names and texts; nothing where it has none. */
export function searchOf({ kind, properties }: NodeFact): string | undefined {
  const texts = model
    .kind(kind)
    .properties.filter((property) => property.searched)
    .flatMap(({ name }) => properties[name] ?? [])
    .map(String);
  const words = folded(texts);
  return words === "" ? undefined : words;
}
