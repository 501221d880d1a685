import type { Send, Values } from "../../graph/graph.ts";
import { NotFound } from "../../model/faults.ts";
import { type Words, where } from "./words.ts";

/** The lists of ids by which contradictions are chosen, with what the ids are of. */
const CHOSEN = [
  { list: "issues", label: "Issue", what: "issue" },
  { list: "actors", label: "Actor", what: "actor" },
] as const;

/**
 * Sees that everything chosen is there, as far as it was known.
 *
 * @throws NotFound where it is not
 */
export async function checkChosen(send: Send, words: Words, values: Values): Promise<void> {
  await Promise.all(
    CHOSEN.map(async ({ list, label, what }) => {
      const ids = (values[list] ?? []) as readonly string[];
      if (ids.length === 0) return;
      const rows = await send(statement(words, list, label), values);
      const found = new Set(rows.map(([id]) => id));
      const lacking = ids.find((id) => !found.has(id));
      if (lacking !== undefined) throw new NotFound(`There is no ${what} with the id ${lacking}.`);
    }),
  );
}

function statement(words: Words, list: string, label: string): string {
  return [
    `MATCH (node:Entity:${label})`,
    ...where(`node.id IN ${words.parameter(list)}`, ...words.known("node")),
    "RETURN node.id AS id",
  ].join("\n");
}
