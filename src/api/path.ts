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
import { path } from "../analysis/path.ts";
import { Entity } from "../model/entity.ts";
import { DateScalar } from "../model/scalars.ts";
import { AS_OF } from "./as-of.ts";
import { type Ask, Asked } from "./context.ts";
import { Relationship } from "./relationship.ts";

const MAX_LENGTH = 4;

@ObjectType({ description: "One relationship of a path." })
class PathStep {
  @Field(() => Relationship, {
    description: "It ties a node of the path to the next; of several, the one with the first key.",
  })
  readonly relationship!: Relationship;

  @Field(() => Boolean, { description: "Whether it points the way that the path goes." })
  readonly forward!: boolean;
}

@ObjectType({ description: "A chain of nodes, each tied to the next by a relationship." })
class Path {
  @Extensions({ rows: ({ maxLength }: Partial<PathArguments>) => (maxLength ?? MAX_LENGTH) + 1 })
  @Field(() => [Entity], { description: "The nodes, from the first to the last." })
  readonly nodes!: readonly string[];

  @Extensions({ rows: ({ maxLength }: Partial<PathArguments>) => maxLength ?? MAX_LENGTH })
  @Field(() => [PathStep], {
    description: "The steps between them, one fewer than there are nodes.",
  })
  readonly steps!: readonly PathStep[];
}

@ArgsType()
class PathArguments {
  @Field(() => ID, { description: "The id of the node to begin with." })
  readonly from!: string;

  @Field(() => ID, { description: "The id of the node to end with." })
  readonly to!: string;

  @Field(() => Int, {
    defaultValue: MAX_LENGTH,
    description: "How many steps at most, from 1 to 8.",
  })
  readonly maxLength!: number;

  @Field(() => DateScalar, { nullable: true, description: AS_OF })
  readonly asOf?: string | null;
}

/** How two nodes are connected. */
@Resolver()
export class Paths {
  @Query(() => Path, {
    nullable: true,
    description:
      "A shortest path between two nodes, along relationships of every type and in either direction; null where there is none. Of several, the one whose ids, read from the start, come first.",
  })
  path(@Args(() => PathArguments) asked: PathArguments, @Asked() ask: Ask): Promise<unknown> {
    return ask.computed({ asOf: asked.asOf }, (send, dialect) => path(send, dialect, asked));
  }
}
