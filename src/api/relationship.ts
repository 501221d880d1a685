import { GraphQLScalarType } from "graphql";
import { Field, ID, ObjectType } from "type-graphql";

const PropertiesScalar = new GraphQLScalarType({
  name: "Properties",
  description:
    "What is known of a relationship, by the names of its properties: texts, numbers, dates, and ids of nodes. Null where nothing is known, or was not known by the day asked for.",
});

@ObjectType("Relationship", {
  description: "A relationship by itself, its ends told by their ids.",
})
export class Relationship {
  @Field(() => ID, { description: "What tells it from all others." })
  readonly key!: string;

  @Field(() => String, { description: "Its type: `MADE`, `PARTY_TO`." })
  readonly type!: string;

  @Field(() => ID, { description: "The id of the node where it begins." })
  readonly from!: string;

  @Field(() => ID, { description: "The id of the node where it ends." })
  readonly to!: string;

  @Field(() => PropertiesScalar, {
    description:
      "Its own properties, and `knownFrom`; of what documents report, also `reportedIn`, their ids.",
  })
  readonly properties!: unknown;
}
