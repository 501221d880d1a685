import type { Dialect } from "./graph.ts";

/** All nodes are read, three times as fast as with lists of words. A word begins where a space stands. */
export const searchEmbedded: Dialect["search"] = (node, words) => {
  const spelled = words.flat();
  const contains = (spelling: string) =>
    `${node}.search CONTAINS $word${spelled.indexOf(spelling) + 1}`;
  return {
    match: `MATCH (${node}:Entity)`,
    conditions: words.map((spellings) => `(${spellings.map(contains).join(" OR ")})`),
    values: Object.fromEntries(spelled.map((each, at) => [`word${at + 1}`, ` ${each}`])),
  };
};
