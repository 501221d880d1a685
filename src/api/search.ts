import { Arg, Float, Int, Query, Resolver } from "type-graphql";
import type { Ranked } from "../analysis/ranking.ts";
import { askedWords, CANDIDATES, type RankPlace, search } from "../analysis/search.ts";
import { Entity } from "../model/entity.ts";
import { PAGE_DEFAULT, pageBound } from "../plan/arguments.ts";
import { readCursor, writeCursor } from "../plan/cursor.ts";
import { AsOf } from "./as-of.ts";
import { type Ask, Asked } from "./context.ts";
import { entityKinds } from "./filters.ts";
import { connectionOf } from "./found.ts";
import { offerField } from "./generated.ts";
import { connectionType } from "./pages.ts";

const SearchConnection = connectionType(
  "Search",
  () => Entity,
  "what a search found",
  (edge) => {
    offerField(edge, "score", () => Float, {
      description: "How well it answers, from 1, where a name is what was asked for, down to 0.",
    });
    offerField(edge, "matched", () => String, {
      description:
        "The name, alias, text or title that has the most of the words, as it is stored.",
    });
  },
);

/** Finds nodes by what a person typed. */
@Resolver()
export class Search {
  @Query(() => SearchConnection, {
    nullable: true,
    description: `What has a word that begins with each word of the query in its names, aliases, texts and titles: case, accents and the usual transliterations do not matter. A name that is what was asked for comes first, then what has the words whole, names before texts, then what begins with them; of equals the shortest, then by id. Of more than ${CANDIDATES} that match, \`totalCount\` counts all and the pages give ${CANDIDATES}: first those that have the words whole, among these names before texts, then what has the fewest letters.`,
  })
  async search(
    @Arg("query", () => String, {
      description:
        "The words, at most 30; nothing in it is syntax. Without a word nothing is found.",
    })
    query: string,
    @Arg("types", () => [entityKinds], {
      nullable: true,
      description: "Only nodes of these kinds; of an empty list, none.",
    })
    types: readonly string[] | null | undefined,
    @Arg("first", () => Int, {
      nullable: true,
      description: "How many at most: 20 unless asked, from 0 to 100.",
    })
    first: number | null | undefined,
    @Arg("after", () => String, {
      nullable: true,
      description: "Only what stands after this cursor, which a search for the same words gave.",
    })
    after: string | null | undefined,
    @AsOf() asOf: string | null | undefined,
    @Asked() ask: Ask,
  ): Promise<unknown> {
    const place = placeOf(query);
    const page = {
      first: pageBound("first", first) ?? PAGE_DEFAULT,
      after: after == null ? undefined : rankAt(place, after),
    };
    return ask.computed({ asOf }, async (send, dialect, asksFor) => {
      const part = { ...page, total: asksFor("totalCount") };
      const found = await search(send, dialect, { query, types, asOf }, part);
      return connectionOf(found, (one) => edgeOf(place, one));
    });
  }
}

/** Words decide the order, so a cursor belongs to them, however they were typed. */
function placeOf(query: string): string {
  return ["Query.search", ...askedWords(query).map(({ plain }) => plain)].join(" ");
}

function rankAt(place: string, cursor: string): RankPlace {
  const [level, words, id] = readCursor(place, cursor);
  return [Number(level), Number(words), String(id)];
}

function edgeOf(place: string, { id, level, words, matched, score }: Ranked) {
  return { cursor: writeCursor(place, [level, words, id]), score, matched, node: id };
}
