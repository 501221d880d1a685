// A search by reading the folded words of every node.
import { compareRanked, ranked } from "../../src/analysis/ranking.ts";
import { askedWords } from "../../src/analysis/search.ts";
import type { Row } from "../../src/graph/graph.ts";
import type { Read } from "./reading.ts";

/** The ids of the first of those found, and what of them matched. */
export async function plainSearch(
  read: Read,
  query: string,
  first: number,
): Promise<readonly (readonly [id: string, matched: string])[]> {
  const words = askedWords(query);
  const rows = await read(
    "MATCH (n:Entity) RETURN n.id AS id, n.search AS search, n.name AS name, n.aliases AS aliases, n.text AS text, n.title AS title",
  );
  const found = rows.filter(([, search]) =>
    words.every(({ plain, folded }) =>
      [plain, folded].some((start) => String(search ?? "").includes(` ${start}`)),
    ),
  );
  return found
    .map((row) => ranked(words, textsOf(row)))
    .sort(compareRanked)
    .slice(0, first)
    .map(({ id, matched }) => [id, matched]);
}

function textsOf([id, , name, aliases, text, title]: Row) {
  const names = [name, aliases].flat();
  const texts = [text, title];
  return {
    id: String(id),
    texts: [
      ...names.map((each) => ({ text: each, isName: true })),
      ...texts.map((each) => ({ text: each ?? null, isName: false })),
    ].flatMap(({ text: each, isName }) =>
      typeof each === "string" ? [{ text: each, isName }] : [],
    ),
  };
}
