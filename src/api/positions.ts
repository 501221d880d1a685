import {
  Args,
  ArgsType,
  Extensions,
  Field,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
} from "type-graphql";
import { positions } from "../analysis/positions.ts";
import { Actor } from "../model/entity.ts";
import { PositionState, Stance } from "../model/enumerations.ts";
import { BadInput } from "../model/faults.ts";
import { Issue } from "../model/issue.ts";
import { Meeting } from "../model/meeting.ts";
import { Process } from "../model/process.ts";
import { DateScalar } from "../model/scalars.ts";
import { PAGE_LIMIT } from "../plan/arguments.ts";
import { AS_OF } from "./as-of.ts";
import { type Ask, Asked } from "./context.ts";

@ObjectType({ description: "How many claims take a stance." })
class StanceCount {
  @Field(() => Stance.members, { description: "The stance." })
  readonly stance!: string;

  @Field(() => Int, { description: "How many claims take it." })
  readonly count!: number;
}

/** Its `claims` and `attributed` are offered with the other lists of claims. */
@ObjectType({ description: "Where a party stands on an issue in a round, by its own claims." })
export class Position {
  @Field(() => Actor, { description: "The party." })
  readonly party!: string;

  @Field(() => Issue, { description: "The issue." })
  readonly issue!: string;

  @Field(() => Meeting, { description: "The round." })
  readonly round!: string;

  @Field(() => PositionState.members, { description: "Whether the party was heard on the issue." })
  readonly state!: string;

  @Field(() => Stance.members, {
    nullable: true,
    description:
      "That of the newest claim that takes one, among those said by the end of the round; only where none of these does, of those said later.",
  })
  readonly stance!: string | null;

  @Field(() => String, { nullable: true, description: "The value that this claim names, as told." })
  readonly value!: string | null;

  @Field(() => [StanceCount], { description: "How many of its claims take each stance but NONE." })
  readonly stances!: readonly StanceCount[];

  @Field(() => Int, {
    description:
      "How many independent sources its claims rest on: reports that go back to one source count once.",
  })
  readonly independentSourceCount!: number;
}

@ObjectType({ description: "Where each party stands on each issue in each round." })
class PositionMatrix {
  @Field(() => Process, { description: "The process whose rounds they are." })
  readonly process!: string;

  @Field(() => [Actor], { description: "The parties, in the order of the cells." })
  readonly parties!: readonly string[];

  @Field(() => [Issue], { description: "The issues, in the order of the cells." })
  readonly issues!: readonly string[];

  @Field(() => [Meeting], { description: "The rounds, in the order of the cells." })
  readonly rounds!: readonly string[];

  @Extensions({ rows: cellsAsked })
  @Field(() => [Position], {
    description: "One for each party, issue and round, by party, then issue, then round.",
  })
  readonly cells!: readonly Position[];
}

@ArgsType()
class MatrixArguments {
  @Field(() => ID, { description: "The id of the process." })
  readonly process!: string;

  @Field(() => [ID], {
    nullable: true,
    description: "The ids of the parties, at most 100; unless given, of all that occur.",
  })
  readonly parties?: readonly string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: "The ids of the issues, at most 100; unless given, of all that occur.",
  })
  readonly issues?: readonly string[] | null;

  @Field(() => [Int], {
    nullable: true,
    description: "The numbers of the rounds, at most 100; unless given, of all.",
  })
  readonly rounds?: readonly number[] | null;

  @Field(() => DateScalar, { nullable: true, description: AS_OF })
  readonly asOf?: string | null;
}

/** Where the parties to a process stand, round by round. */
@Resolver()
export class Positions {
  @Query(() => PositionMatrix, {
    nullable: true,
    description: "Where each party to a process stands on each issue in each of its rounds.",
  })
  positions(
    @Args(() => MatrixArguments) asked: MatrixArguments,
    @Asked() ask: Ask,
  ): Promise<unknown> {
    checkLists(asked);
    return ask.computed({ asOf: asked.asOf }, (send, dialect, asksFor) => {
      const asks = (field: string) => asksFor("cells", field);
      const question = {
        ...asked,
        heard: asks("state"),
        newest: asks("stance") || asks("value"),
        sources: asks("independentSourceCount"),
        attributed: asks("attributed"),
      };
      return positions(send, dialect, question);
    });
  }
}

/** What each axis counts for where it is not chosen. */
const USUAL = { parties: 5, issues: 20, rounds: 4 } as const;

/** How many cells a matrix is held to have before it is asked for. */
export function cellsAsked({ parties, issues, rounds }: Partial<MatrixArguments>): number {
  const [many, some, few] = [parties, issues, rounds].map((list) => list?.length);
  return (many ?? USUAL.parties) * (some ?? USUAL.issues) * (few ?? USUAL.rounds);
}

function checkLists({ parties, issues, rounds }: MatrixArguments): void {
  for (const [name, list] of Object.entries({ parties, issues, rounds })) {
    if (list == null || list.length <= PAGE_LIMIT) continue;
    throw new BadInput(`${name} must be at most ${PAGE_LIMIT}, but were ${list.length}.`);
  }
}
