import { ArgsType, Field, Int } from "type-graphql";
import { DateScalar } from "../model/scalars.ts";
import { AS_OF } from "./as-of.ts";

/** The arguments by which what an analysis found is paged, forward alone. */
@ArgsType()
export abstract class PageOfFound {
  @Field(() => Int, {
    nullable: true,
    description: "How many at most: 20 unless asked, from 0 to 100.",
  })
  readonly first?: number | null;

  @Field(() => String, { nullable: true, description: "Only what stands after this cursor." })
  readonly after?: string | null;

  @Field(() => DateScalar, { nullable: true, description: AS_OF })
  readonly asOf?: string | null;
}

/** A page of what an analysis found. */
export interface Found<T> {
  readonly page: readonly T[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
  /** How many there are in all; null where nobody asked. */
  readonly total: number | null;
}

/** What an edge always has: its cursor, and the id of its node or what stands for one. */
interface Edge {
  readonly cursor: string;
  readonly node: unknown;
}

/** The page as a connection, computed: its nodes are fetched by their ids. */
export function connectionOf<T>(
  { page, hasNext, hasPrevious, total }: Found<T>,
  edgeOf: (one: T) => Edge,
): unknown {
  const edges = page.map(edgeOf);
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: hasNext,
      hasPreviousPage: hasPrevious,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: total,
  };
}
