import { searchEmbedded } from "./embedded-search.ts";
import type { Dialect } from "./graph.ts";

/** How statements are written for the embedded engine, in this process or in another. */
export const EMBEDDED_DIALECT: Dialect = {
  parameter: (name) => `$${name}`,
  hubIndexes: false,
  pagesIdsFirst: true,
  search: searchEmbedded,
};
