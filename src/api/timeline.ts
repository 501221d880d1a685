import { Args, ArgsType, Field, ID, Query, Resolver } from "type-graphql";
import type { Moment } from "../analysis/timeline/days.ts";
import { precisionOf, timeline } from "../analysis/timeline.ts";
import { Entity } from "../model/entity.ts";
import { DatePrecision } from "../model/enumerations.ts";
import { DateScalar } from "../model/scalars.ts";
import { PAGE_DEFAULT, pageBound } from "../plan/arguments.ts";
import { readCursor, writeCursor } from "../plan/cursor.ts";

import { type Ask, Asked } from "./context.ts";
import { connectionOf, PageOfFound } from "./found.ts";
import { offerField } from "./generated.ts";
import { connectionType } from "./pages.ts";

const PLACE = "Query.timeline";

const TimelineConnection = connectionType(
  "Timeline",
  () => Entity,
  "what has a day",
  (edge) => {
    offerField(edge, "on", () => DateScalar, {
      description:
        "Its day: when a meeting starts, a claim was said or a document published; an outcome has the day of its meeting.",
    });
    offerField(edge, "precision", () => DatePrecision.members, {
      description: "How exactly that day is known.",
    });
  },
);

@ArgsType()
class TimelineArguments extends PageOfFound {
  @Field(() => ID, { description: "The id of what it is about, of any kind." })
  readonly about!: string;

  @Field(() => DateScalar, { nullable: true, description: "The first day, itself included." })
  readonly from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "The last day, itself included." })
  readonly to?: string | null;
}

/** What happened about something, day by day. */
@Resolver()
export class Timeline {
  @Query(() => TimelineConnection, {
    nullable: true,
    description:
      "The meetings, claims, outcomes and documents that one relationship connects with a node, in the order of their days; on one day DAY comes before BY before MONTH, then the id decides. A process has besides the claims sorted into it and into its rounds, the outcomes of its rounds, and the documents that report any of these; an issue has the documents that report the claims and outcomes on it. An unknown id is `NOT_FOUND`.",
  })
  async timeline(
    @Args(() => TimelineArguments) { first, after, ...span }: TimelineArguments,
    @Asked() ask: Ask,
  ): Promise<unknown> {
    const page = {
      first: pageBound("first", first) ?? PAGE_DEFAULT,
      after: after == null ? undefined : momentAt(after),
    };
    return ask.computed({ asOf: span.asOf }, async (send, dialect, asksFor) => {
      const part = {
        ...page,
        previous: asksFor("pageInfo", "hasPreviousPage"),
        total: asksFor("totalCount"),
      };
      return connectionOf(await timeline(send, dialect, span, part), edgeOf);
    });
  }
}

function momentAt(cursor: string): Moment {
  const [day, precision, id] = readCursor(PLACE, cursor);
  return { day: String(day), precision: Number(precision), id: String(id) };
}

function edgeOf(moment: Moment) {
  const { day, precision, id } = moment;
  return {
    cursor: writeCursor(PLACE, [day, precision, id]),
    on: day,
    precision: precisionOf(moment),
    node: id,
  };
}
