import { Arg, Extensions, Field, ID, Int, ObjectType, Query, Resolver } from "type-graphql";
import { roundDiff } from "../analysis/round-diff.ts";
import { Actor } from "../model/entity.ts";
import { PositionChangeKind } from "../model/enumerations.ts";
import { Issue } from "../model/issue.ts";
import { Meeting } from "../model/meeting.ts";
import { Outcome } from "../model/outcome.ts";
import { AsOf } from "./as-of.ts";
import { type Ask, Asked } from "./context.ts";
import { cellsAsked, Position } from "./positions.ts";

@ObjectType({ description: "What became of a position from one round to another." })
class PositionChange {
  @Field(() => PositionChangeKind.members, { description: "What became of it." })
  readonly kind!: string;

  @Field(() => Actor, { nullable: true, description: "Whose position it is; of AGREED, nobody's." })
  readonly party!: string | null;

  @Field(() => Issue, { description: "The issue." })
  readonly issue!: string;

  @Field(() => Position, {
    nullable: true,
    description: "The position in the round `from`; null of AGREED.",
  })
  readonly before!: Position | null;

  @Field(() => Position, {
    nullable: true,
    description: "The position in the round `to`; null of AGREED.",
  })
  readonly after!: Position | null;

  @Field(() => [Outcome], {
    description: "Of AGREED, the outcomes that are; of SETTLED, those by which it was settled.",
  })
  readonly outcomes!: readonly string[];
}

@ObjectType({ description: "What changed between two rounds, with both sides' positions." })
class RoundDiff {
  @Field(() => Meeting, { description: "The round that is compared." })
  readonly from!: string;

  @Field(() => Meeting, { description: "The round that it is compared with." })
  readonly to!: string;

  @Extensions({ rows: () => cellsAsked({ rounds: [0] }) })
  @Field(() => [PositionChange], {
    description:
      "By issue, then party, in the order of `positions`; what was agreed on an issue comes last. A party of which nothing is known in one of the rounds gives no change.",
  })
  readonly changes!: readonly PositionChange[];
}

/** What moved between two rounds of a process. */
@Resolver()
export class RoundDiffs {
  @Query(() => RoundDiff, {
    nullable: true,
    description: "What is new, dropped, settled, changed, repeated or agreed between two rounds.",
  })
  roundDiff(
    @Arg("process", () => ID, { description: "The id of the process." }) process: string,
    @Arg("from", () => Int, { description: "The number of a round." }) from: number,
    @Arg("to", () => Int, { description: "The number of the round to compare it with." })
    to: number,
    @AsOf() asOf: string | null | undefined,
    @Asked() ask: Ask,
  ): Promise<unknown> {
    const question = { process, from, to, asOf };
    return ask.computed({ asOf }, (send, dialect, asksFor) => {
      const asks = (field: string) =>
        asksFor("changes", "before", field) || asksFor("changes", "after", field);
      const parts = { sources: asks("independentSourceCount"), attributed: asks("attributed") };
      return roundDiff(send, dialect, { ...question, ...parts });
    });
  }
}
