import { Args, ArgsType, Field, ID, ObjectType, Query, Resolver } from "type-graphql";
import {
  type Contradiction as Computed,
  contradictions,
  type Contradictions as Page,
  type Place,
} from "../analysis/contradictions.ts";
import { Document } from "../model/document.ts";
import { Entity } from "../model/entity.ts";
import { ContradictionKind, ContradictionStatus } from "../model/enumerations.ts";
import { BadInput } from "../model/faults.ts";
import { PAGE_DEFAULT, PAGE_LIMIT, pageBound } from "../plan/arguments.ts";
import { readCursor, writeCursor } from "../plan/cursor.ts";

import { type Ask, Asked } from "./context.ts";
import { PageOfFound } from "./found.ts";
import { connectionType } from "./pages.ts";

@ObjectType({ description: "One side of a contradiction." })
class ContradictionSide {
  @Field(() => Entity, {
    description: "What is said there: a claim, an outcome, or whatever is told.",
  })
  readonly node!: string;

  @Field(() => [Document], {
    description: "The documents that report it, or tell it so, in the order of their days.",
  })
  readonly documents!: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: "How these documents tell it, where what differs is the telling.",
  })
  readonly telling!: string | null;
}

@ObjectType({
  description: "Two things that contradict each other, or may; both stay as they are.",
})
class Contradiction {
  @Field(() => ContradictionKind.members, { description: "In what way they do." })
  readonly kind!: string;

  @Field(() => ContradictionStatus.members, {
    description: "What a person has judged of it; CANDIDATE where a rule found it.",
  })
  readonly status!: string;

  @Field(() => String, { nullable: true, description: "Why a person holds it to be one." })
  readonly rationale!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The rule that found it; null where a person wrote it down.",
  })
  readonly rule!: string | null;

  @Field(() => ContradictionSide, {
    description: "The one side: of a candidate, what was known later.",
  })
  readonly left!: ContradictionSide;

  @Field(() => ContradictionSide, { description: "The other side." })
  readonly right!: ContradictionSide;
}

const ContradictionConnection = connectionType(
  "Contradiction",
  () => Contradiction,
  "contradictions",
);

@ArgsType()
class ContradictionArguments extends PageOfFound {
  @Field(() => [ContradictionKind.members], {
    nullable: true,
    description: "Only these kinds; all unless given.",
  })
  readonly kinds?: readonly string[] | null;

  @Field(() => [ContradictionStatus.members], {
    nullable: true,
    description: "Only what is judged so; all unless given.",
  })
  readonly statuses?: readonly string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: "Only what is on one of these issues, at most 100 ids.",
  })
  readonly issues?: readonly string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      "Only what has a side that one of these actors said, or that counts for one, at most 100 ids.",
  })
  readonly actors?: readonly string[] | null;
}

/** What contradicts what: written down, and found by rule. */
@Resolver()
export class ContradictionsResolver {
  @Query(() => ContradictionConnection, {
    name: "contradictions",
    description:
      "What contradicts what: what was written down, and candidates that rules find. Newest first, by the day from which both sides are known.",
  })
  contradictions(
    @Args(() => ContradictionArguments) asked: ContradictionArguments,
    @Asked() ask: Ask,
  ): Promise<unknown> {
    checkLists(asked);
    const page = {
      first: pageBound("first", asked.first) ?? PAGE_DEFAULT,
      after: asked.after == null ? undefined : (readCursor(SCOPE, asked.after) as unknown as Place),
    };
    return ask.computed({ asOf: asked.asOf }, async (send, dialect, asksFor) => {
      const part = {
        ...page,
        previous: asksFor("pageInfo", "hasPreviousPage"),
        total: asksFor("totalCount"),
      };
      return connectionOf(await contradictions(send, dialect, asked, part));
    });
  }
}

/** Where its cursors belong. */
const SCOPE = "Query.contradictions";

function checkLists({ issues, actors }: ContradictionArguments): void {
  for (const [name, list] of Object.entries({ issues, actors })) {
    if (list == null || list.length <= PAGE_LIMIT) continue;
    throw new BadInput(`${name} must be at most ${PAGE_LIMIT}, but were ${list.length}.`);
  }
}

function connectionOf({ page, hasNext, hasPrevious, total }: Page) {
  const edges = page.map((node) => ({ cursor: cursorOf(node), node }));
  const pageInfo = {
    hasNextPage: hasNext,
    hasPreviousPage: hasPrevious,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, nodes: page, pageInfo, totalCount: total };
}

function cursorOf({ place }: Computed): string {
  return writeCursor(SCOPE, place);
}
