import type { Dialect } from "./graph.ts";

/**
 * The full-text index, asked in Lucene's syntax: each word is a must, as the beginning of one, in any
 * of its spellings. They are letters and digits alone, in lower case, so none of them is an operator.
 */
export const searchNeo4j: Dialect["search"] = (node, words) => ({
  match: `CALL db.index.fulltext.queryNodes('search', $v.words) YIELD node AS ${node}`,
  conditions: [],
  values: {
    words: words
      .map((spellings) => `+(${spellings.map((each) => `${each}*`).join(" ")})`)
      .join(" "),
  },
});
