import type { DocumentNode } from "graphql";
import { LRUCache } from "lru-cache";

/** How much text is kept, in characters; with its plans, a document takes up to 150 times as many bytes. */
const CHARACTERS_KEPT = 500_000;

/** Documents that were parsed and found valid, by their text; those that nobody asks are forgotten. */
export type Documents = LRUCache<string, DocumentNode>;

export function createDocuments(): Documents {
  return new LRUCache({ maxSize: CHARACTERS_KEPT, sizeCalculation: (_, text) => text.length + 1 });
}
