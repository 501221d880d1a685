import type { GraphQLResolveInfo } from "graphql";
import {
  Ctx,
  Field,
  FieldResolver,
  Info,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { graphHash } from "../analysis/hash.ts";
import { statistics } from "../analysis/statistics.ts";
import { DateScalar } from "../model/scalars.ts";
import { send } from "../plan/planner.ts";
import { AsOf } from "./as-of.ts";
import type { Context } from "./context.ts";

@ObjectType({ description: "How many nodes have a label." })
class LabelCount {
  @Field(() => String, { description: "The label: a kind of node." })
  readonly label!: string;

  @Field(() => Int, { description: "How many nodes have it." })
  readonly count!: number;
}

@ObjectType({ description: "How many relationships have a type." })
class RelationshipCount {
  @Field(() => String, { description: "The type of the relationship." })
  readonly type!: string;

  @Field(() => Int, { description: "How many relationships have it." })
  readonly count!: number;
}

@ObjectType("Statistics", { description: "How much the graph holds." })
class Statistics {
  @Field(() => [LabelCount], { description: "Nodes by label." })
  readonly nodes!: readonly LabelCount[];

  @Field(() => [RelationshipCount], { description: "Relationships by type." })
  readonly relationships!: readonly RelationshipCount[];

  @Field(() => DateScalar, {
    nullable: true,
    description: "The first day on which something was said, met or published.",
  })
  readonly firstDay!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The last day on which something was said, met or published.",
  })
  readonly lastDay!: string | null;

  readonly asOf!: string | null;
}

/** Counts over the whole graph, and its hash. */
@Resolver(() => Statistics)
export class StatisticsResolver {
  @Query(() => Statistics, { description: "How much the graph holds, and which engine holds it." })
  async statistics(
    @AsOf() asOf: string | null | undefined,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Statistics> {
    const counted = await statistics(
      context.graph,
      (statement, values = {}) => send(context.graph, info, context, statement, values),
      asOf ?? null,
    );
    return { ...counted, asOf: asOf ?? null };
  }

  @FieldResolver(() => String, { description: "The engine that holds the graph." })
  async engine(@Ctx() { graph }: Context): Promise<string> {
    return (await graph.about()).engine;
  }

  @FieldResolver(() => String, { description: "The engine's version." })
  async version(@Ctx() { graph }: Context): Promise<string> {
    return (await graph.about()).version;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "The SHA-256 over all that dossiers state, equal on every engine; null under `asOf`. It reads the whole graph.",
  })
  hash(@Root() { asOf }: Statistics, @Ctx() { graph }: Context): Promise<string | null> {
    return asOf === null ? graphHash(graph) : Promise.resolve(null);
  }
}
