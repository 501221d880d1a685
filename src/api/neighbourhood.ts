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
import { neighbourhood } from "../analysis/neighbourhood.ts";
import { Entity } from "../model/entity.ts";
import { DateScalar } from "../model/scalars.ts";
import { AS_OF } from "./as-of.ts";
import { type Ask, Asked } from "./context.ts";
import { Relationship } from "./relationship.ts";

const FIRST = 100;

/** How many relationships a node of a neighbourhood is held to have there. */
const TIES = 3;

@ObjectType({ description: "What lies around a node." })
class Neighbourhood {
  @Extensions({ rows: ({ first }: Partial<NeighbourhoodArguments>) => first ?? FIRST })
  @Field(() => [Entity], {
    description:
      "The nodes, nearest first, so that the one in the middle begins; of those equally near, what is no claim by its id, then claims, the newest first.",
  })
  readonly nodes!: readonly string[];

  @Extensions({ rows: ({ first }: Partial<NeighbourhoodArguments>) => TIES * (first ?? FIRST) })
  @Field(() => [Relationship], {
    description: "All relationships that tie these nodes to each other, at most 5,000.",
  })
  readonly relationships!: readonly Relationship[];

  @Field(() => Boolean, {
    description: "Whether anything within the depth was left out: a node, or a relationship.",
  })
  readonly truncated!: boolean;
}

@ArgsType()
class NeighbourhoodArguments {
  @Field(() => ID, { description: "The id of the node in the middle." })
  readonly id!: string;

  @Field(() => Int, { defaultValue: 1, description: "How many steps away at most, from 0 to 3." })
  readonly depth!: number;

  @Field(() => Int, {
    defaultValue: FIRST,
    description: "How many nodes at most, the one in the middle included: from 0 to 500.",
  })
  readonly first!: number;

  @Field(() => DateScalar, { nullable: true, description: AS_OF })
  readonly asOf?: string | null;
}

/** What surrounds a node. */
@Resolver()
export class Neighbourhoods {
  @Query(() => Neighbourhood, {
    nullable: true,
    description:
      "What lies around a node, along relationships of every type and in either direction.",
  })
  neighbourhood(
    @Args(() => NeighbourhoodArguments) asked: NeighbourhoodArguments,
    @Asked() ask: Ask,
  ): Promise<unknown> {
    return ask.computed({ asOf: asked.asOf }, (send, dialect) =>
      neighbourhood(send, dialect, asked),
    );
  }
}
