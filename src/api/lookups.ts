import { Arg, Args, ArgsType, Field, ID, Query, Resolver } from "type-graphql";
import type { KindDeclaration } from "../model/kind.ts";
import { DateScalar } from "../model/scalars.ts";
import { AS_OF, AsOf } from "./as-of.ts";
import { type Ask, Asked } from "./context.ts";
import type { OfferedList } from "./lists.ts";

/** The two root fields of a kind: one node by its id, and the list of all. */
export function lookupsOf({ name, plural, type, description }: KindDeclaration, list: OfferedList) {
  const what = `${description.charAt(0).toLowerCase()}${description.slice(1).replace(/\.$/, "")}`;

  @ArgsType()
  class ListArguments extends list.page {
    @Field(() => DateScalar, { nullable: true, description: AS_OF })
    readonly asOf?: string | null;
  }

  @Resolver()
  class Lookups {
    @Query(() => type, {
      name: singular(name),
      nullable: true,
      description: `By its id: ${what}. Null where no such id is known.`,
    })
    one(
      @Arg("id", () => ID, { description: "The id." }) id: string,
      @AsOf() asOf: string | null | undefined,
      @Asked() ask: Ask,
    ): Promise<unknown> {
      return ask.one(name, { id, asOf });
    }

    @Query(() => list.connection, { name: plural, description: `All, by page: ${what}.` })
    many(@Args(() => ListArguments) { asOf }: ListArguments, @Asked() ask: Ask): Promise<unknown> {
      return ask.many({ asOf });
    }
  }
  return Lookups;
}

/** The root field that gives one node of a kind: `person`. */
export function singular(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
