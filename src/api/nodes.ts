import { Arg, ID, Query, Resolver } from "type-graphql";
import { Node } from "../model/entity.ts";
import { BadInput } from "../model/faults.ts";
import { PAGE_LIMIT } from "../plan/arguments.ts";
import { AsOf } from "./as-of.ts";
import { type Ask, Asked } from "./context.ts";

/** Anything by its id, whatever its kind. */
@Resolver()
export class Nodes {
  @Query(() => Node, {
    nullable: true,
    description: "Whatever has that id. Null where no such id is known.",
  })
  node(
    @Arg("id", () => ID, { description: "The id." }) id: string,
    @AsOf() asOf: string | null | undefined,
    @Asked() ask: Ask,
  ): Promise<unknown> {
    return ask.one("Node", { id, asOf });
  }

  @Query(() => [Node], {
    nullable: "items",
    description: "Whatever has those ids, in their order; null where an id is not known.",
  })
  nodes(
    @Arg("ids", () => [ID], { description: "The ids, at most 100." }) ids: readonly string[],
    @AsOf() asOf: string | null | undefined,
    @Asked() ask: Ask,
  ): Promise<unknown> {
    if (ids.length > PAGE_LIMIT) {
      throw new BadInput(`ids must be at most ${PAGE_LIMIT}, but were ${ids.length}.`);
    }
    return ask.each("Node", { ids, asOf });
  }
}
